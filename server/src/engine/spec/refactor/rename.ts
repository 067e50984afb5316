import type { TextEdit } from '../../finding.ts';
import { renameKey, replaceScalar } from '../edit/edits.ts';
import { occurrencesOf } from '../navigation/find.ts';
import { pathParameterUse } from '../navigation/path-parameters.ts';
import { pointerOf } from '../navigation/pointer-of.ts';
import { occurrenceIn, referencesThrough } from '../navigation/references.ts';
import { type Holder, isEntry, type Occurrence, type SpecSymbol, sayingOf } from '../navigation/symbol.ts';
import type { Spec } from '../spec.ts';
import { type Entry, keyPlace } from '../tree/node.ts';
import { encodeToken } from '../tree/pointer.ts';

/**
 * The edits that give a symbol another name in all files of the descriptions that have it. That it may be renamed, and that the name is free, is
 * asked before ({@link renameProblem}).
 */
export function renameEdits(specs: readonly Spec[], symbol: SpecSymbol, name: string): readonly TextEdit[] {
  const edits = new Map<string, TextEdit>();
  for (const spec of specs) {
    for (const [holder, pieces] of byHolder(replacements(spec, symbol, name))) {
      const { at, text } = rewrite(holder, pieces);
      const file = spec.files.get(at.part.uri);
      if (!file) continue;
      const span = file.spanOf(at);
      edits.set(`${file.uri}#${span.start}`, { uri: file.uri, span, text });
    }
  }
  return [...edits.values()];
}

/** A piece of what a holder says, and what it is to say. */
interface Replacement {
  readonly holder: Holder;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function replacements(spec: Spec, symbol: SpecSymbol, name: string): readonly Replacement[] {
  const own = occurrencesOf(spec, symbol).map((occurrence) => replacement(occurrence, name));
  if (symbol.kind !== 'path-parameter') return own;
  const { paths } = pathParameterUse(spec, symbol);
  return [...own, ...paths.flatMap((entry) => pathReferences(spec, entry, own))];
}

function replacement({ holder, start, end, encoding }: Occurrence, name: string): Replacement {
  const before = sayingOf(holder).slice(start, end);
  switch (encoding) {
    case 'name':
      return { holder, start, end, text: name };
    case 'mapping':
      // What looks like a file's name would be read as one.
      return { holder, start, end, text: isFileName(name) ? `#/components/schemas/${name}` : name };
    case 'pointer':
      return { holder, start, end, text: pointerStep(name, before) };
  }
}

function isFileName(name: string): boolean {
  return /\.(?:ya?ml|json)$/i.test(name);
}

/** With the braces of paths as they were written: not everybody encodes them. */
function pointerStep(name: string, before: string): string {
  const step = encodeToken(name);
  return /%7[BD]/i.test(before) ? step : step.replaceAll('%7B', '{').replaceAll('%7D', '}');
}

/** The references that lead through a path whose key changes. */
function pathReferences(spec: Spec, entry: Entry, changes: readonly Replacement[]): readonly Replacement[] {
  const tokens = pointerOf(entry);
  const { uri } = keyPlace(entry).part;
  const pieces = changes.filter(({ holder }) => holder === entry);
  const key = applied(entry, pieces);
  return referencesThrough(spec, uri, tokens).map((reference) =>
    replacement(occurrenceIn(reference, tokens.length), key),
  );
}

function byHolder(all: readonly Replacement[]): ReadonlyMap<Holder, readonly Replacement[]> {
  const groups = new Map<Holder, Replacement[]>();
  for (const one of all) {
    const group = groups.get(one.holder);
    if (!group) groups.set(one.holder, [one]);
    else if (!group.some(({ start }) => start === one.start)) group.push(one);
  }
  return groups;
}

function rewrite(holder: Holder, pieces: readonly Replacement[]): ReturnType<typeof renameKey> {
  const text = applied(holder, pieces);
  const edit = isEntry(holder) ? renameKey(holder, text) : replaceScalar(holder, text);
  // Between brackets these would end a value that has no quotes.
  const isUnsafe = edit.text === text && /[,[\]{}]/.test(text) && !/[,[\]{}]/.test(sayingOf(holder));
  return isUnsafe ? { at: edit.at, text: `'${text.replaceAll("'", "''")}'` } : edit;
}

function applied(holder: Holder, pieces: readonly Replacement[]): string {
  let text = sayingOf(holder);
  for (const { start, end, text: piece } of [...pieces].sort((a, b) => b.start - a.start)) {
    text = text.slice(0, start) + piece + text.slice(end);
  }
  return text;
}
