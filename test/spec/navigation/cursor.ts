import assert from 'node:assert/strict';
import type { TextEdit } from '#engine/finding.ts';
import { applyEdits } from '#engine/fix.ts';
import { definitionsOf, findOccurrences } from '#engine/spec/navigation/find.ts';
import type { NamedOccurrence } from '#engine/spec/navigation/symbol.ts';
import { symbolAt } from '#engine/spec/navigation/symbol-at.ts';
import type { Spec } from '#engine/spec/spec.ts';
import { assertMarks, type MarkedFile, readFiles } from '../../support/marks.ts';
import { type SpecTexts, specFolder, specOf } from '../../support/specs.ts';

/** A description with one cursor in one of its files. */
export interface Cursor {
  readonly spec: Spec;
  readonly files: readonly MarkedFile[];
  readonly texts: SpecTexts;
  readonly uri: string;
  readonly offset: number;
}

/** Files as `//- path` begins them; without, it is one YAML file. The first is the root. */
export function cursorIn(source: string): Cursor {
  const files = readFiles(source).map((file) => ({ ...file, path: file.path === '' ? 'openapi.yaml' : file.path }));
  const texts = Object.fromEntries(files.map(({ path, text }) => [path, text]));
  const [at, ...others] = files.flatMap(({ path, cursors }) => cursors.map((offset) => ({ path, offset })));
  assert.ok(at && others.length === 0, 'one cursor <|> is expected');
  return { spec: specOf(texts), files, texts, uri: specFolder + at.path, offset: at.offset };
}

export function symbolIn({ spec, uri, offset }: Cursor): NamedOccurrence {
  const found = symbolAt(spec, uri, offset);
  assert.ok(found, 'nothing is named at the cursor');
  return found;
}

/** Asserts that what is named at the cursor is named at the marks: `^^^ definition` and `^^^ use`. */
export function assertOccurrences(source: string): void {
  const cursor = cursorIn(source);
  const found = findOccurrences([cursor.spec], symbolIn(cursor).symbol);
  for (const file of cursor.files) {
    const here = found.filter(({ uri }) => uri === specFolder + file.path);
    assertMarks(
      file,
      here.map(({ span, role }) => ({ span, message: role })),
    );
  }
}

/** Asserts that the definition's name is where `^^^ here` is. */
export function assertDefinition(source: string): void {
  const cursor = cursorIn(source);
  const found = definitionsOf(cursor.spec, symbolIn(cursor).symbol);
  for (const file of cursor.files) {
    const here = found.filter(({ uri }) => uri === specFolder + file.path);
    assertMarks(
      file,
      here.map(({ name }) => ({ span: name, message: 'here' })),
    );
  }
}

/** The texts of the files after edits. */
export function edited(texts: SpecTexts, edits: readonly TextEdit[]): SpecTexts {
  const after = Object.entries(texts).map(([path, text]) => {
    const own = edits.filter(({ uri }) => uri === specFolder + path);
    return [path, applyEdits(text, own)] as const;
  });
  return Object.fromEntries(after);
}
