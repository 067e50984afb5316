type Texts = readonly { readonly text: string }[];

/** The offsets at which texts begin that stand one behind the other, and at which the last one ends. To ask thousands for their lengths takes long. */
export function startsOf(texts: Texts): Int32Array {
  let starts = known.get(texts);
  if (!starts) {
    starts = new Int32Array(texts.length + 1);
    count(starts, texts, 0, texts.length);
    known.set(texts, starts);
  }
  return starts;
}

/** The same of a list in which others stand from `first` on than before an edit, up to the one that stood at `to`. */
export function replaceStarts(
  before: Texts,
  after: Texts,
  { first, to }: { readonly first: number; readonly to: number },
): Int32Array {
  const made = known.get(after);
  if (made) return made;
  const was = startsOf(before);
  const starts = new Int32Array(after.length + 1);
  const distance = before.length - after.length;
  const behind = to - distance;
  starts.set(was.subarray(0, first + 1));
  count(starts, after, first, behind);
  const shift = (starts[behind] ?? 0) - (was[to] ?? 0);
  for (let at = behind + 1; at <= after.length; at++) starts[at] = (was[at + distance] ?? 0) + shift;
  known.set(after, starts);
  return starts;
}

/** Of lists that stay as they are. */
const known = new WeakMap<Texts, Int32Array>();

function count(starts: Int32Array, texts: Texts, from: number, to: number): void {
  for (let at = from; at < to; at++) starts[at + 1] = (starts[at] ?? 0) + (texts[at]?.text.length ?? 0);
}
