import { httpMethods } from '../http/methods.ts';
import { parseYaml } from '../yaml/parse.ts';
import type { YamlValue } from '../yaml/value.ts';
import { jsonProblems } from './json-example.ts';

/** The language of a code block, as its content shows it; undefined where more than one could be meant, or none. */
export function detectLanguage(code: string): string | undefined {
  const text = code.trim();
  const first = /^[^\n]*/.exec(text)?.[0].trimEnd() ?? '';
  if (first === '') return undefined;
  if (isHttp(text)) return 'http';
  for (const { language, pattern } of byFirstLine) if (pattern.test(first)) return language;
  if (isJson(text)) return 'json';
  if (isMarkup(text))
    return /^<(?:!doctype html|html|head|body|div|p|a|span|form|ul|table|script)\b/i.test(first) ? 'html' : 'xml';
  return isYaml(text) ? 'yaml' : undefined;
}

const methods = httpMethods.map(({ name }) => name).filter((name) => /^[A-Z]+$/.test(name));

const requestLine = new RegExp(`^(?:${methods.join('|')}) (?:https?://|/)\\S*(?: HTTP/\\d(?:\\.\\d)?)?$`);

/** Lines of requests and headers up to the first blank one. */
function isHttp(text: string): boolean {
  const [head = ''] = text.split(/\n\s*\n/, 1);
  const [first = '', ...others] = head.split('\n').map((line) => line.trimEnd());
  if (!requestLine.test(first) && !/^HTTP\/\d(?:\.\d)? \d{3}(?: .*)?$/.test(first)) return false;
  return others.every((line) => /^[A-Za-z][\w-]*:(?:\s|$)/.test(line) || requestLine.test(line));
}

const byFirstLine: readonly { readonly language: string; readonly pattern: RegExp }[] = [
  { language: 'console', pattern: /^\$ \S/ },
  {
    language: 'bash',
    pattern:
      /^(?:#!\/(?:usr\/)?bin\/(?:env )?(?:ba|z)?sh\b|(?:sudo )?(?:curl|wget) .*(?:https?:\/\/|\s-)|(?:npm|yarn|pnpm) (?:i|install|add|run|init)\b|pip3? install |docker (?:run|pull|build|exec|compose) |git (?:clone|add|commit|push) |export [A-Z_]+=)/,
  },
  {
    language: 'python',
    pattern:
      /^(?:import [a-z_]\w*(?:\.\w+)*$|from [a-z_][\w.]* import \w|def \w+\(.*\).*:$|#!\/usr\/bin\/(?:env )?python)/,
  },
  {
    language: 'javascript',
    pattern:
      /^(?:(?:const|let) (?:\w+|\{[^{}]*\}) = .*[;{(]$|import .* from ['"].*['"];?$|(?:async )?function \w+\(.*\) \{$|(?:await )?fetch\(['"`])/,
  },
  { language: 'xml', pattern: /^<\?xml\b/ },
];

function isJson(text: string): boolean {
  return (
    /^[{[]/.test(text) && /[}\]]$/.test(text) && /"[^"\n]*"\s*:/.test(text) && !/^\{[%{]/.test(text) && isWhole(text)
  );
}

/** It parses, and not as a sketch. */
function isWhole(text: string): boolean {
  if (jsonProblems(text).length > 0) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return /\.{3}|…|\/\/|<[^<>\n]+>|\{\{/.test(text) && !/\|/.test(text.replace(/"[^"\n]*"/g, ''));
  }
}

function isMarkup(text: string): boolean {
  const name = /^<([a-z][\w:.-]*)(?:\s[^<>]*)?>/i.exec(text)?.[1];
  return name !== undefined && text.endsWith(`</${name}>`);
}

/** A mapping with something below one of its keys: a list of headers looks like one without. */
function isYaml(text: string): boolean {
  if (
    !/^(?:---\n|#[^\n]*\n|[a-z][\w-]*:(?:[ \n]|$))/.test(text) ||
    !/^[ \t]+\S|^- /m.test(text) ||
    text.length > 20_000
  )
    return false;
  const { root, problems } = parseYaml(text, '');
  return (
    problems.length === 0 &&
    root?.kind === 'map' &&
    root.entries.length > 0 &&
    root.entries.some(({ value }) => isNested(value))
  );
}

function isNested(value: YamlValue): boolean {
  return value.kind === 'list' ? value.items.length > 0 : value.kind === 'map' && value.entries.length > 0;
}
