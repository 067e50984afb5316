/**
 * The same string for equal texts, as a property's name is kept: the keys of a description are compared more than anything else, and engines compare two
 * names by where they are, but two other strings of one length letter by letter.
 */
export function sharedWord(text: string): string {
  const known = words.get(text);
  if (known !== undefined) return known;
  if (text.length > longest) return text;
  if (words.size === most) words.clear();
  const holder: Record<string, true> = Object.create(null);
  holder[text] = true;
  const [word = text] = Object.keys(holder);
  words.set(word, word);
  return word;
}

const words = new Map<string, string>();

/** Of several of the largest descriptions together. */
const most = 100_000;

/** In characters. Longer ones are no names. */
const longest = 200;
