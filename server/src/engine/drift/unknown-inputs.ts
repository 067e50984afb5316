import { headingAbove } from '../facts/heading-chains.ts';
import type { DocumentedParameter } from '../operations/operation.ts';
import type { InputSection, KnownInput, UnknownInput } from './compare-inputs.ts';
import { type DescribedInput, inputsOf, propertiesIn } from './inputs.ts';
import type { OperationPair } from './pairs.ts';
import { isOfProtocol, isOfScheme } from './protocol-names.ts';

type Unknown = Omit<UnknownInput, 'meant'>;

/** What is left of the names that only the document has without those of which it isn't certain that they are parameters of these operations. */
export function withoutDoubtful(
  section: InputSection,
  { known, unknown }: { readonly known: readonly KnownInput[]; readonly unknown: readonly Unknown[] },
): readonly Unknown[] {
  const { asked, pairs, hasStranger } = section;
  if (hasStranger || pairs.some((pair) => asked.details(pair).isIncomplete)) return [];
  const certain = unknown.filter(
    ({ pair, documented }) =>
      documented.form !== 'prose' &&
      !/[<>{}*]/.test(documented.name) &&
      (documented.in !== undefined || pairs.length <= mostTogether) &&
      !isForPath(section, documented) &&
      (hasOneProperty(section, pair) || !standsForBody(documented, { known, unknown })) &&
      !isTold(section, pair, documented) &&
      !isOfProtocol(documented.name) &&
      !isOfScheme(asked, pair.api, documented.name) &&
      !isOfServer(documented, pair),
  );
  return certain.filter(
    ({ documented }) =>
      isAmongKnown(section, documented, { known, unknown }) &&
      !pairs.some((pair) => isFurtherIn(section, pair, documented)),
  );
}

/** What a section says of more operations than these may be about any of them, and about what they have in common. */
const mostTogether = 2;

/** Another name for a parameter of the path, about which nothing else is said. */
function isForPath({ parameters }: InputSection, { in: place, form }: DocumentedParameter): boolean {
  return place === 'path' && form !== 'path' && parameters.some((one) => one.form === 'path' && one.in === 'path');
}

/** The only name in the body is that of all of it: `config`, the container's configuration. */
function standsForBody(
  documented: DocumentedParameter,
  { known, unknown }: { readonly known: readonly KnownInput[]; readonly unknown: readonly Unknown[] },
): boolean {
  if (documented.in !== 'body') return false;
  return [...known, ...unknown].every((one) => one.documented === documented || one.documented.in !== 'body');
}

/** Of a body with one property the only name in the document is another name for that. */
function hasOneProperty({ asked }: InputSection, pair: OperationPair): boolean {
  return inputsOf(pair.api, asked.details(pair)).inputs.filter((one) => one.in === 'body').length === 1;
}

/** The description has it in its words, such as the name of a filter. */
function isTold({ asked }: InputSection, pair: OperationPair, { name }: DocumentedParameter): boolean {
  const details = asked.details(pair);
  const words = [details.description, ...inputsOf(pair.api, details).inputs.map(({ description }) => description)];
  const pattern = new RegExp(String.raw`[\`"'*]${name.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`)}(?![\w-])`);
  return words.some((text) => text !== undefined && pattern.test(text));
}

/** A variable of the path before the operation's own. */
function isOfServer({ name }: DocumentedParameter, { documented: { endpoint }, offset }: OperationPair): boolean {
  const before = endpoint.path.segments.filter(({ text }) => text !== '').slice(0, Math.max(0, offset));
  return before.some(({ parameters }) => parameters.includes(name));
}

/**
 * Where nothing but its place in the section says what a table or a list is about, most of it must be known: it may be about an answer.
 */
function isAmongKnown(
  { file }: InputSection,
  documented: DocumentedParameter,
  { known, unknown }: { readonly known: readonly KnownInput[]; readonly unknown: readonly Unknown[] },
): boolean {
  if (documented.form === 'path') return true;
  const isBeside = (other: DocumentedParameter): boolean =>
    other.form === documented.form &&
    headingAbove(file, other.nameSpan.start) === headingAbove(file, documented.nameSpan.start);
  const count = known.filter((one) => isBeside(one.documented)).length;
  const others = unknown.filter((one) => isBeside(one.documented)).length;
  if (documented.in === undefined) return count >= others;
  return count > 0 || others < mostAlone;
}

/** So many names of which none is known are about something else, whatever stands above them. */
const mostAlone = 4;

/** Something within the body has that name, or an answer, where nothing says that the request is meant: a table of its own may be about it. */
function isFurtherIn({ asked }: InputSection, pair: OperationPair, documented: DocumentedParameter): boolean {
  const { name, in: place } = documented;
  if (place !== undefined && place !== 'body') return false;
  const details = asked.details(pair);
  const body = inputsOf(pair.api, details).inputs.filter((one) => one.in === 'body');
  if (isWithin(pair, body, { name, depth: 0 })) return true;
  if (place === 'body') return false;
  return details.responses.some(({ content, headers }) => {
    if (headers.some((header) => header.name.toLowerCase() === name.toLowerCase())) return true;
    const answer = content.flatMap(({ schema }) => propertiesIn(schema, pair.api).inputs);
    return answer.some((one) => one.name === name);
  });
}

function isWithin(
  pair: OperationPair,
  inputs: readonly DescribedInput[],
  { name, depth }: { readonly name: string; readonly depth: number },
): boolean {
  if (depth > deepest) return false;
  return inputs.some((input) => {
    const inner = propertiesIn(input.schema, pair.api).inputs;
    return inner.some((one) => one.name === name) || isWithin(pair, inner, { name, depth: depth + 1 });
  });
}

const deepest = 3;
