/**
 * The value of a plain scalar by the core schema (YAML 1.2.2, 10.3.2): `yes`, `on` and dates are text, `012` is twelve.
 * https://yaml.org/spec/1.2.2/#1032-tag-resolution
 */
export function plainValue(text: string): string | number | boolean | null {
  if (text === '') return null;
  const first = text.charCodeAt(0);
  if (first >= digitZero && first <= digitNine) return numberOf(text) ?? text;
  switch (text[0]) {
    case '+':
    case '-':
    case '.':
      return numberOf(text) ?? text;
    case '~':
    case 'n':
    case 'N':
      return nulls.has(text) ? null : text;
    case 't':
    case 'T':
      return trues.has(text) ? true : text;
    case 'f':
    case 'F':
      return falses.has(text) ? false : text;
  }
  return text;
}

/** The value of a scalar with an explicit tag of the core schema; undefined where the text isn't one. */
export function taggedValue(text: string, tag: string): string | number | boolean | null | undefined {
  switch (tag) {
    case 'null':
      return nulls.has(text) ? null : undefined;
    case 'bool':
      return trues.has(text) ? true : falses.has(text) ? false : undefined;
    case 'int': {
      const value = numberOf(text);
      return Number.isInteger(value) && !text.includes('.') ? value : undefined;
    }
    case 'float':
      return numberOf(text);
  }
  return text;
}

const digitZero = 48;
const digitNine = 57;
const nulls: ReadonlySet<string> = new Set(['', '~', 'null', 'Null', 'NULL']);
const trues: ReadonlySet<string> = new Set(['true', 'True', 'TRUE']);
const falses: ReadonlySet<string> = new Set(['false', 'False', 'FALSE']);
const decimal = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const octalOrHexadecimal = /^0(?:o[0-7]+|x[0-9a-fA-F]+)$/;
const infinity = /^[-+]?\.(?:inf|Inf|INF)$/;
const notANumber = /^\.(?:nan|NaN|NAN)$/;

function numberOf(text: string): number | undefined {
  if (decimal.test(text) || octalOrHexadecimal.test(text)) return Number(text);
  if (infinity.test(text)) return text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return notANumber.test(text) ? Number.NaN : undefined;
}
