import { Part, type PartKind, type SpecFormat } from './part.ts';

/** A part to be: what it is made of. */
export interface Draft {
  readonly kind: PartKind;
  readonly containers: readonly string[];
  readonly text: string;
}

/** The parts of a file; of those that it had before, the ones that are the same are kept. */
export function makeParts(
  uri: string,
  format: SpecFormat,
  drafts: readonly Draft[],
  known: readonly Part[] = [],
): readonly Part[] {
  const isKept = (part: Part | undefined, draft: Draft | undefined) =>
    part !== undefined && draft !== undefined && part.format === format && isSame(part, draft);
  const most = Math.min(known.length, drafts.length);
  let head = 0;
  while (head < most && isKept(known[head], drafts[head])) head++;
  let tail = 0;
  while (tail < most - head && isKept(known.at(-1 - tail), drafts.at(-1 - tail))) tail++;
  const replaced = known.slice(head, known.length - tail);
  const between = new Map(replaced.map((part) => [part.text, part]));
  const same = drafts.slice(head, drafts.length - tail).map((draft) => {
    const part = between.get(draft.text);
    if (part) between.delete(draft.text);
    return { draft, part };
  });
  const before = { parts: [...between.values()].flatMap((part) => part.lastParsed) };
  const made = same.map(({ draft, part }) => {
    if (part && isKept(part, draft)) return part;
    const earlier = part ? { parts: part.lastParsed } : before;
    return new Part(uri, format, draft.kind, draft.containers, draft.text, earlier);
  });
  return [...known.slice(0, head), ...made, ...known.slice(known.length - tail)];
}

function isSame(part: Part, { kind, containers, text }: Draft): boolean {
  if (part.kind !== kind || part.text !== text || part.containers.length !== containers.length) return false;
  for (let index = 0; index < containers.length; index++) {
    if (part.containers[index] !== containers[index]) return false;
  }
  return true;
}
