import { sharedEnds } from '#shared/shared-ends.ts';
import { haveSameAssertions, haveSameSurface } from './assertions.ts';
import { containers } from './references/target.ts';
import type { SpecFile } from './text/spec-file.ts';
import type { MapNode, Node } from './tree/node.ts';

/**
 * The pieces of a file that are other than before, named as {@link pieceOf} does; `uri#` is among them where anything is, and {@link presenceOf} where it
 * comes or goes.
 */
export function changedPieces(uri: string, before: SpecFile | undefined, after: SpecFile | undefined): Set<string> {
  const changed = new Set<string>();
  if (before === after) return changed;
  if (!before || !after) add(presenceOf(uri), changed);
  compare(`${uri}#`, mapOf(before?.root), mapOf(after?.root), changed);
  add(`${uri}#`, changed);
  return changed;
}

/** Whether there is a file at all: what looks for something in one that isn't there depends on nothing else of it. */
export function presenceOf(uri: string): string {
  return `${uri}!`;
}

/**
 * The name of what a piece demands and shows: it is among those that changed only where more than words about it did. Who looks for nothing else depends on that
 * alone.
 */
export function assertionsIn(piece: string): string {
  return nameFrom(assertionNames, piece, '?');
}

/** The name of what one sees of a piece who goes no deeper ({@link haveSameSurface}). */
export function surfaceOf(piece: string): string {
  return nameFrom(surfaceNames, piece, '??');
}

function nameFrom(names: Map<string, string>, piece: string, ending: string): string {
  let name = names.get(piece);
  if (name === undefined) {
    if (names.size > mostNames) names.clear();
    name = piece + ending;
    names.set(piece, name);
  }
  return name;
}

/** One text for each: every unit that looks something up keeps its name. */
const assertionNames = new Map<string, string>();
const surfaceNames = new Map<string, string>();
const mostNames = 50_000;

function add(piece: string, changed: Set<string>): void {
  changed.add(piece);
  changed.add(assertionsIn(piece));
  changed.add(surfaceOf(piece));
}

function compare(prefix: string, before: MapNode | undefined, after: MapNode | undefined, changed: Set<string>): void {
  if (before === after) return;
  const old = before?.entries ?? [];
  const entries = after?.entries ?? [];
  const { head, tail } = sharedEnds(old, entries);
  const keys = new Set<string>();
  for (const { key } of old.slice(head, old.length - tail)) keys.add(key);
  for (const { key } of entries.slice(head, entries.length - tail)) keys.add(key);
  for (const key of keys) {
    // Of two with one key the first counts, which may have another one.
    const was = before?.entry(key);
    const is = after?.entry(key);
    if (was !== is) note(prefix, key, was?.value, is?.value, changed);
  }
}

function note(
  prefix: string,
  key: string,
  before: Node | undefined,
  after: Node | undefined,
  changed: Set<string>,
): void {
  const piece = prefix.endsWith('#') ? `${prefix}${key}` : `${prefix}/${key}`;
  changed.add(piece);
  const depth = piece.slice(piece.lastIndexOf('#') + 1);
  const isContainer = containers.has(depth) || depth === 'components' || /^components\/[^/]+$/.test(depth);
  if (isContainer || !haveSameAssertions(before, after)) changed.add(assertionsIn(piece));
  if (isContainer || !haveSameSurface(before, after)) changed.add(surfaceOf(piece));
  if (isContainer) compare(piece, mapOf(before), mapOf(after), changed);
}

function mapOf(node: Node | undefined): MapNode | undefined {
  return node?.kind === 'map' ? node : undefined;
}
