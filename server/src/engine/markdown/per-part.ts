import type { PartContent } from './markdown-file.ts';

/** A function that reads a part once, and answers the same as long as the part's text is the same: a keystroke makes one part be read again. */
export function perPart<T extends object | string | number | boolean>(
  read: (content: PartContent) => T,
): (content: PartContent) => T {
  const slot = slots;
  slots += 1;
  return (content) => {
    // What this function put there, and no other.
    const known = content.kept[slot] as T | undefined;
    if (known !== undefined) return known;
    const value = read(content);
    content.kept[slot] = value;
    return value;
  };
}

/** Dozens of functions ask thousands of parts at every keystroke: each has a place of its own in what a part keeps. */
let slots = 0;
