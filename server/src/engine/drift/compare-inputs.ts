import { queryNames } from '../endpoints/path.ts';
import type { Span } from '../finding.ts';
import { addTo } from '../lists.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import { comparable } from '../operations/names.ts';
import type { DocumentedParameter } from '../operations/operation.ts';
import { operationsOf } from '../operations/operations.ts';
import type { AskedApi } from './asked-api.ts';
import { contradictedBy, readType } from './documented-type.ts';
import { plainValue } from './documented-value.ts';
import { findInput, nameWithin, partsOf } from './find-input.ts';
import { type DescribedInput, type InputSet, inputsOf, propertiesIn } from './inputs.ts';
import { missingAmong, missingInSection } from './missing-inputs.ts';
import { type OperationPair, pairsOf } from './pairs.ts';
import { type PathName, pathNamesOf } from './path-names.ts';
import { pairUp } from './similar-names.ts';
import { withoutDoubtful } from './unknown-inputs.ts';

/** How what a document says of parameters and what its descriptions say go together. */
export interface ComparedInputs {
  readonly known: readonly KnownInput[];
  readonly unknown: readonly UnknownInput[];
  readonly missing: readonly MissingInput[];
}

/** A parameter that both have. */
export interface KnownInput {
  readonly pair: OperationPair;
  readonly documented: DocumentedParameter;
  /** One for each of the operations that the section is about and that have it. */
  readonly inputs: readonly DescribedInput[];
}

/** One that only the document has. */
export interface UnknownInput {
  readonly pair: OperationPair;
  readonly documented: DocumentedParameter;
  /** With what it stands in: `address.citty`. */
  readonly name: string;
  /** What it is called in the description, where the document names that nowhere. */
  readonly meant: DescribedInput | undefined;
}

/** One that only the description has. */
export interface MissingInput {
  readonly pair: OperationPair;
  readonly input: DescribedInput;
  /** With what it stands in: `address.city`. */
  readonly name: string;
  /** Parameters among which it would stand, in the order of the text; none where the document lists none. */
  readonly siblings: readonly DocumentedParameter[];
  /** The document may have left it out on purpose: it counts only where another name is meant for it. */
  readonly isOptional: boolean;
}

/** A stretch of a document, and the operations that it is about. */
export interface InputSection {
  readonly file: MarkdownFile;
  readonly asked: AskedApi;
  readonly span: Span;
  readonly pairs: readonly OperationPair[];
  readonly parameters: readonly DocumentedParameter[];
  /** It is about an endpoint, too, of which nothing is known. */
  readonly hasStranger: boolean;
  /** The same operations in other sections. */
  readonly others: readonly OperationPair[];
  /** What those say of parameters. */
  readonly elsewhere: readonly DocumentedParameter[];
}

export function compareInputs(file: MarkdownFile, asked: AskedApi): ComparedInputs {
  let made = compared.get(asked);
  if (!made) {
    const all = sectionsOf(file, asked).map(compareSectionInputs);
    made = {
      known: all.flatMap(({ known }) => known),
      unknown: all.flatMap(({ unknown }) => unknown),
      missing: all.flatMap(({ missing }) => missing),
    };
    compared.set(asked, made);
  }
  return made;
}

/** Of one check, which asks about one document. */
const compared = new WeakMap<AskedApi, ComparedInputs>();

/** The stretches of a document that are about operations of its descriptions, in the order of the text. */
export function sectionsOf(file: MarkdownFile, asked: AskedApi): readonly InputSection[] {
  const pairs = pairsOf(file, asked);
  const bySpan = new Map<string, OperationPair[]>();
  for (const pair of pairs) {
    const key = keyOf(pair.documented.span);
    addTo(bySpan, key, pair);
  }
  const counts = new Map<string, number>();
  for (const { span } of operationsOf(file)) counts.set(keyOf(span), (counts.get(keyOf(span)) ?? 0) + 1);
  return [...bySpan].flatMap(([key, own]) => {
    const span = own[0]?.documented.span;
    if (!span) return [];
    const operations = new Set(own.map(({ operation }) => operation));
    const others = pairs.filter((pair) => operations.has(pair.operation) && !own.includes(pair));
    const parameters = own.flatMap((pair) =>
      pair.documented.parameters.filter(
        (one) => !isWordOfPath(one, pair) && !isPartOfValue(one, pair) && !isOfQuery(one, pair),
      ),
    );
    return [
      {
        file,
        asked,
        span,
        pairs: own,
        parameters: [...new Map(parameters.map((one) => [one.nameSpan.start, one])).values()],
        hasStranger: (counts.get(key) ?? 0) > own.length,
        others,
        elsewhere: others.flatMap(({ documented }) => documented.parameters),
      },
    ];
  });
}

/** A segment in capitals that looks like a parameter, where the description has the same word: `SIP`. */
function isWordOfPath({ form, name }: DocumentedParameter, { operation }: OperationPair): boolean {
  return (
    form === 'path' && operation.path.segments.some(({ text, parameters }) => parameters.length === 0 && text === name)
  );
}

/** The description has it in the query of the path itself: `/parcels?public`. */
function isOfQuery({ in: place, name }: DocumentedParameter, { operation }: OperationPair): boolean {
  return place === 'query' && queryNames(operation.path).includes(name);
}

/** One of several in the place of one parameter: `{host},{id}` is a value of `{site}`. */
function isPartOfValue({ form, name }: DocumentedParameter, { documented, operation, offset }: OperationPair): boolean {
  if (form !== 'path') return false;
  const [own, described] = [documented.endpoint.path, operation.path].map(({ segments }) =>
    segments.filter(({ text }) => text !== ''),
  );
  return (own ?? []).some(
    ({ parameters }, index) =>
      parameters.length > 1 && parameters.includes(name) && described?.[index - offset]?.parameters.length === 1,
  );
}

function keyOf({ start, end }: Span): string {
  return `${start} ${end}`;
}

/** What one of a section's operations has where some parameters stand: itself, or an object of its body. */
export interface Scope {
  readonly pair: OperationPair;
  readonly set: InputSet;
  /** `address.`: what the names of what is found here begin with. */
  readonly prefix: string;
}

interface Findings {
  readonly known: KnownInput[];
  readonly unknown: Omit<UnknownInput, 'meant'>[];
  readonly missing: MissingInput[];
}

/** As {@link compareInputs}, of one stretch. */
export function compareSectionInputs(section: InputSection): ComparedInputs {
  const findings: Findings = { known: [], unknown: [], missing: [] };
  const scopes = section.pairs.map((pair): Scope => {
    return { pair, set: inputsOf(pair.api, section.asked.details(pair)), prefix: '' };
  });
  const renamed = scopes.flatMap((scope) => pathNamesOf(section.file, scope));
  compareIn(section.parameters, scopes, { renamed, findings });
  findings.missing.push(...missingInSection(section, scopes, findings.known));
  const { pairs, unknown, missing } = pairUp(
    withoutInner(withoutDoubtful(section, findings)),
    findings.missing.filter(({ input }, index, all) => all.findIndex((one) => isSame(one.input, input)) === index),
    isOfSameType,
  );
  const otherwise = renamed.flatMap(({ pair, documented, input }): UnknownInput[] =>
    documented.name === input.name || isPlaceholder(documented.name) || isFieldNamed(documented.name, input.name)
      ? []
      : [{ pair, documented, name: documented.name, meant: input }],
  );
  otherwise.push(...misnamedOfPath(section, renamed, findings));
  return {
    known: findings.known,
    unknown: [
      ...otherwise.filter((one, index) => otherwise.findIndex((other) => isAtSame(one, other)) === index),
      ...pairs.map(([one, { input }]) => ({ ...one, meant: input })),
      ...unknown.map((one) => ({ ...one, meant: undefined })),
    ],
    missing: missing.filter(({ isOptional }) => !isOptional),
  };
}

/** What stands in an object that is called otherwise is no matter of its own. */
function withoutInner(unknown: readonly Omit<UnknownInput, 'meant'>[]): readonly Omit<UnknownInput, 'meant'>[] {
  const names = new Set(unknown.map(({ name }) => partsOf(name).join('.')));
  return unknown.filter(({ name }) => {
    const parts = partsOf(name);
    return !parts.some((_, count) => count > 0 && names.has(parts.slice(0, count).join('.')));
  });
}

/** The only row about the path that is called otherwise than the path itself says, where no row is about a parameter of that. */
function misnamedOfPath(
  { parameters }: InputSection,
  renamed: readonly PathName[],
  { unknown }: Findings,
): readonly UnknownInput[] {
  const listed = parameters.filter(({ form, in: place }) => form !== 'path' && form !== 'prose' && place === 'path');
  const open = renamed.filter((one) => !listed.some((documented) => one.isCalledBy(documented)));
  const [own, ...others] = open;
  const [one, ...further] = unknown.filter(({ documented }) => listed.includes(documented));
  if (!own || !one || others.length > 0 || further.length > 0 || isPlaceholder(one.documented.name)) return [];
  return isOfSameType(one, own) ? [{ ...one, meant: own.input }] : [];
}

/** As far as the document says. */
function isOfSameType(
  { pair, documented }: Omit<UnknownInput, 'meant'>,
  { input }: Pick<MissingInput, 'input'>,
): boolean {
  const { type, default: usual } = documented;
  const isBoolean = usual !== undefined && /^(?:true|false)$/i.test(plainValue(usual.text));
  const read = type ? readType(type.text) : isBoolean ? readType('boolean') : undefined;
  return !read || contradictedBy(read, input.schema, pair.api) === undefined;
}

/** `PARCEL_ID` and `id or name` stand for a value, whatever it is called. */
function isPlaceholder(name: string): boolean {
  return /^[A-Z\d_-]+$|\s/.test(name);
}

/** `{guild.id}` says of which object the value is a field: of a `guild_id`, or of an `id`. */
function isFieldNamed(written: string, described: string): boolean {
  const field = written.split('.').at(-1);
  return field !== written && [written, field].some((name) => comparable(name ?? '') === comparable(described));
}

function isAtSame(one: UnknownInput, other: UnknownInput): boolean {
  return one.documented.nameSpan.start === other.documented.nameSpan.start;
}

function isSame(one: DescribedInput, other: DescribedInput): boolean {
  return one.name === other.name && one.in === other.in && one.owner === other.owner;
}

interface Comparison {
  /** Parameters of the path, which have their places, whatever they are called. */
  readonly renamed: ReturnType<typeof pathNamesOf>;
  readonly findings: Findings;
}

function compareIn(
  parameters: readonly DocumentedParameter[],
  scopes: readonly Scope[],
  { renamed, findings }: Comparison,
): void {
  for (const documented of parameters) {
    const inPath = renamed.filter((one) => one.isCalledBy(documented));
    const found = scopes.map((scope) => {
      const own = inPath.find(({ pair }) => pair === scope.pair);
      const known = own
        ? ({ kind: 'input', input: own.input } as const)
        : findInput({ name: nameWithin(documented.name, scope.prefix), in: documented.in }, scope.set, scope.pair.api);
      return { scope, known };
    });
    const inputs = found.flatMap(({ known }) => (known.kind === 'input' ? [known.input] : []));
    const [first] = scopes;
    if (!first) continue;
    if (inputs.length > 0) findings.known.push({ pair: first.pair, documented, inputs });
    else if (found.every(({ known }) => known.kind === 'none'))
      findings.unknown.push({
        pair: first.pair,
        documented,
        name: `${first.prefix}${nameWithin(documented.name, first.prefix)}`,
      });
    const inner = found.flatMap(({ scope, known }): Scope[] => {
      if (known.kind !== 'input' || documented.children.length === 0) return [];
      const set = propertiesIn(known.input.schema, scope.pair.api);
      return [{ pair: scope.pair, set, prefix: `${scope.prefix}${known.input.name}.` }];
    });
    if (inner.length === 0) continue;
    compareIn(documented.children, inner, { renamed: [], findings });
    for (const scope of inner) findings.missing.push(...missingAmong(documented.children, scope));
  }
  compareDotted(parameters, scopes, findings);
}

/** `address.city` is a row among those of `address`. */
function compareDotted(
  parameters: readonly DocumentedParameter[],
  scopes: readonly Scope[],
  { missing }: Findings,
): void {
  const byParent = new Map<string, DocumentedParameter[]>();
  for (const documented of parameters) {
    const parts = partsOf(documented.name);
    if (parts.length < 2) continue;
    const parent = parts.slice(0, -1).join('.');
    byParent.set(parent, [...(byParent.get(parent) ?? []), documented]);
  }
  for (const [parent, children] of byParent) {
    // `address.street.name` names `street`, too.
    const inner = parameters.filter(({ name }) => isFurtherWithin(partsOf(name), parent));
    const own = [...children, ...inner];
    for (const scope of scopes) {
      const { pair } = scope;
      const found = findInput({ name: parent, in: own[0]?.in }, scope.set, pair.api);
      if (found.kind !== 'input') continue;
      const set = propertiesIn(found.input.schema, pair.api);
      missing.push(...missingAmong(own, { pair, set, prefix: `${parent}.` }));
    }
  }
}

function isFurtherWithin(parts: readonly string[], parent: string): boolean {
  const length = partsOf(parent).length;
  return parts.length > length + 1 && parts.slice(0, length).join('.') === parent;
}
