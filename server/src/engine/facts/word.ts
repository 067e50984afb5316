import type { Span } from '../finding.ts';
import type { Place } from './place.ts';

/** The word at the place made of characters that match, with the line's text before and behind it. */
export interface Word {
  readonly text: string;
  readonly span: Span;
  readonly before: string;
  readonly after: string;
}

/** `characters` is a class without brackets: `\\w-`. Undefined where no such character is at the offset or before it. */
export function wordAt({ line, offset }: Place, characters: string): Word | undefined {
  const head = new RegExp(`[${characters}]*$`, 'u').exec(line.before)?.[0] ?? '';
  const tail = new RegExp(`^[${characters}]*`, 'u').exec(line.after)?.[0] ?? '';
  if (head === '' && tail === '') return undefined;
  return {
    text: head + tail,
    span: { start: offset - head.length, end: offset + tail.length },
    before: line.before.slice(0, line.before.length - head.length),
    after: line.after.slice(tail.length),
  };
}
