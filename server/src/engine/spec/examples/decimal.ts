import { type ScalarNode, textAt } from '../tree/node.ts';

/** A number as it is written: `mantissa` × 10 to the power of `exponent`. Binary fractions would make `0.3` no multiple of `0.1`. */
interface Decimal {
  readonly mantissa: bigint;
  readonly exponent: number;
}

/** Less than 0 where one number is less than another; as exact as they are written. */
export function compareNumbers(one: ScalarNode, other: ScalarNode): number {
  const [a, b] = [Number(one.value), Number(other.value)];
  if (Math.abs(a) <= Number.MAX_SAFE_INTEGER || Math.abs(b) <= Number.MAX_SAFE_INTEGER) return a - b;
  const aligned = align(decimalOf(one), decimalOf(other));
  if (!aligned) return a === b ? 0 : a - b;
  const [left, right] = aligned;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Undefined where the numbers are too far apart to tell, or one of them is no finite number. */
export function isMultiple(value: ScalarNode, divisor: ScalarNode): boolean | undefined {
  if (Number.isSafeInteger(value.value) && Number.isSafeInteger(divisor.value) && divisor.value !== 0)
    return Number(value.value) % Number(divisor.value) === 0;
  const aligned = align(decimalOf(value), decimalOf(divisor));
  if (!aligned || aligned[1] === 0n) return undefined;
  return aligned[0] % aligned[1] === 0n;
}

/** A number in one form, however it is written. */
export function canonicalNumber(node: ScalarNode): string {
  if (Math.abs(Number(node.value)) <= Number.MAX_SAFE_INTEGER) return String(Number(node.value));
  const decimal = decimalOf(node);
  if (!decimal) return String(node.value);
  const digits = String(decimal.mantissa);
  const significant = digits.replace(/0+$/, '');
  return `${significant}e${decimal.exponent + digits.length - significant.length}`;
}

function decimalOf(node: ScalarNode): Decimal | undefined {
  return parse(textAt(node)) ?? parse(String(node.value));
}

function parse(text: string): Decimal | undefined {
  const [, sign, whole = '', fraction = '', power = '0'] = form.exec(text) ?? [];
  if (sign === undefined || whole + fraction === '') return undefined;
  const mantissa = BigInt(whole + fraction);
  return { mantissa: sign === '-' ? -mantissa : mantissa, exponent: Number(power) - fraction.length };
}

const form = /^([-+]?)(\d*)\.?(\d*)(?:[eE]([-+]?\d+))?$/;

/** Both as multiples of the same power of ten. */
function align(one: Decimal | undefined, other: Decimal | undefined): readonly [bigint, bigint] | undefined {
  if (!one || !other || Math.abs(one.exponent - other.exponent) > mostZeros) return undefined;
  const least = Math.min(one.exponent, other.exponent);
  const scaled = ({ mantissa, exponent }: Decimal): bigint => mantissa * 10n ** BigInt(exponent - least);
  return [scaled(one), scaled(other)];
}

const mostZeros = 1000;
