import { parentsOf } from '../facts/heading-chains.ts';
import type { TextEdit } from '../finding.ts';
import type { Heading, MarkdownFile } from '../markdown/markdown-file.ts';
import type { OperationPair } from './pairs.ts';

/** Whether a section, or a heading above it, says that something is not to be used any more. */
export function saysDeprecated(file: MarkdownFile, { documented: { span, endpoint } }: OperationPair): boolean {
  if (words.test(file.text.slice(span.start, span.end))) return true;
  const line = file.lines.lineAt(endpoint.pathSpan.start);
  if (words.test(file.text.slice(file.lines.lineStart(line), file.lines.lineEnd(line)))) return true;
  const parents = parentsOf(file);
  for (let at: Heading | undefined = endpoint.heading; at; at = parents[at.index]) if (words.test(at.text)) return true;
  return false;
}

const words =
  /deprecat|obsolet|legacy|sunset|superseded|retired|discontinued|no longer (?:supported|maintained|recommended)|will be (?:removed|dropped)|veraltet|déprécié|obsol[eè]t|obsoleto|устарел|非推奨|廃止|废弃|弃用|已過時/i;

/** Says below the endpoint's heading that it is deprecated; undefined where it has no heading of its own. */
export function deprecationNote(
  file: MarkdownFile,
  { documented: { endpoint, span } }: OperationPair,
): TextEdit | undefined {
  const { heading } = endpoint;
  if (!heading || heading.span.start < span.start || endpoint.form === 'table') return undefined;
  const { text, uri } = file;
  const at = heading.span.end;
  const lineBreak = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  return { uri, span: { start: at, end: at }, text: `${lineBreak}${lineBreak}**Deprecated.**` };
}
