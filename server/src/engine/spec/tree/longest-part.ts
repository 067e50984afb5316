import type { EarlierParts, Part } from '../text/part.ts';

/** Of the parts before an edit the one with the longest text: mostly the one that was edited. */
export function longestPart({ parts }: EarlierParts): Part | undefined {
  return [...parts].sort((one, other) => other.text.length - one.text.length)[0];
}
