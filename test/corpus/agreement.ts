import { isUtf8 } from 'node:buffer';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseEvents, YAMLException } from 'js-yaml';
import { isMap, isSeq, parseAllDocuments, parseDocument } from 'yaml';
import { Part, type SpecFormat } from '#engine/spec/text/part.ts';
import type { Parsed } from '#engine/spec/tree/parsed.ts';
import { toValue } from '#engine/spec/tree/to-value.ts';
import { compareTrees, compareWithYaml, type Difference } from '../spec/tree/compare.ts';
import { reasonOf } from './agreement-reasons.ts';

/** What the parsers make of one text. `difference` is undefined where they agree. */
interface Outcome {
  readonly name: string;
  readonly group: 'YAML' | 'JSON' | 'YAML test suite';
  readonly difference: string | undefined;
}

/**
 * Lets all parsers read every YAML and JSON text below a folder, and says where they don't make the same of it: `js-yaml` and `yaml` the
 * same data with the same places of keys and values, the JSON parser the same tree as the YAML parser. A file that holds cases of the
 * YAML test suite is read case by case, and compared with what the suite expects. The answer is Markdown without the folder's name.
 */
export function describeAgreement(folder: string): string {
  const outcomes: Outcome[] = [];
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(?:ya?ml|json)$/i.test(entry.name)) continue;
    const bytes = readFileSync(join(entry.parentPath, entry.name));
    if (isUtf8(bytes)) outcomes.push(...examine(entry.name, bytes.toString('utf8')));
  }
  return describe(outcomes);
}

/** Larger texts take `yaml` more memory than it is worth. */
const largest = 15_000_000;

function examine(name: string, text: string): Outcome[] {
  if (text.length > largest) return [];
  if (/\.json$/i.test(name)) return [{ name, group: 'JSON', difference: differenceInJson(text) }];
  const cases = casesOf(text);
  if (!cases) return [{ name, group: 'YAML', difference: differenceInYaml(text) }];
  return cases.map((suiteCase, index) => {
    const caseName = cases.length > 1 ? `${basename(name, '.yaml')} (${index + 1})` : basename(name, '.yaml');
    return { name: caseName, group: 'YAML test suite', difference: differenceInCase(suiteCase) };
  });
}

function parse(text: string, format: SpecFormat): Parsed {
  return new Part('file:///text', format, 'whole', [], text).parsed;
}

function differenceInYaml(text: string): string | undefined {
  const refusal = refusalOf(text);
  const document = parseDocument(withLineFeeds(text), {
    prettyErrors: false,
    uniqueKeys: false,
    merge: true,
    logLevel: 'silent',
  });
  const error = document.errors.find(({ code }) => code !== 'MULTIPLE_DOCS');
  if (refusal !== undefined && error) return undefined;
  const difference = described(compareWithYaml(parse(text, 'yaml').root, document));
  if (refusal !== undefined) return difference ?? `only \`js-yaml\` refuses it: ${refusal}`;
  if (error) return `only \`yaml\` refuses it: ${error.message}`;
  return difference;
}

function differenceInJson(text: string): string | undefined {
  const json = parse(text, 'json');
  const isRefused = json.problems.length > 0 || !json.root;
  if (isRefused !== !isJson(text))
    return isRefused ? 'only the JSON parser refuses it' : 'only `JSON.parse` refuses it';
  if (isRefused) return undefined;
  const refusal = refusalOf(text);
  if (refusal !== undefined) return `valid JSON that \`js-yaml\` refuses: ${refusal}`;
  return described(compareTrees(json.root, parse(text, 'yaml').root)) ?? differenceInYaml(text);
}

function described([first]: readonly Difference[]): string | undefined {
  return first?.what;
}

function refusalOf(text: string): string | undefined {
  try {
    parseEvents(text, { maxDepth: 500 });
    return undefined;
  } catch (error) {
    if (error instanceof YAMLException) return error.reason;
    throw error;
  }
}

/** A CR by itself is a line break in YAML, and none to `yaml`. */
function withLineFeeds(text: string): string {
  return text.replaceAll(/\r(?!\n)/g, '\n');
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text.replace(/^\uFEFF/, ''));
    return true;
  } catch {
    return false;
  }
}

interface SuiteCase {
  readonly yaml: string;
  readonly json: string | undefined;
  readonly mustFail: boolean;
}

/** The cases of a file of the YAML test suite: a list of maps with a `yaml` and a `tree`, and what a text must give as `json`. */
function casesOf(text: string): SuiteCase[] | undefined {
  if (!/^- name: /m.test(text.slice(0, 100)) || !/^ {2}yaml: \|/m.test(text)) return undefined;
  const { contents } = parseDocument(text);
  if (!isSeq(contents)) return undefined;
  const cases: SuiteCase[] = [];
  for (const item of contents.items) {
    if (!isMap(item)) continue;
    const yaml = item.get('yaml');
    const json = item.get('json');
    if (typeof yaml !== 'string') continue;
    const fail: unknown = item.get('fail');
    const mustFail = fail === true;
    cases.push({ yaml: unescaped(yaml), json: typeof json === 'string' ? json : undefined, mustFail });
  }
  return cases;
}

/** The suite writes what can't be seen with characters that can. */
function unescaped(yaml: string): string {
  return yaml
    .replaceAll('␣', ' ')
    .replaceAll(/—*»/g, '\t')
    .replaceAll('←', '\r')
    .replaceAll('⇔', '\uFEFF')
    .replaceAll('↵', '')
    .replace(/∎\n$/, '');
}

function differenceInCase({ yaml, json, mustFail }: SuiteCase): string | undefined {
  const parsed = parse(yaml, 'yaml');
  if (mustFail) return parsed.problems.length > 0 ? undefined : 'invalid, and no problem';
  const problem = parsed.problems.find(({ message }) => !message.startsWith('Only the first document'));
  if (problem) return `valid, and a problem: ${problem.message}`;
  if (json !== undefined && !isSame(parsed, json)) return 'other data than the suite expects';
  const [document] = parseAllDocuments(withLineFeeds(yaml), {
    prettyErrors: false,
    uniqueKeys: false,
    merge: true,
    logLevel: 'silent',
  });
  if (!document || 'empty' in document) return undefined;
  const error = document.errors[0];
  return error ? `only \`yaml\` refuses it: ${error.message}` : described(compareWithYaml(parsed.root, document));
}

/** The suite expects a JSON value of each document; ours is the first. A missing document is null. */
function isSame({ root }: Parsed, json: string): boolean {
  const expected = parse(json, 'json').root;
  const ours = root ? toValue(root) : null;
  return JSON.stringify(ours) === JSON.stringify(expected ? toValue(expected) : null);
}

const groups = ['YAML', 'JSON', 'YAML test suite'] as const;

function describe(outcomes: readonly Outcome[]): string {
  const lines = ['# Where the parsers agree', '', 'Made by `npm run corpus -- FOLDER --agreement FILE`.', ''];
  lines.push('| | Texts | The same | Different |', '| --- | ---: | ---: | ---: |');
  for (const group of groups) {
    const texts = outcomes.filter((outcome) => outcome.group === group);
    const different = texts.filter(({ difference }) => difference !== undefined).length;
    lines.push(`| ${group} | ${texts.length} | ${texts.length - different} | ${different} |`);
  }
  for (const group of groups) lines.push(...describeDifferences(group, outcomes));
  return `${lines.join('\n')}\n`;
}

function describeDifferences(group: Outcome['group'], outcomes: readonly Outcome[]): string[] {
  const names = new Map<string, string[]>();
  for (const { name, difference, group: itsGroup } of outcomes) {
    if (itsGroup !== group || difference === undefined) continue;
    names.set(difference, [...(names.get(difference) ?? []), name]);
  }
  if (names.size === 0) return [];
  const rows = [...names].sort(([, one], [, other]) => other.length - one.length);
  return [
    '',
    `## ${group}`,
    '',
    '| Difference | Texts | Why | Where |',
    '| --- | ---: | --- | --- |',
    ...rows.map(([difference, where]) => {
      const shown = where
        .sort()
        .slice(0, 8)
        .map((name) => `\`${name}\``);
      const more = where.length > shown.length ? ' …' : '';
      return `| ${difference.replaceAll('|', '\\|')} | ${where.length} | ${reasonOf(difference)} | ${shown.join(', ')}${more} |`;
    }),
  ];
}
