import type { JsonSegment, JsonSegments } from './cut-json.ts';
import type { Draft } from './draft.ts';
import { draftByDepth } from './json-depth.ts';
import { joined } from './segment.ts';

/**
 * The parts that segments make: by lines, if the brackets say the same; by brackets, if they match; by lines again in a text that is broken, so
 * that a brace which isn't closed swallows nothing but its own part. Undefined where the text can't be cut.
 */
export function draftJson(segments: JsonSegments): readonly Draft[] | undefined {
  const hasRoot = segments[0]?.text.includes('{') ?? false;
  const isByLines = hasRoot && !segments.some(({ label }) => label.kind === 'lost');
  if (isByLines && agreeWithBrackets(segments)) return draftByLines(segments);
  const byDepth = areBalanced(segments) ? draftByDepth(joined(segments)) : undefined;
  return byDepth ?? (isByLines ? draftByLines(segments) : undefined);
}

function agreeWithBrackets(segments: JsonSegments): boolean {
  let depth = 0;
  for (const segment of segments) {
    const { label } = segment;
    const isOpening = label.kind === 'open';
    if (depth !== (isOpening ? 0 : label.depth + 1) || !isClean(segment)) return false;
    depth += segment.summary.net;
  }
  return depth === 0;
}

/** Whether a segment's brackets are those that its lines promise. */
function isClean(segment: JsonSegment): boolean {
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
