import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SpecResult } from '#engine/spec/check-spec.ts';
import { parseSpecFile, updateSpecFile } from '#engine/spec/text/spec-file.ts';
import { versionOf } from '#engine/spec/version.ts';
import { checkFile, plainFindings } from '../spec/plain-findings.ts';
import { type Failure, randomOf } from './corpus.ts';

/** What authors type, and what breaks a text for a while. */
const pieces = [
  '',
  'x',
  ' ',
  '\n',
  '\n  ',
  '\n      ',
  '"',
  "'",
  '{',
  '}',
  '[',
  ':',
  ': ',
  '- ',
  '#',
  ',',
  '|',
  '&a ',
  '\n\n\n',
];

/** So many edits are made one after the other, then the text is what it was. */
const editsInRow = 6;
/** Characters. A check from scratch of a larger file takes longer than it tells. */
const largestText = 1_500_000;

/**
 * Edits the roots of OpenAPI descriptions below a folder so many times each, `most` of them: the findings after each edit, all rules on, are
 * those of the text from scratch.
 */
export function checkEditedFindings(
  folder: string,
  times: number,
  most: number,
): { readonly files: number; readonly count: number; readonly failures: readonly Failure[] } {
  const failures: Failure[] = [];
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:ya?ml|json)$/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
  const roots = names.filter((name) => isRoot(join(folder, name)));
  const random = randomOf(folder.length.toString());
  const chosen = roots.map((name) => ({ name, order: random() })).sort((a, b) => a.order - b.order);
  const some = chosen.slice(0, most).map(({ name }) => name);
  for (const path of some.sort()) {
    const failure = editOften(join(folder, path), times);
    if (failure !== undefined) failures.push({ path, message: failure });
  }
  return { files: some.length, count: some.length * times, failures };
}

function isRoot(path: string): boolean {
  const text = readFileSync(path, 'utf8');
  if (text.length > largestText || !/openapi|swagger/.test(text)) return false;
  return versionOf(parseSpecFile('file:///spec', formatOf(path), text).root) !== undefined;
}

function formatOf(path: string): 'json' | 'yaml' {
  return /\.json$/i.test(path) ? 'json' : 'yaml';
}

function editOften(path: string, times: number): string | undefined {
  const original = readFileSync(path, 'utf8');
  const random = randomOf(original);
  const first = parseSpecFile('file:///spec', formatOf(path), original);
  let text = original;
  let file = first;
  let result: SpecResult | undefined = checkFile(file);
  for (let edit = 0; edit < times; edit++) {
    if (edit % editsInRow === 0) {
      [text, file] = [original, first];
      result = checkFile(file, undefined, result);
    }
    const start = Math.floor(random() * (text.length + 1));
    const end = Math.min(text.length, start + Math.floor(random() ** 6 * 300));
    const from = Math.floor(random() * text.length);
    const own = text.slice(from, from + Math.floor(random() * 300));
    const piece = random() < 0.2 ? own : (pieces[Math.floor(random() * pieces.length)] ?? '');
    text = text.slice(0, start) + piece + text.slice(end);
    file = updateSpecFile(file, [{ span: { start, end }, text: piece }]);
    result = checkFile(file, undefined, result);
    const found = plainFindings(result);
    const scratch = plainFindings(checkFile(parseSpecFile(file.uri, file.format, text)));
    const at = found.findIndex((finding, index) => finding !== scratch[index]);
    if (at !== -1 || found.length !== scratch.length) {
      const difference = `${found[at] ?? 'nothing'} instead of ${scratch[at === -1 ? found.length : at] ?? 'nothing'}`;
      return `edit ${edit + 1}, ${JSON.stringify(piece)} instead of ${start} to ${end}: ${difference}`;
    }
  }
  return undefined;
}
