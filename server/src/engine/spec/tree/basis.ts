import type { EarlierParts, Part } from '../text/part.ts';

/** What can be taken over after an edit: of the longest part before it, mostly the one that was edited, the last state that was as it should be. */
export function basisOf({ parts }: EarlierParts): Part | undefined {
  const [longest] = [...parts].sort((one, other) => other.text.length - one.text.length);
  return longest?.basis;
}
