import type { YamlSegment, YamlSegments } from './cut-yaml.ts';
import type { Draft } from './draft.ts';
import { joined } from './segment.ts';
import { withoutSlips } from './slips.ts';

/** The parts that segments make; undefined where the text can't be cut. */
export function draftYaml(cut: YamlSegments): readonly Draft[] | undefined {
  const segments = withoutSlips(cut, joinSlipped);
  const whole = { first: 0, behind: segments.length, depth: 0, containers: [] };
  if (!isMap(segments, whole)) return undefined;
  for (const { label, summary } of segments) {
    if (label.kind === 'uncuttable' || summary.hasLoneReturn) return undefined;
  }
  const drafts: Draft[] = [];
  draftRange(segments, whole, drafts);
  return drafts;
}

function joinSlipped(entry: YamlSegment, slipped: YamlSegments): YamlSegment {
  const isUncuttable = slipped.some(({ label }) => label.kind === 'uncuttable');
  const hasLoneReturn = entry.summary.hasLoneReturn || slipped.some(({ summary }) => summary.hasLoneReturn);
  return {
    ...entry,
    text: entry.text + joined(slipped),
    label: isUncuttable ? { ...entry.label, kind: 'uncuttable' } : entry.label,
    summary: { hasLoneReturn },
  };
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
    const { opens } = label;
    const children = { first: at + 1, behind: next, depth: depth + 1, containers };
    if (label.kind === 'filler') drafts.push({ kind: 'filler', containers, text });
    else if (next === at + 1) drafts.push({ kind: 'entry', containers, text });
    else if (opens !== undefined && isMap(segments, children)) {
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
function isMap(segments: YamlSegments, { first, behind, depth }: Range): boolean {
  let at = first;
  while (at < behind && segments[at]?.label.kind === 'filler') at++;
  const kind = segments[at]?.label.kind;
  if (kind !== 'text') return kind === 'key';
  for (; at < behind; at++) {
    const label = segments[at]?.label;
    if (label?.depth === depth && label.kind === 'key') return true;
  }
  return false;
}
