import type { Span } from '../../finding.ts';
import type { SpecFile } from '../text/spec-file.ts';
import { entryPlace, keyPlace, type Node, type Place } from '../tree/node.ts';
import { type PathStep, pathTo } from '../tree/path-to.ts';

/** What an author may want to select around an offset, from the smallest to the whole text. Each holds the one before. */
export function selectionsAt(file: SpecFile, offset: number): readonly Span[] {
  const here = file.partAt(offset);
  const outer = containersOf(file, here.part.containers);
  const inner = pathTo(here.part.parsed.root, here.offset).flatMap(placesOf);
  const places = [...outer, ...inner].map((place) => file.spanOf(place));
  const spans: Span[] = [];
  let around: Span = { start: 0, end: file.length };
  for (const span of [around, ...places]) {
    const isWithin = around.start <= span.start && span.end <= around.end && span.start <= offset && offset <= span.end;
    const isSmaller = span.end - span.start < around.end - around.start;
    if (!isWithin || (spans.length > 0 && !isSmaller)) continue;
    spans.push(span);
    around = span;
  }
  return spans.reverse();
}

/** The maps around a part, which are made of parts themselves. */
function containersOf(file: SpecFile, keys: readonly string[]): readonly Place[] {
  const places: Place[] = file.root ? [file.root] : [];
  let node: Node | undefined = file.root;
  for (const key of keys) {
    const entry = node?.kind === 'map' ? node.entry(key) : undefined;
    if (!entry) break;
    places.push(entryPlace(entry), entry.value);
    node = entry.value;
  }
  return places;
}

function placesOf(step: PathStep): readonly Place[] {
  if (step.kind === 'item') return [step.node, ...contentOf(step.node)];
  const whole = entryPlace(step.entry);
  const key = keyPlace(step.entry);
  const part = step.place === 'key' ? [key, ...quoted(key)] : [step.node, ...contentOf(step.node)];
  return [whole, ...part];
}

function contentOf(node: Node): readonly Place[] {
  return node.kind === 'scalar' ? quoted(node) : [];
}

/** Without the quotes. */
function quoted({ part, start, end }: Place): readonly Place[] {
  const first = part.text[start];
  const isQuoted = end - start >= 2 && (first === '"' || first === "'") && part.text[end - 1] === first;
  return isQuoted ? [{ part, start: start + 1, end: end - 1 }] : [];
}
