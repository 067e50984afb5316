import type { Hover } from '../../hover/item.ts';
import { placesAlong } from '../completion/place.ts';
import type { Spec } from '../spec.ts';
import type { SpecFile } from '../text/spec-file.ts';
import { keyPlace, type Node, type Place as TextPlace } from '../tree/node.ts';
import { type PathStep, pathTo } from '../tree/path-to.ts';
import type { HoverQuestion } from './item.ts';
import { describeKey } from './keys.ts';
import { describeValue } from './values.ts';

/** What is known of a key or a value of a description: what the specification says, and what a name or a reference means. */
export function hoverSpec(file: SpecFile, offset: number, spec: Spec): Hover | undefined {
  const { part, offset: at } = file.partAt(offset);
  const steps = pathTo(part.parsed.root, at);
  const last = steps.at(-1);
  const place = last && placeOf(last);
  if (!last || !place || at < place.start || at > place.end) return undefined;
  const path = [...part.containers, ...steps.map(keyOf)];
  const places = placesAlong(spec, file.uri, path);
  const holder = places.at(-2);
  const version = (places.at(-1) ?? holder)?.version ?? spec.version;
  const question: HoverQuestion = {
    spec,
    file,
    places,
    place: places.at(-1),
    version,
    cursor: { path },
    node: last.node,
  };
  const isKey = last.kind === 'entry' && last.place === 'key';
  const pieces = isKey ? describeKey(question, last.entry) : describeValue(question);
  const filled = pieces.filter((piece) => piece !== undefined && piece !== '');
  return filled.length > 0 ? { markdown: filled.join('\n\n---\n\n'), span: file.spanOf(place) } : undefined;
}

/** A key, or a scalar. */
function placeOf(step: PathStep): TextPlace | undefined {
  if (step.kind === 'entry' && step.place === 'key') return keyPlace(step.entry);
  return isWritten(step.node) ? step.node : undefined;
}

function isWritten(node: Node): boolean {
  return node.kind === 'scalar' && node.end > node.start;
}

function keyOf(step: PathStep): string | number {
  return step.kind === 'entry' ? step.entry.key : step.index;
}
