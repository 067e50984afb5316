import type { DocumentedParameter } from '../operations/operation.ts';
import type { InputSection, KnownInput, MissingInput, Scope } from './compare-inputs.ts';
import { parameterTableAt } from './documented-table.ts';
import { isShownIn, isToldIn, proseOf, proseWithout } from './documented-words.ts';
import { findInput, nameWithin, partsOf } from './find-input.ts';
import type { DescribedInput } from './inputs.ts';
import { isOfProtocol, isOfScheme } from './protocol-names.ts';

/** Properties of an object that a document describes by some of them, and of which it doesn't name these. */
export function missingAmong(named: readonly DocumentedParameter[], scope: Scope): readonly MissingInput[] {
  const names = new Set(
    named.flatMap((documented) => {
      const whole = nameWithin(documented.name, scope.prefix);
      const all = [whole, partsOf(whole)[0] ?? whole].map((name) =>
        findInput({ name, in: documented.in }, scope.set, scope.pair.api),
      );
      return all.flatMap((found) => (found.kind === 'input' ? [found.input.name] : []));
    }),
  );
  // Where it names none of them, it is about something else; but the only one is meant by the only name.
  const isOnly = named.length === 1 && scope.set.inputs.length === 1;
  const isOptional = names.size === 0 ? !isOnly : !areMost(names.size, scope.set.inputs);
  return scope.set.inputs
    .filter(({ name, isOptionalToName }) => !isOptionalToName && !names.has(name))
    .map((input) => ({ pair: scope.pair, input, name: `${scope.prefix}${input.name}`, siblings: named, isOptional }));
}

/** Who names but a few of an object's properties doesn't want to name all. */
function areMost(count: number, inputs: readonly DescribedInput[]): boolean {
  return count * 3 >= inputs.filter(({ isOptionalToName }) => !isOptionalToName).length;
}

/** Parameters of a section's operations that it doesn't name. */
export function missingInSection(
  section: InputSection,
  scopes: readonly Scope[],
  known: readonly KnownInput[],
): readonly MissingInput[] {
  const listed = section.parameters.filter(({ form }) => form !== 'path' && form !== 'prose');
  let words: string | undefined;
  const prose = (): string => {
    const answered = section.pairs.flatMap(({ documented }) => documented.responseFields.map(({ span }) => span));
    words ??= proseWithout(section.file, section.span, answered);
    return words;
  };
  return scopes.flatMap((scope) => {
    // A value in the query makes a case of its own of it.
    if (/=[^{<:]/.test(scope.pair.documented.endpoint.path.query)) return [];
    const names = namesFor(section, scope);
    for (const { inputs } of known) for (const { in: place, name } of inputs) if (place === 'path') names.add(name);
    const candidates = scope.set.inputs.filter(
      (input) =>
        !names.has(input.name) &&
        input.in !== 'path' &&
        !input.isOptionalToName &&
        !isOfProtocol(input.name) &&
        !isOfScheme(section.asked, scope.pair.api, input.name),
    );
    if (candidates.length === 0) return [];
    const ofBody = scope.set.inputs.filter((input) => input.in === 'body');
    const isPart = !areMost(ofBody.filter(({ name }) => names.has(name)).length, ofBody);
    const inAnyPlace = listedInAnyPlace(section);
    const siblings = (input: DescribedInput): readonly DocumentedParameter[] => {
      const own = siblingsOf(input, { listed, known, section });
      return own.length > 0 ? own : inAnyPlace;
    };
    const isCase = hasOtherQuery(scope);
    const isListed = listed.length > 0 || section.elsewhere.some(({ form }) => form !== 'path');
    return candidates.map((input): MissingInput => {
      const beside = siblings(input);
      const isWanted = isListed
        ? !(isPart && input.in === 'body' && input.isRequired !== true) && belongsHere(input, section, beside)
        : isNeeded(input, section, scope);
      // What words tell of may still be what a similar name is meant for.
      const isTold = isToldIn(section.file, prose(), input.name);
      const isOptional = !isWanted || isTold || (isCase && input.in === 'body');
      return { pair: scope.pair, input, name: input.name, siblings: beside, isOptional };
    });
  });
}

/** A name in the query that the operation doesn't have makes a case of its own of it: `POST /parcels?copy_of={id}` takes another body. */
function hasOtherQuery({ pair: { documented }, set }: Scope): boolean {
  const names = documented.endpoint.path.query.split('&').map((one) => one.replace(/^\?|=.*$/gs, ''));
  return names.some((name) => /^[\w.-]+$/.test(name) && !set.inputs.some((input) => input.name === name));
}

/** All names by which any section calls what the operation has. */
function namesFor({ parameters, elsewhere }: InputSection, { set, pair }: Scope): Set<string> {
  return new Set(
    [...parameters, ...elsewhere].flatMap((documented) => {
      const [first = documented.name] = documented.name.split(/[.[]/);
      const all = [documented.name, first].map((name) => findInput({ name, in: documented.in }, set, pair.api));
      return all.flatMap((found) => (found.kind === 'input' ? [found.input.name] : []));
    }),
  );
}

interface Listing {
  readonly listed: readonly DocumentedParameter[];
  readonly known: readonly KnownInput[];
  readonly section: InputSection;
}

/** What the document lists in the same place, by itself. */
function siblingsOf(input: DescribedInput, { listed, known }: Listing): readonly DocumentedParameter[] {
  return listed.filter((one) => {
    const places = known.find(({ documented }) => documented === one)?.inputs.map((other) => other.in) ?? [one.in];
    return places.includes(input.in);
  });
}

/** The document lists what stands in the same place, or other parameters. */
function belongsHere(input: DescribedInput, section: InputSection, siblings: readonly DocumentedParameter[]): boolean {
  if (siblings.length > 0) return true;
  if (input.in === 'query') return !isVague(section);
  if (input.isRequired !== true || (input.in === 'body' && showsBody(section))) return false;
  return !isShownIn(section.file, section.span, input.name) && !isVague(section);
}

/** A table with a column for the place has parameters of every place. */
function listedInAnyPlace({ file, parameters }: InputSection): readonly DocumentedParameter[] {
  return parameters.filter(
    ({ form, nameSpan }) => form === 'table' && parameterTableAt(file, nameSpan.start)?.columns.in !== undefined,
  );
}

/** Where nothing is listed at all: a caller can't do without it, and neither an example nor a word tells of it. */
function isNeeded(input: DescribedInput, section: InputSection, { pair }: Scope): boolean {
  const { endpoint } = pair.documented;
  if (input.isRequired !== true || section.pairs.length > 1 || section.hasStranger) return false;
  if (!endpoint.isDeclaration || !ownForms.has(endpoint.form)) return false;
  const { body } = section.asked.details(pair);
  if (input.in === 'body' && (body?.isRequired !== true || showsBody(section))) return false;
  return !isShownIn(section.file, section.span, input.name) && !isVague(section);
}

/** An example of the request tells what the body has; what it lacks is said of it. */
function showsBody({ pairs }: InputSection): boolean {
  return pairs.some(({ documented }) => documented.examples.some(({ role }) => role === 'request'));
}

/** Forms of endpoints that have a section to themselves. */
const ownForms: ReadonlySet<string> = new Set(['heading', 'split-heading', 'labels', 'code-block', 'line']);

/** Words speak of what is sent in a way that isn't read here. */
function isVague({ file, span }: InputSection): boolean {
  return /\b(?:param(?:eter)?s?|body|payload|fields?|attributes?|propert(?:y|ies)|objects?|schema|representation|JSON|query|arguments?|options?|filters?|see|refer|same|following)\b/i.test(
    proseOf(file, span),
  );
}
