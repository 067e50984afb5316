import type { PartContent } from './markdown-file.ts';

/** A function that reads a part once, and answers the same as long as the part's text is the same: a keystroke makes one part be read again. */
export function perPart<T>(read: (content: PartContent) => T): (content: PartContent) => T {
  const known = new WeakMap<PartContent, { readonly value: T }>();
  return (content) => {
    let kept = known.get(content);
    if (!kept) {
      kept = { value: read(content) };
      known.set(content, kept);
    }
    return kept.value;
  };
}
