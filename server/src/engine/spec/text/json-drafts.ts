import { countBrackets } from './brackets.ts';
import type { JsonSegment, JsonSegments } from './cut-json.ts';
import type { Draft } from './draft.ts';
import { draftByDepth } from './json-depth.ts';
import { joined } from './segment.ts';
import { withoutSlips } from './slips.ts';

/**
 * The parts that segments make: by lines, as far as the brackets say the same; by brackets, if they match; by lines again in a text that is broken, so
 * that a brace which isn't closed swallows nothing but its own part. Undefined where the text can't be cut.
 */
export function draftJson(segments: JsonSegments): readonly Draft[] | undefined {
  const hasRoot = segments[0]?.text.includes('{') ?? false;
  const isByLines = hasRoot && !segments.some(({ label }) => label.kind === 'lost');
  const agreed = isByLines ? agreeing(segments) : undefined;
  if (agreed) return draftByLines(agreed);
  const byDepth = areBalanced(segments) ? draftByDepth(joined(segments)) : undefined;
  return byDepth ?? (isByLines ? draftByLines(withoutSlips(segments, joinSlipped)) : undefined);
}

/**
 * The segments whose brackets are those that their lines promise; what lines promise wrongly, since they slipped, is part of the segment that it stands in.
 * Undefined where the brackets can't be reconciled with the lines.
 */
function agreeing(segments: JsonSegments): JsonSegments | undefined {
  let depth = 0;
  const agreed: { readonly segment: JsonSegment; readonly slipped: JsonSegment[] }[] = [];
  for (const segment of segments) {
    const expected = depthBefore(segment);
    if (depth < expected) return undefined;
    if (depth === expected) agreed.push({ segment, slipped: [] });
    else if (isSlippedEntry(segment, depth)) agreed.push({ segment: inContainer(segment), slipped: [] });
    else agreed.at(-1)?.slipped.push(segment);
    depth += segment.summary.net;
  }
  if (depth !== 0) return undefined;
  const whole = agreed.map(({ segment, slipped }) => (slipped.length === 0 ? segment : joinSlipped(segment, slipped)));
  return whole.every(isClean) ? whole : undefined;
}

/**
 * Whether each segment is a part by itself, whatever an entry says that is clean, or that {@link isBroken}: the brackets of all others are those that their
 * lines promise.
 */
export function areByLinesBeside(entry: JsonSegment, segments: JsonSegments): boolean {
  let depth = 0;
  for (const segment of segments) {
    if (depth !== depthBefore(segment) || segment.label.slip === 'resumes') return false;
    if (segment === entry) continue;
    if (!isClean(segment)) return false;
    depth += segment.summary.net;
  }
  return depth === 0 && (segments[0]?.text.includes('{') ?? false);
}

/** Whether no text with this entry can be balanced where all else is. */
export function isBroken({ summary: { net, hasOpenQuote } }: JsonSegment): boolean {
  return net !== 0 || hasOpenQuote;
}

/** How many brackets are open in front of a segment, as its lines say. */
function depthBefore({ label }: JsonSegment): number {
  return label.kind === 'open' ? 0 : label.depth + 1;
}

/** An entry that stands in the column of an outer map, and in its own by the brackets. */
function isSlippedEntry({ label, text }: JsonSegment, depth: number): boolean {
  const isEntry = label.slip === 'leaves' && label.kind !== 'close' && label.leftDepth === depth - 1;
  return isEntry && /^\s*"/.test(text);
}

function inContainer(segment: JsonSegment): JsonSegment {
  const { leftDepth = 0 } = segment.label;
  return { ...segment, label: { depth: leftDepth, kind: 'entry', opens: undefined } };
}

function joinSlipped(entry: JsonSegment, slipped: JsonSegments): JsonSegment {
  const text = entry.text + joined(slipped);
  return { ...entry, text, summary: countBrackets(text, 0, text.length) };
}

/** Whether a segment's brackets are those that its lines promise. */
export function isClean(segment: JsonSegment): boolean {
  const { net, lowest, hasOpenQuote, goesOn } = segment.summary;
  if (hasOpenQuote) return false;
  switch (segment.label.kind) {
    case 'entry':
      return net === 0 && lowest === 0 && !goesOn;
    case 'open':
    case 'container':
      return net === 1 && lowest === 0;
    case 'close':
      return net === -1 && lowest === -1 && /^\s*\},?\s*$/.test(segment.text);
    case 'lost':
      return false;
  }
}

function areBalanced(segments: JsonSegments): boolean {
  let depth = 0;
  for (const segment of segments) {
    const { net, lowest, hasOpenQuote } = segment.summary;
    if (hasOpenQuote || depth + lowest < 0) return false;
    depth += net;
  }
  return depth === 0;
}

function draftByLines(segments: JsonSegments): readonly Draft[] {
  let path: readonly string[] = [];
  return segments.map(({ text, label }) => {
    path = path.slice(0, label.depth);
    const containers = path;
    if (label.opens !== undefined) path = [...path, label.opens];
    const isFiller = label.kind === 'open' || label.kind === 'close';
    return { kind: isFiller ? 'filler' : label.kind === 'container' ? 'container' : 'entry', containers, text };
  });
}
