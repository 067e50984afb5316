import type { Place } from '../facts/place.ts';
import { allBlocks } from '../markdown/all-blocks.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import { type Completion, type CompletionContext, sortKey } from './item.ts';
import { mayBecome } from './matching.ts';

/** The language of a code block, behind the marks that open it. */
export function infoStrings({ file, place }: CompletionContext): readonly Completion[] {
  const { line, offset } = place;
  const typed = /^[\s>]*(?:(?:[-*+]|\d+[.)])[ \t]+)*(?:`{3,}|~{3,})[ \t]*([\w#+-]*)$/.exec(line.before)?.[1];
  if (typed === undefined || !opensFence(file, place)) return [];
  const rest = /^[\w#+-]*/.exec(line.after)?.[0] ?? '';
  const span = { start: offset - typed.length, end: offset + rest.length };
  return Object.entries(languages)
    .filter(([name]) => mayBecome(typed, name))
    .map(([name, words], index) => ({
      label: name,
      kind: 'value',
      insertText: name,
      isSnippet: false,
      span,
      detail: words,
      documentation: undefined,
      sortText: sortKey('5', index),
      filterText: name,
    }));
}

/** The marks that close a block look the same. */
function opensFence(file: MarkdownFile, { line }: Place): boolean {
  const part = file.parts.findLast(({ start }) => start <= line.start);
  if (!part) return false;
  return allBlocks(part.content.facts.blocks).some(
    (block) => block.kind === 'code' && block.isFenced && onLine(part.start + block.span.start, line),
  );
}

function onLine(offset: number, { start, end }: Place['line']): boolean {
  return start <= offset && offset <= end;
}

/** What API documents show, the usual ones first. */
const languages: Readonly<Record<string, string>> = {
  json: 'JSON',
  http: 'HTTP request or response',
  bash: 'Shell, cURL',
  javascript: 'JavaScript',
  python: 'Python',
  typescript: 'TypeScript',
  java: 'Java',
  go: 'Go',
  php: 'PHP',
  ruby: 'Ruby',
  csharp: 'C#',
  yaml: 'YAML',
  xml: 'XML',
  graphql: 'GraphQL',
  kotlin: 'Kotlin',
  swift: 'Swift',
  rust: 'Rust',
  sql: 'SQL',
  powershell: 'PowerShell',
  html: 'HTML',
  diff: 'Difference of two texts',
  text: 'Plain text',
  mermaid: 'Diagram',
};
