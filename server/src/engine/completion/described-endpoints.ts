import type { DescribedApi } from '../api/api.ts';
import type { DescribedOperation } from '../api/described.ts';
import { endpointStyle, headingWords } from '../bound/endpoint-headings.ts';
import { sectionBody } from '../bound/section-text.ts';
import { type BoundApi, matchEndpoint } from '../drift/bound-api.ts';
import { endpointsOf } from '../endpoints/endpoints.ts';
import type { Span } from '../finding.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import { type Completion, type CompletionContext, sortKey } from './item.ts';
import { mayBecome } from './matching.ts';

/** The operations that a document doesn't document yet: in a heading their methods and paths, there and on an empty line their whole sections. */
export function describedEndpoints({ file, api, place }: CompletionContext): readonly Completion[] {
  const typed = api && typedHeading(place);
  if (!api || !typed) return [];
  const style = endpointStyle(file, api);
  const level = typed.level ?? style.level;
  const missing = missingFrom(file, api, place.line);
  const lineBreak = file.text.includes('\r\n') ? '\r\n' : '\n';
  const isFollowed = hasTextBelow(file, place.line.end);
  return missing
    .map(({ operation, api: own }) => ({ operation, api: own, words: headingWords(operation, style) }))
    .filter(({ words, operation }) => mayBecome(typed.words, words) || mayBecome(typed.words, operation.key))
    .slice(0, mostOffers)
    .flatMap((one, index) => {
      const common = {
        isSnippet: false,
        span: typed.span,
        detail: one.operation.node.text('summary'),
        isDeprecated:
          one.operation.node.get('deprecated')?.kind === 'scalar' && one.api.details(one.operation).isDeprecated,
      };
      const marks = typed.level === undefined ? `${'#'.repeat(level)} ` : '';
      const body = () => sectionBody(one.operation, one.api);
      const section = (): Completion => ({
        ...common,
        label: `${one.operation.key} …`,
        kind: 'snippet',
        insertText: `${marks}${one.words}\n\n${body()}${isFollowed ? '\n' : ''}`.replaceAll('\n', lineBreak),
        documentation: 'With its parameters, an example of a request and its responses, from the description.',
        sortText: sortKey(typed.words === '' ? '2' : '0', index * 2 + 1),
        filterText: one.words,
      });
      const heading = (): Completion => ({
        ...common,
        label: one.operation.key,
        kind: 'reference',
        insertText: one.words,
        documentation: undefined,
        sortText: sortKey(typed.words === '' ? '2' : '0', index * 2),
        filterText: one.words,
      });
      if (index >= mostSections) return typed.level === undefined ? [] : [heading()];
      if (typed.level === undefined) return [section()];
      return [heading(), section()];
    });
}

const mostOffers = 60;
/** They are written out whole; more come once more is typed. */
const mostSections = 3;

interface TypedHeading {
  /** Behind the marks. */
  readonly span: Span;
  readonly words: string;
  /** Undefined where there are no marks. */
  readonly level: number | undefined;
}

/** In a heading anything that may become an endpoint; on a line of its own what has begun as one, or nothing. */
function typedHeading({ block, line }: CompletionContext['place']): TypedHeading | undefined {
  if (line.after.trim() !== '') return undefined;
  const [, marks, words] = /^ {0,3}(#{1,6})[ \t]+([A-Za-z]*(?:[ \t]+`?[^\s`]*)?|`?\/[^\s`]*)$/.exec(line.before) ?? [];
  if (marks !== undefined && words !== undefined) {
    if (block.kind !== 'heading' || block.heading.isSetext || !block.isTopLevel) return undefined;
    const start = line.start + line.before.length - words.length;
    return { span: { start, end: line.end }, words, level: marks.length };
  }
  const isOnItsOwn =
    block.kind === 'blank' || (block.kind === 'paragraph' && block.isTopLevel && block.span.start >= line.start);
  const isBegun = /^[A-Z]*(?:[ \t]+\/?\S*)?$/.test(line.before);
  if (!isOnItsOwn || !isBegun || (block.kind === 'paragraph' && block.span.end > line.end)) return undefined;
  return { span: { start: line.start, end: line.end }, words: line.before, level: undefined };
}

interface MissingOperation {
  readonly api: DescribedApi;
  readonly operation: DescribedOperation;
}

/** Those that no document has before those that another one has. What is being typed in the line counts for nothing. */
function missingFrom(file: MarkdownFile, bound: BoundApi, line: Span): readonly MissingOperation[] {
  const own = new Set<DescribedOperation>();
  for (const endpoint of endpointsOf(file)) {
    const isTyped = line.start <= endpoint.pathSpan.start && endpoint.pathSpan.end <= line.end;
    const match = endpoint.isDeclaration && !isTyped ? matchEndpoint(bound, endpoint) : undefined;
    if (match) own.add(match.operation);
  }
  const nowhere = new Set((bound.undocumented() ?? []).map(({ api, key }) => `${api} ${key}`));
  const all = bound.apis.flatMap((api) =>
    api.operations.flatMap((operation) => (own.has(operation) ? [] : [{ api, operation }])),
  );
  const isNowhere = ({ api, operation }: MissingOperation) => nowhere.has(`${api.uri} ${operation.key}`);
  return [...all.filter(isNowhere), ...all.filter((one) => !isNowhere(one))];
}

function hasTextBelow({ text }: MarkdownFile, end: number): boolean {
  return /^\r?\n[^\r\n]/.test(text.slice(end, end + 3));
}
