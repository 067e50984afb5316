import type { YamlSegment, YamlSegments } from './cut-yaml.ts';
import type { Draft } from './draft.ts';
import { joined } from './segment.ts';

/** The parts that segments make; undefined where the text can't be cut. */
export function draftYaml(segments: YamlSegments): readonly Draft[] | undefined {
  const content = segments.filter(({ label }) => label.kind !== 'filler');
  if (!isMap(content, 0) || segments.some(isUncuttable)) return undefined;
  const drafts: Draft[] = [];
  draftRange(segments, { first: 0, behind: segments.length, depth: 0, containers: [] }, drafts);
  return drafts;
}

interface Range {
  readonly first: number;
  readonly behind: number;
  readonly depth: number;
  readonly containers: readonly string[];
}

function draftRange(segments: YamlSegments, { first, behind, depth, containers }: Range, drafts: Draft[]): void {
  for (let at = first; at < behind; ) {
    const segment = segments[at];
    if (!segment) return;
    const { text, label } = segment;
    let next = at + 1;
    while (next < behind && (segments[next]?.label.depth ?? 0) > depth) next++;
    const children = { first: at + 1, behind: next, depth: depth + 1 };
    const { opens } = label;
    if (label.kind === 'filler') drafts.push({ kind: 'filler', containers, text });
    else if (next === at + 1) drafts.push({ kind: 'entry', containers, text });
    else if (opens !== undefined && isMap(segments.slice(children.first, next), depth + 1)) {
      drafts.push({ kind: 'container', containers, text });
      draftRange(segments, { ...children, containers: [...containers, opens] }, drafts);
    } else drafts.push({ kind: 'entry', containers, text: joined(segments, at, next) });
    at = next;
  }
}

/**
 * Whether what stands below a key, or at the root, is a block map: it begins with a key, or with words that aren't one yet and a key stands in the
 * same column below them (a scalar over several lines has none).
 */
function isMap(segments: readonly YamlSegment[], depth: number): boolean {
  const [first] = segments;
  if (first?.label.kind !== 'text') return first?.label.kind === 'key';
  return segments.some(({ label }) => label.depth === depth && label.kind === 'key');
}

function isUncuttable({ label, hasLoneReturn }: YamlSegment): boolean {
  return label.kind === 'uncuttable' || hasLoneReturn;
}
