import { addTo } from '../lists.ts';
import type { EndpointSection } from './endpoint-sections.ts';

/** What the text doesn't tell is neither a slip nor the way in which a document is written. */
export type Has = 'yes' | 'no' | 'maybe';

/**
 * The sections that lack what most others of their kind have: at least two do, and twice as many as don't. What a document shows nowhere is its
 * author's way to write, and no slip.
 */
export function lackingAmong(
  sections: readonly EndpointSection[],
  has: (section: EndpointSection) => Has,
): readonly EndpointSection[] {
  const lacking: EndpointSection[] = [];
  for (const group of byKind(sections)) {
    const answers = group.map(has);
    const without = group.filter((_, index) => answers[index] === 'no');
    const having = answers.filter((answer) => answer === 'yes').length;
    if (having >= 2 && having >= 2 * without.length) lacking.push(...without);
  }
  return lacking;
}

function byKind(sections: readonly EndpointSection[]): EndpointSection[][] {
  const groups = new Map<string, EndpointSection[]>();
  for (const section of sections) {
    const kind = sendsBody(section) ? 'body' : section.endpoint.method;
    addTo(groups, kind, section);
  }
  return [...groups.values()];
}

/** By its method (RFC 9110, 9.3). */
export function sendsBody({ endpoint: { method } }: EndpointSection): boolean {
  return method === 'POST' || method === 'PUT' || method === 'PATCH';
}

/** Words say where else to look, or that there is nothing to show any more. */
export function pointsElsewhere({ units }: EndpointSection): boolean {
  return units.some(({ text, heading }) => elsewhere.test(text) || outdated.test(heading) || outdated.test(text));
}

const elsewhere =
  /\b(?:see|same (?:as|parameters|request|response|arguments|body|result)|identical|equivalent|alias|similar(?:ly)?|analogous|as (?:above|below|described|in|with|for)|refer to|works (?:like|just)|like)\b/i;
const outdated = /\b(?:deprecated|removed|obsolete|no longer|not (?:yet )?(?:implemented|supported|available))\b/i;
