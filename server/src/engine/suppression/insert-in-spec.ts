import type { Part } from '../spec/text/part.ts';
import { type SpecFile, updateSpecFile } from '../spec/text/spec-file.ts';
import type { Node } from '../spec/tree/node.ts';
import { pathTo } from '../spec/tree/path-to.ts';
import { toValue } from '../spec/tree/to-value.ts';
import { directiveText } from './directive.ts';
import type { Suppressed } from './insert-in-markdown.ts';
import { type Insertion, insertion, lineBreakOf } from './insertion.ts';
import { suppressionsOf } from './spec-comments.ts';

/**
 * The comment that suppresses a finding of a spec, in the line above it or in the whole file; undefined in JSON, which has no comments, and where
 * none can stand without changing what the file says.
 */
export function suppressInSpec(file: SpecFile, finding: Suppressed, reach: 'here' | 'file'): Insertion | undefined {
  if (file.format === 'json') return undefined;
  const comment = reach === 'file' ? atTop(file, finding) : above(file, finding);
  return suppresses(file, finding, comment) ? comment : undefined;
}

function above(file: SpecFile, { rule, at }: Suppressed): Insertion {
  const { part, offset } = file.partAt(at);
  const first = beginning(part, offset);
  const lineStart = part.text.lastIndexOf('\n', first - 1) + 1;
  const isInLine = !part.text.slice(lineStart, offset).includes('\n');
  const words = directiveText(isInLine ? 'line' : 'block', rule);
  const [indent = ''] = /^[ \t]*/.exec(part.text.slice(lineStart, first)) ?? [];
  const start = file.startOf(part) + lineStart;
  return insertion({ start, end: start }, `${indent}# ${words}${lineBreakIn(file)}`, words);
}

/** The offset itself, or where the text over lines or the flow collection that holds it begins: in these stands no comment. */
function beginning(part: Part, offset: number): number {
  const { root } = part.parsed;
  if (root && isFlow(part, root.start) && root.start <= offset) return root.start;
  for (const step of pathTo(root, offset)) {
    const { node } = step;
    const isOwn = node.part === part && node.start <= offset && offset <= node.end;
    if (isOwn && (node.kind === 'scalar' || isFlow(part, node.start))) {
      return step.kind === 'entry' ? step.entry.keyStart : node.start;
    }
  }
  return offset;
}

function isFlow({ text }: Part, start: number): boolean {
  return text[start] === '{' || text[start] === '[';
}

function atTop(file: SpecFile, { rule }: Suppressed): Insertion {
  const words = directiveText('file', rule);
  const start = file.slice(0, 1) === '\uFEFF' ? 1 : 0;
  return insertion({ start, end: start }, `# ${words}${lineBreakIn(file)}`, words);
}

function lineBreakIn({ parts }: SpecFile): string {
  return lineBreakOf(parts[0]?.text ?? '');
}

/** The file must say what it said, and the comment must be one that covers the finding. */
function suppresses(file: SpecFile, { rule, at }: Suppressed, { span, text }: Insertion): boolean {
  const after = updateSpecFile(file, [{ span, text }]);
  const place = after.partAt(span.start <= at ? at + text.length : at);
  const covering = suppressionsOf({ files: new Map([[after.uri, after]]) })?.at(place.part, place.offset) ?? [];
  const isCovered = covering.some(
    ({ directive }) => !directive.problem && directive.rules.some(({ name }) => name === rule),
  );
  return isCovered && contentOf(file, after) === contentOf(after, file);
}

/** What the parts of a file say that another state of it doesn't have. */
function contentOf(file: SpecFile, other: SpecFile): string {
  const shared = new Set(other.parts);
  const own = file.parts.filter((part) => !shared.has(part)).map(({ parsed }) => parsed);
  return JSON.stringify(own.flatMap(({ root, problems }) => (root ? [problems.length, dataOf(root)] : [])));
}

/** Aliases may make a value endless that is short as a text. */
function dataOf(root: Node): unknown {
  return root.part.mayHaveAliases ? undefined : toValue(root);
}
