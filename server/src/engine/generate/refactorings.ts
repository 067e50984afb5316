import type { DescribedApi } from '../api/api.ts';
import type { DescribedOperation } from '../api/described.ts';
import { type BoundApi, matchEndpoint } from '../drift/bound-api.ts';
import { inputsOf } from '../drift/inputs.ts';
import type { Span, TextEdit } from '../finding.ts';
import { blocksWithin } from '../markdown/blocks-within.ts';
import type { Heading, MarkdownFile } from '../markdown/markdown-file.ts';
import type { DocumentedOperation, ParameterPlace } from '../operations/operation.ts';
import { operationsOf } from '../operations/operations.ts';
import type { Refactoring, RefactoringKind } from '../refactoring.ts';
import { type GeneratedBlock, textOf } from './block.ts';
import { type OperationRegion, operationSection, regionBlocks } from './operation-blocks.ts';
import { catalogueBlocks } from './sections/errors.ts';
import { syncDocument, syncOperation } from './sync.ts';
import type { CatalogueContext } from './sync-catalogue.ts';

/** What can be written at a place of a document from the description that it is about: what has changed there, and what is missing. */
export function generateRefactorings(
  file: MarkdownFile,
  { start }: Span,
  bound: BoundApi | undefined,
  catalogue?: CatalogueContext,
): readonly Refactoring[] {
  if (!bound) return [];
  const documented = operationsOf(file).findLast(({ span }) => span.start <= start && start <= span.end);
  const match = documented && matchEndpoint(bound, documented.endpoint);
  const heading = file.headings.findLast((one) => one.span.start <= start);
  const found: Refactoring[] = [];
  if (documented && match) {
    const edits = syncOperation(file, documented, bound) ?? [];
    const name = match.operation.key;
    if (edits.length > 0)
      found.push({ id: 'sync', kind: 'sync', title: `Sync \`${name}\` from the spec`, edits: () => edits });
    found.push(...missingRegions(file, documented, match));
  } else {
    const edits = documentEdits(file, bound, catalogue);
    if (edits.length > 0)
      found.push({ id: 'syncAll', kind: 'sync', title: 'Sync the document from the spec', edits: () => edits });
    const [api] = bound.apis;
    if (api && heading && isAboutCodes.test(heading.text)) found.push(...missingCatalogue(file, heading, api));
  }
  return [...found, ...missingOperations(file, { documented, heading, start }, bound)];
}

const isAboutCodes = /^(?:list of )?error (?:codes?|reference|list|catalog(?:ue)?)\b/i;

/** Asked for whenever the cursor moves. */
function documentEdits(
  file: MarkdownFile,
  bound: BoundApi,
  catalogue: CatalogueContext | undefined,
): readonly TextEdit[] {
  const known = synced.get(file);
  if (known?.apis === bound.apis) return known.edits;
  const made = { apis: bound.apis, edits: syncDocument(file, bound, catalogue) };
  synced.set(file, made);
  return made.edits;
}

const synced = new WeakMap<MarkdownFile, Pick<BoundApi, 'apis'> & { readonly edits: readonly TextEdit[] }>();

interface Match {
  readonly api: DescribedApi;
  readonly operation: DescribedOperation;
}

/** The pieces of which a section has nothing yet. */
function missingRegions(file: MarkdownFile, documented: DocumentedOperation, { api, operation }: Match): Refactoring[] {
  const { parameters, responses, examples } = documented;
  const details = api.details(operation);
  const written = new Set(parameters.filter(({ form }) => form !== 'path').map(({ name }) => name));
  const { inputs } = inputsOf(api, details);
  const namesNone = (isWanted: (place: ParameterPlace) => boolean) =>
    inputs.some((input) => isWanted(input.in)) &&
    !inputs.some((input) => isWanted(input.in) && written.has(input.name));
  const isMissing: Readonly<Record<OperationRegion, boolean>> = {
    parameters: namesNone((place) => place !== 'body'),
    body: details.body !== undefined && (written.size === 0 || namesNone((place) => place === 'body')),
    request: !examples.some(({ role }) => role === 'request' || role === 'exchange'),
    responses: details.responses.length > 0 && !responses.some(({ form }) => form !== 'prose' && form !== 'code'),
    fields: false,
    response: details.responses.length > 0 && !examples.some(({ role }) => role === 'response' || role === 'exchange'),
  };
  return insertable.flatMap(({ region, words, kind = 'insertFromSpec' }): Refactoring[] => {
    const blocks = isMissing[region] ? regionBlocks(region, operation, api) : [];
    if (blocks.length === 0) return [];
    const at = region === 'parameters' || region === 'body' ? behindWords(file, documented.span) : undefined;
    return [
      {
        id: `insert-${region}`,
        kind,
        title: `Insert the ${words} of \`${operation.key}\``,
        edits: () => [insertion(file, at ?? endOf(file, documented.span), blocks)],
      },
    ];
  });
}

interface Insertable {
  readonly region: OperationRegion;
  readonly words: string;
  readonly kind?: RefactoringKind;
}

const insertable: readonly Insertable[] = [
  { region: 'parameters', words: 'parameters', kind: 'insertParameters' },
  { region: 'body', words: 'fields of the body' },
  { region: 'request', words: 'example requests' },
  { region: 'responses', words: 'responses', kind: 'insertResponses' },
  { region: 'response', words: 'example response' },
];

function missingCatalogue(file: MarkdownFile, heading: Heading, api: DescribedApi): Refactoring[] {
  const next = file.headings[heading.index + 1]?.span.start ?? file.text.length;
  const span = { start: heading.span.start, end: next };
  if (blocksWithin(file, span).some(({ block }) => block.kind === 'table')) return [];
  const at = endOf(file, span);
  return [
    {
      id: 'insert-errors',
      kind: 'insertFromSpec',
      title: 'Insert the error codes of the spec',
      edits: () => [insertion(file, at, catalogueBlocks(api))],
    },
  ];
}

interface Cursor {
  readonly documented: DocumentedOperation | undefined;
  readonly heading: Heading | undefined;
  readonly start: number;
}

/** Sections of operations that no document names, behind the one at the cursor; where the cursor is in a heading's line, as elsewhere nobody looks for them. */
function missingOperations(file: MarkdownFile, { documented, heading, start }: Cursor, bound: BoundApi): Refactoring[] {
  if (!heading || start > heading.span.end) return [];
  const names = bound.undocumented() ?? [];
  return names.slice(0, mostOffered).flatMap(({ api: uri, key }): Refactoring[] => {
    const api = bound.apis.find((one) => one.uri === uri);
    const operation = api?.operation(key);
    if (!api || !operation) return [];
    const end = documented ? endOf(file, documented.span) : endOf(file, { start: 0, end: file.text.length });
    const level = documented?.endpoint.heading?.level ?? Math.min(heading.level + 1, 6);
    return [
      {
        id: `insert-operation-${key}`,
        kind: 'insertFromSpec',
        title: `Insert the section \`${key}\``,
        edits: () => [insertion(file, end, operationSection(operation, api, level))],
      },
    ];
  });
}

const mostOffered = 5;

function insertion(file: MarkdownFile, at: number, blocks: readonly GeneratedBlock[]): TextEdit {
  const lineBreak = /\r\n|\n|\r/.exec(file.text)?.[0] ?? '\n';
  const text = `\n\n${textOf(blocks).trimEnd()}`.replaceAll('\n', lineBreak);
  return { uri: file.uri, span: { start: at, end: at }, text };
}

/** Behind the last word of a stretch. */
function endOf({ text }: MarkdownFile, { start, end }: Span): number {
  return start + text.slice(start, end).trimEnd().length;
}

/** Behind the words that a section begins with, before the label of its first table, list or block of code; undefined where nothing of the kind stands there. */
function behindWords(file: MarkdownFile, span: Span): number | undefined {
  const blocks = blocksWithin(file, span);
  const first = blocks.findIndex(
    ({ block }) => block.kind === 'table' || block.kind === 'code' || block.kind === 'list',
  );
  if (first === -1) return undefined;
  const before = blocks[first - 1]?.block;
  const isLabel = before?.kind === 'paragraph' && /:\W*$/.test(before.text);
  return blocks[isLabel ? first - 2 : first - 1]?.span.end;
}
