/** How many columns a text takes in a font whose letters are all as wide: emoji and East Asian characters take two (Unicode, UAX #11). */
export function displayWidth(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  // To make it takes some 10 ms, and most documents are in ASCII.
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  let width = 0;
  for (const { segment } of segmenter.segment(text)) width += widthOf(segment);
  return width;
}

let segmenter: Intl.Segmenter | undefined;

/** `character` is what a reader takes for one, with its accents, skin tones and joiners. */
function widthOf(character: string): number {
  if (/^[\p{M}\p{Cf}\p{Cc}]*$/u.test(character)) return 0;
  return /^\p{Emoji_Presentation}|\u{fe0f}/u.test(character) || wide.test(character) ? 2 : 1;
}

const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;
