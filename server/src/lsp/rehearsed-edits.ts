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
  const line = Math.floor(((index * goldenRatio) % 1) * text.lineCount);
  const start = text.offsetAt({ line, character: 0 });
  const content = text.slice(start, text.offsetAt({ line: line + 1, character: 0 }));
  const { from, to, inserted } = kinds[index % kinds.length]?.(content) ?? insertion(0, ' ');
  return [
    { span: { start: start + from, end: start + to }, text: inserted },
    { span: { start: start + from, end: start + from + inserted.length }, text: content.slice(from, to) },
  ];
}

/** Its multiples are spread evenly between whole numbers. */
const goldenRatio = 0.618_033_988_749_895;

/** Of a line; offsets are from its start. */
interface LineEdit {
  readonly from: number;
  readonly to: number;
  readonly inserted: string;
}

const kinds: readonly ((line: string) => LineEdit)[] = [
  (line) => insertion(middleOf(line), 'e'),
  (line) => ({ from: middleOf(line), to: Math.min(middleOf(line) + 1, line.length), inserted: '' }),
  (line) => insertion(endOf(line), ':'),
  (line) => ({ from: 0, to: line.length, inserted: '' }),
  (line) => insertion(0, line),
  (line) => insertion(middleOf(line), '"'),
  (line) => insertion(endOf(line), `\n${indentationOf(line)}des`),
  (line) => insertion(middleOf(line), '\n'),
  () => insertion(0, '  '),
  (line) => insertion(middleOf(line), '{'),
  () => insertion(0, '#'),
];

function insertion(at: number, inserted: string): LineEdit {
  return { from: at, to: at, inserted };
}

function middleOf(line: string): number {
  return endOf(line) >> 1;
}

/** Before its break. */
function endOf(line: string): number {
  return line.replace(/[\r\n]+$/, '').length;
}

function indentationOf(line: string): string {
  return ' '.repeat(/^[ -]*/.exec(line)?.[0].length ?? 0);
}
