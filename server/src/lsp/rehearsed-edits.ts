import type { TextChange } from '#engine/spec/text/spec-file.ts';
import type { Position } from '#engine/text.ts';

/** A text that edits are made up for. */
export interface EditableText {
  readonly lineCount: number;
  offsetAt(position: Position): number;
  slice(start: number, end: number): string;
}

/** One of the things that authors do to a text, and how it is taken back: each index is another kind at another place, the same ones in every session. */
export function rehearsedEdits(text: EditableText, index: number): readonly TextChange[] {
  const kind = kinds[index % kinds.length] ?? letterTyped;
  const line = Math.floor((((index + 1) * goldenRatio) % 1) * text.lineCount);
  const start = text.offsetAt({ line, character: 0 });
  const lines = text.slice(start, text.offsetAt({ line: line + fewLines, character: 0 }));
  const { from, to, inserted } = kind(lines);
  return [
    { span: { start: start + from, end: start + to }, text: inserted },
    { span: { start: start + from, end: start + from + inserted.length }, text: lines.slice(from, to) },
  ];
}

/** Its multiples are spread evenly between whole numbers. */
const goldenRatio = 0.618_033_988_749_895;

/** As many as people paste. */
const fewLines = 12;

/** Of some lines; offsets are from their start. */
interface LineEdit {
  readonly from: number;
  readonly to: number;
  readonly inserted: string;
}

type Kind = (lines: string) => LineEdit;

const letterTyped: Kind = (lines) => insertion(middleOf(lines), 'e');

const kinds: readonly Kind[] = [
  letterTyped,
  (lines) => deletion(middleOf(lines), Math.min(middleOf(lines) + 1, endOf(lines))),
  (lines) => insertion(endOf(lines), `\n${indentationOf(lines)}des`),
  (lines) => insertion(endOf(lines), `\n${indentationOf(lines)}schema:`),
  (lines) => deletion(0, nextOf(lines)),
  (lines) => deletion(0, lines.length),
  (lines) => insertion(0, lines.slice(0, nextOf(lines))),
  (lines) => insertion(0, lines),
  (lines) => insertion(middleOf(lines), '\n'),
  () => insertion(0, '  '),
  (lines) => deletion(0, Math.min(2, /^ */.exec(lines)?.[0].length ?? 0)),
  (lines) => insertion(endOf(lines), ':'),
  (lines) => insertion(middleOf(lines), '"'),
  (lines) => insertion(middleOf(lines), "'"),
  (lines) => insertion(middleOf(lines), '{'),
  (lines) => insertion(middleOf(lines), ']'),
  () => insertion(0, '#'),
  () => insertion(0, '\t'),
];

function insertion(at: number, inserted: string): LineEdit {
  return { from: at, to: at, inserted };
}

function deletion(from: number, to: number): LineEdit {
  return { from, to, inserted: '' };
}

function middleOf(lines: string): number {
  return endOf(lines) >> 1;
}

/** Of the first line, before its break. */
function endOf(lines: string): number {
  return /[\r\n]|$/.exec(lines)?.index ?? 0;
}

/** Where the second line begins. */
function nextOf(lines: string): number {
  return /^[^\r\n]*(?:\r\n|\r|\n)?/.exec(lines)?.[0].length ?? 0;
}

function indentationOf(lines: string): string {
  return ' '.repeat(/^[ -]*/.exec(lines)?.[0].length ?? 0);
}
