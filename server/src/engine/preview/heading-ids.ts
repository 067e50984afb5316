import { slug } from 'github-slugger';

/** The anchor that GitHub makes of a heading's words, before it is made unique. */
export function headingSlug(words: string): string {
  return slug(words);
}

/** Gives the headings of one page their anchors, as GitHub does: the second `Parameters` is `parameters-1`. */
export class HeadingIds {
  readonly #uses = new Map<string, number>();

  next(base: string): string {
    let id = base;
    let uses = this.#uses.get(base) ?? 0;
    while (this.#uses.has(id)) {
      uses += 1;
      id = `${base}-${uses}`;
    }
    this.#uses.set(base, uses);
    this.#uses.set(id, 0);
    return id;
  }
}
