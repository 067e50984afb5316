import { distance } from 'fastest-levenshtein';

/**
 * A title without what decorates it, its case kept: numbering (`1.2 `, `II.`, `(1)`, `Section 1:`), emoji, and a colon at
 * the end.
 */
export function plainTitle(title: string): string {
  return title
    .normalize('NFC')
    .replace(/\p{Extended_Pictographic}|\u{fe0f}|\u{200d}|(?<![\w:]):[a-z][a-z0-9_+-]{1,40}:(?![\w:])/gu, '')
    .replace(numbering, '')
    .replace(/(?<![\s:.!?])[\s:.!?]+$/u, '')
    .trim();
}

const numbering =
  /^[\s§]*(?:\d+(?:\.\d+)*[.):]?|[A-Za-z][.)]|[IVXLCDM]+[.)]|\((?:\d+|[A-Za-z])\)|(?:Section|Chapter)\s+[\dA-Z][\d.]*\s*[:.)–—-])\s+(?=\S)/u;

/** A title as it is compared: plain, in lower case, without quotes and marks; `&` is *and*. */
export function normalizeTitle(title: string): string {
  return plainTitle(title)
    .replace(/&/g, ' and ')
    .replace(/["'“”‘’`*_]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

/** A normalised title without a remark in brackets at its end: `overview (v2)`. The same where there is none. */
export function withoutRemark(title: string): string {
  return title.endsWith(')') || title.endsWith(']') ? title.replace(/(?<=\S)\s*[([][^()[\]]*[)\]]$/, '') : title;
}

/** A heading's words, as they are and as {@link normalizeTitle} makes them. */
export interface TitleWords {
  readonly text: string;
  readonly title: string;
}

/**
 * Tells misspellings of a title, word by word: one letter in a short word, two in a long one. Short titles that differ in
 * one letter are other words more often than mistakes (`Pet` and `GET`, `Posts` and `POST`), so titles of up to five
 * letters are compared with their case.
 */
export function misspellingsOf(wanted: string): (words: TitleWords) => boolean {
  const isShort = wanted.length <= shortTitle;
  const title = isShort ? wanted : normalizeTitle(wanted);
  const titleWords = title.split(' ');
  return (words) => {
    const own = isShort ? plainTitle(words.text) : words.title;
    if (Math.abs(own.length - title.length) > mostMistakes) return false;
    const ownWords = own.split(' ');
    // A space too many or too few is a mistake as well.
    if (ownWords.length !== titleWords.length) return isMisspeltWord(own, title, 1);
    let mistakes = 0;
    for (const [index, word] of titleWords.entries()) {
      const ownWord = ownWords[index] ?? '';
      if (ownWord === word) continue;
      if (!isMisspeltWord(ownWord, word, word.length <= shortWord ? 1 : 2)) return false;
      mistakes++;
    }
    return mistakes <= mostMistakes;
  };
}

const shortTitle = 5;
const shortWord = 7;
const mostMistakes = 2;

function isMisspeltWord(word: string, wanted: string, allowed: number): boolean {
  return distance(word, wanted) <= allowed || isTransposition(word, wanted);
}

/** Two neighbouring letters changed places. */
function isTransposition(title: string, wanted: string): boolean {
  if (title.length !== wanted.length) return false;
  let at = 0;
  while (at < title.length && title[at] === wanted[at]) at++;
  const swapped = title[at] === wanted[at + 1] && title[at + 1] === wanted[at];
  return at < title.length && swapped && title.slice(at + 2) === wanted.slice(at + 2);
}
