import type { LanguageFn } from 'highlight.js';
import highlighter from 'highlight.js/lib/core';
import bash from 'highlight.js/lib/languages/bash';
import csharp from 'highlight.js/lib/languages/csharp';
import diff from 'highlight.js/lib/languages/diff';
import go from 'highlight.js/lib/languages/go';
import graphql from 'highlight.js/lib/languages/graphql';
import http from 'highlight.js/lib/languages/http';
import ini from 'highlight.js/lib/languages/ini';
import java from 'highlight.js/lib/languages/java';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import php from 'highlight.js/lib/languages/php';
import python from 'highlight.js/lib/languages/python';
import ruby from 'highlight.js/lib/languages/ruby';
import shell from 'highlight.js/lib/languages/shell';
import typescript from 'highlight.js/lib/languages/typescript';
import xml from 'highlight.js/lib/languages/xml';
import yaml from 'highlight.js/lib/languages/yaml';
import { escapeHtml } from './escape.ts';

/** The HTML of a code block's content: marked with `hljs-…` classes where its language is known, else escaped. */
export function highlightCode(code: string, language: string): string {
  const known = languageOf(language);
  if (!known?.grammar || code.length > longestHighlighted) return escapeHtml(code);
  const key = `${known.grammar}\n${code}`;
  const remembered = recent.get(key);
  if (remembered !== undefined) return remembered;
  const html = highlighter.highlight(code, { language: known.grammar, ignoreIllegals: true }).value;
  remember(key, html);
  return html;
}

/** What a reader calls the language of a code block: `JSON` for `json`, `cURL` for a shell's call of it, the word itself where it is unknown. */
export function languageLabel(language: string, code: string): string {
  const known = languageOf(language);
  if (known?.grammar === 'bash' && /^\s*(?:[$>]\s+)?curl\s/.test(code)) return 'cURL';
  return known?.label ?? language;
}

/** The language that an info string names, in lower case; empty for none. */
export function languageOfInfo(info: string): string {
  return /^[^\s{]*/.exec(info.trim())?.[0].toLowerCase() ?? '';
}

interface Language {
  /** Empty where it isn't coloured. */
  readonly grammar: string;
  readonly label: string;
}

/** Beyond it a block is a data file rather than an example, and takes longer to colour than a keystroke may. */
const longestHighlighted = 60_000;

const languages: Readonly<Record<string, Language>> = {
  ...named('bash', 'Shell', ['bash', 'curl', 'sh', 'shell', 'zsh']),
  ...named('csharp', 'C#', ['c#', 'cs', 'csharp']),
  ...named('diff', 'Diff', ['diff', 'patch']),
  ...named('go', 'Go', ['go', 'golang']),
  ...named('graphql', 'GraphQL', ['gql', 'graphql']),
  ...named('http', 'HTTP', ['http', 'https']),
  ...named('ini', 'TOML', ['toml']),
  ...named('ini', 'INI', ['ini']),
  ...named('java', 'Java', ['java']),
  ...named('javascript', 'JavaScript', ['javascript', 'js', 'jsx', 'mjs', 'node', 'nodejs']),
  ...named('json', 'JSON', ['json', 'json5', 'jsonc', 'ndjson']),
  ...named('', 'Mermaid diagram', ['mermaid']),
  ...named('php', 'PHP', ['php']),
  ...named('python', 'Python', ['py', 'python', 'python3']),
  ...named('ruby', 'Ruby', ['rb', 'ruby']),
  ...named('shell', 'Console', ['console', 'shell-session', 'shellsession']),
  ...named('typescript', 'TypeScript', ['ts', 'tsx', 'typescript']),
  ...named('xml', 'HTML', ['html']),
  ...named('xml', 'XML', ['svg', 'xml']),
  ...named('', 'C', ['c']),
  ...named('', 'C++', ['c++', 'cpp']),
  ...named('', 'Dart', ['dart']),
  ...named('', 'Elixir', ['elixir']),
  ...named('', 'Kotlin', ['kotlin', 'kt']),
  ...named('', 'PowerShell', ['powershell', 'ps1']),
  ...named('', 'R', ['r']),
  ...named('', 'Rust', ['rs', 'rust']),
  ...named('', 'Scala', ['scala']),
  ...named('', 'Swift', ['swift']),
  ...named('yaml', 'YAML', ['yaml', 'yml']),
};

const grammars: Readonly<Record<string, LanguageFn>> = {
  bash,
  csharp,
  diff,
  go,
  graphql,
  http,
  ini,
  java,
  javascript,
  json,
  php,
  python,
  ruby,
  shell,
  typescript,
  xml,
  yaml,
};
for (const [name, grammar] of Object.entries(grammars)) highlighter.registerLanguage(name, grammar);

function named(grammar: string, label: string, names: readonly string[]): Record<string, Language> {
  return Object.fromEntries(names.map((name) => [name, { grammar, label }]));
}

function languageOf(name: string): Language | undefined {
  return Object.hasOwn(languages, name) ? languages[name] : undefined;
}

/** Colouring depends on the text alone, and a keystroke in a part must not colour the part's other blocks again. */
const recent = new Map<string, string>();
const mostRemembered = 500;

function remember(key: string, html: string): void {
  if (recent.size >= mostRemembered) {
    const oldest = recent.keys().next();
    if (!oldest.done) recent.delete(oldest.value);
  }
  recent.set(key, html);
}
