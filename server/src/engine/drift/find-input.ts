import type { DescribedApi } from '../api/api.ts';
import type { DocumentedParameter } from '../operations/operation.ts';
import { type DescribedInput, type InputSet, propertiesIn } from './inputs.ts';

/** What a documented name leads to: an input; something of which nothing is known; or nothing, among these. */
export type FoundInput =
  | { readonly kind: 'input'; readonly input: DescribedInput }
  | { readonly kind: 'open' }
  | { readonly kind: 'none'; readonly among: InputSet };

/** Finds what a document's parameter is called by: `limit`, `ids[]`, `filter[name]`, `address.city`, `items[].id`. */
export function findInput(
  { name, in: place }: Pick<DocumentedParameter, 'name' | 'in'>,
  set: InputSet,
  api: DescribedApi,
): FoundInput {
  const literal = namedIn(set, { name, place });
  if (literal) return { kind: 'input', input: literal };
  const parts = partsOf(name);
  const isPath = parts.length > 1 || parts[0] !== name;
  const bases = isPath ? steps(parts, (first) => namedIn(set, { name: first, place })) : [];
  const [found] = bases
    .map(({ input, rest }) => findWithin(input, rest, api))
    .sort((a, b) => Number(b.kind === 'input') - Number(a.kind === 'input'));
  return found ?? (set.isOpen && mayBeOfBody(place) ? { kind: 'open' } : { kind: 'none', among: set });
}

function findWithin(input: DescribedInput, parts: readonly string[], api: DescribedApi): FoundInput {
  if (parts.length === 0) return { kind: 'input', input };
  const inner = propertiesIn(input.schema, api);
  const [found] = steps(parts, (first) => inner.inputs.find((one) => one.name === first))
    .map((step) => findWithin(step.input, step.rest, api))
    .sort((a, b) => Number(b.kind === 'input') - Number(a.kind === 'input'));
  return found ?? (inner.isOpen ? { kind: 'open' } : { kind: 'none', among: inner });
}

interface Step {
  readonly input: DescribedInput;
  readonly rest: readonly string[];
}

/** What the first of some parts names, and what they name together: a name may have dots of its own, as `three.ds` of `details.three.ds`. */
function steps(parts: readonly string[], find: (name: string) => DescribedInput | undefined): readonly Step[] {
  return parts.flatMap((_, at) => {
    const input = find(parts.slice(0, at + 1).join('.'));
    return input ? [{ input, rest: parts.slice(at + 1) }] : [];
  });
}

/** Where nothing says the place, the body may be meant. */
function mayBeOfBody(place: DocumentedParameter['in']): boolean {
  return place === undefined || place === 'body';
}

interface Wanted {
  readonly name: string;
  readonly place: DocumentedParameter['in'];
}

/** Rather one in the place that the document says. */
function namedIn({ inputs }: InputSet, { name, place }: Wanted): DescribedInput | undefined {
  const named = inputs.filter((one) => isCalled(one, name));
  return named.find((one) => one.in === place) ?? named[0];
}

/** Names of headers are in any case (RFC 9110, 5.1). */
function isCalled(input: DescribedInput, name: string): boolean {
  if (input.in === 'header') return input.name.toLowerCase() === name.toLowerCase();
  // `files[n]` stands for `files[0]` and the like.
  const first = /^(.+)\[(?:[inx]|\d+)\]$/.exec(name)?.[1];
  return input.name === name || input.name === `${name}[]` || (first !== undefined && input.name === `${first}[0]`);
}

/** `city` of `address.city` and of `address[city]`, within `address.`; names that don't begin so are as they are. */
export function nameWithin(name: string, prefix: string): string {
  const [parts, before] = [partsOf(name), partsOf(prefix)];
  const isWithin = before.length > 0 && before.length < parts.length && before.every((part, at) => part === parts[at]);
  return isWithin ? parts.slice(before.length).join('.') : name;
}

/** `a`, `b` of `a.b`, `a[b]`, `a[].b`. */
export function partsOf(name: string): readonly string[] {
  return name
    .replaceAll('\\', '')
    .replace(/\[([^[\]]*)\]/g, '.$1')
    .split('.')
    .filter((part) => part !== '' && part !== '*' && !/^\d+$/.test(part));
}
