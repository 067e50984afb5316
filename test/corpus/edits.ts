import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { SpecFormat } from '#engine/spec/text/part.ts';
import { parseSpecFile, type SpecFile, updateSpecFile } from '#engine/spec/text/spec-file.ts';
import { plainParts, treeOf, wholeTree } from '../spec/text/trees.ts';
import { type Failure, randomOf } from './corpus.ts';

/** What opens, closes, cuts and joins parts of a spec. */
const pieces = [
  '',
  'e',
  ' ',
  '  ',
  '\t',
  '\n',
  '\n\n',
  '\nkey:\n',
  '\n  /typed',
  '\n  /new:\n',
  '\npaths:\n',
  ':',
  '- ',
  '#',
  '"',
  "'",
  '{',
  '}',
  '[',
  ']',
  ',',
  '|',
  '\r\n',
  '\r',
  '\n---\n',
  '&a ',
  '*a',
  '"x": {},\n',
  '  },\n',
];

/** So many edits are made one after the other, then the text is what it was. */
const editsInRow = 8;
/** Trees of larger files are compared after the last edit of a row only. */
const smallText = 200_000;

/**
 * Edits every spec below a folder so many times: from parts it is what it is from scratch, and a valid text has the tree that it has in one
 * piece.
 */
export function checkEdits(folder: string, times: number): { count: number; failures: readonly Failure[] } {
  let count = 0;
  const failures: Failure[] = [];
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:ya?ml|json)$/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  for (const path of names.sort()) {
    const text = readFileSync(join(folder, path), 'utf8');
    const format = /\.json$/i.test(path) ? 'json' : 'yaml';
    const failure = checkWhole(format, text) ?? editOften(format, text, times);
    count += times;
    if (failure !== undefined) failures.push({ path, message: failure });
  }
  return { count, failures };
}

function checkWhole(format: SpecFormat, text: string): string | undefined {
  const whole = wholeTree(format, text);
  const file = parseSpecFile('file:///spec', format, text);
  if (whole === undefined || isDeepStrictEqual(treeOf(file) ?? null, whole)) return undefined;
  return 'has another tree from parts than in one piece';
}

function editOften(format: SpecFormat, original: string, times: number): string | undefined {
  const random = randomOf(original);
  let text = original;
  let file = parseSpecFile('file:///spec', format, text);
  const first = file;
  for (let edit = 0; edit < times; edit++) {
    if (edit % editsInRow === 0) [text, file] = [original, first];
    const start = Math.floor(random() * (text.length + 1));
    const end = Math.min(text.length, start + Math.floor(random() ** 4 * 300));
    const from = Math.floor(random() * text.length);
    const own = text.slice(from, from + Math.floor(random() * 400));
    const piece = random() < 0.2 ? own : (pieces[Math.floor(random() * pieces.length)] ?? '');
    text = text.slice(0, start) + piece + text.slice(end);
    file = updateSpecFile(file, [{ span: { start, end }, text: piece }]);
    const isLast = edit % editsInRow === editsInRow - 1;
    const difference = differenceOf(file, text, isLast || text.length < smallText);
    if (difference !== undefined) {
      return `edit ${edit + 1}, ${JSON.stringify(piece)} instead of ${start} to ${end}: ${difference}`;
    }
  }
  return undefined;
}

function differenceOf(file: SpecFile, text: string, comparesTrees: boolean): string | undefined {
  const scratch = parseSpecFile(file.uri, file.format, text);
  if (!isDeepStrictEqual(plainParts(file), plainParts(scratch))) return 'other parts than from scratch';
  if (!comparesTrees) return undefined;
  const tree = treeOf(file);
  if (!isDeepStrictEqual(tree, treeOf(scratch))) return 'another tree than from scratch';
  if (/^\s*:(?:\s|$)/m.test(text)) return undefined;
  const whole = wholeTree(file.format, text);
  if (whole !== undefined) return isDeepStrictEqual(tree ?? null, whole) ? undefined : 'another tree than in one piece';
  const hasProblems = file.parts.some(({ parsed }) => parsed.problems.length > 0) || file.seamProblems.length > 0;
  return hasProblems ? undefined : 'no problem is left in parts';
}
