import type { Token } from 'markdown-it';
import { languageLabel, languageOfInfo } from './highlight.ts';
import type { Range } from './html-ranges.ts';

/** What a code block shows, as far as others may show the same in another language. */
export interface Example {
  readonly kind: 'program' | 'data';
  /** What a reader calls the language. */
  readonly label: string;
  /** The host, and the path's segments, of the first URL that it has. */
  readonly target: readonly string[];
}

/** Undefined for a code block that stands for itself: an answer, a difference, a picture, or words without a language. */
export function exampleOf(token: Token): Example | undefined {
  const language = languageOfInfo(token.info);
  if (/^\s*HTTP\//.test(token.content)) return undefined;
  const label = languageLabel(language, token.content);
  if (programs.has(label)) return { kind: 'program', label, target: targetOf(token.content) };
  return data.has(label) ? { kind: 'data', label, target: [] } : undefined;
}

/** The runs of code blocks that follow each other and show the same in different languages. In order, without overlap. */
export function exampleRuns(examples: readonly (Example | undefined)[]): Range[] {
  const runs: Range[] = [];
  let first = 0;
  while (first < examples.length) {
    const labels = new Set<string>();
    let end = first;
    for (let next = examples[end]; next && next.kind === examples[first]?.kind; next = examples[end]) {
      const isOther = examples.slice(first, end).some((one) => one && callsAnother(one, next));
      if (labels.has(next.label) || isOther) break;
      labels.add(next.label);
      end++;
    }
    if (end - first > 1) runs.push({ first, last: end - 1 });
    first = Math.max(end, first + 1);
  }
  return runs;
}

function targetOf(code: string): string[] {
  const [, host = '', path = ''] = /https?:\/\/([^\s/"'`<>\\?#]+)([^\s"'`<>\\?#]*)/.exec(code) ?? [];
  return host === '' ? [] : [host, ...path.split('/').filter((segment) => segment !== '')];
}

/** Their URLs differ in a word that both have at the same place; what stands for a value, or is a version, may differ. */
function callsAnother({ target }: Example, other: Example): boolean {
  const isWord = (segment: string): boolean => /^[a-z][a-z_.-]*$/i.test(segment);
  return target.some((segment, index) => {
    const same = other.target[index];
    return same !== undefined && same !== segment && isWord(segment) && isWord(same);
  });
}

const programs = new Set([
  ...[
    'C',
    'C#',
    'C++',
    'cURL',
    'Console',
    'Dart',
    'Elixir',
    'Go',
    'GraphQL',
    'HTTP',
    'Java',
    'JavaScript',
    'Kotlin',
    'Perl',
    'PHP',
  ],
  ...['PowerShell', 'Python', 'R', 'Ruby', 'Rust', 'Scala', 'Shell', 'Swift', 'TypeScript'],
]);
const data = new Set(['JSON', 'TOML', 'XML', 'YAML']);
