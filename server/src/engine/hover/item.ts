import type { Place } from '../facts/place.ts';
import type { Span } from '../finding.ts';
import type { Graph } from '../graph/graph.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import type { Project } from '../project.ts';
import type { Alignment } from '../structure/alignment.ts';

/** What is shown of a text, and the text that it is about. */
export interface Hover {
  readonly markdown: string;
  readonly span: Span;
}

export interface HoverContext {
  readonly project: Project;
  readonly file: MarkdownFile;
  readonly alignment: Alignment;
  readonly place: Place;
  /** All documents of the project, as far as they are known. */
  readonly graph: Graph;
}

/** One kind of hover, one file. */
export type HoverProvider = (context: HoverContext) => Hover | undefined;

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
