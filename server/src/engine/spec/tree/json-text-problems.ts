import type { SyntaxProblem } from './parsed.ts';

/** Everything that is wrong in a JSON text in double quotes, which stand at `start` and, where it is closed, before `end`. */
export function jsonTextProblems(text: string, start: number, end: number): SyntaxProblem[] {
  const problems: SyntaxProblem[] = [];
  let at = start + 1;
  let isClosed = false;
  while (at < end && !isClosed) {
    const character = text.charAt(at);
    const length = character === '\\' ? lengthOfEscape(text, at, end) : 1;
    if (character === '"') isClosed = true;
    else if (character === '\\') {
      const sequence = text.slice(at, at + length);
      if (!isEscape(sequence)) problems.push({ start: at, end: at + length, message: notAnEscape(sequence) });
    } else if (character < ' ') problems.push({ start: at, end: at + 1, message: controlCharacter(character) });
    at += length;
  }
  if (!isClosed) problems.push({ start, end, message: 'The text has no closing quote' });
  return problems;
}

function lengthOfEscape(text: string, at: number, end: number): number {
  const [digits = ''] = /^u[0-9a-fA-F]{0,4}/.exec(text.slice(at + 1, at + 6)) ?? [];
  return Math.min(end - at, digits === '' ? 2 : 1 + digits.length);
}

function isEscape(sequence: string): boolean {
  return /^\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})$/.test(sequence);
}

function notAnEscape(sequence: string): string {
  if (sequence.startsWith('\\u'))
    return `\`${sequence}\` is no escape sequence; four hexadecimal digits stand behind \`\\u\``;
  if (/^\\[\r\n]?$/.test(sequence)) return 'A backslash stands at the end of the line';
  return `\`${sequence}\` is no escape sequence; a backslash is written \`\\\\\``;
}

function controlCharacter(character: string): string {
  const hexadecimal = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  const written = JSON.stringify(character).slice(1, -1);
  return `A control character (U+${hexadecimal}) stands in the text; it is written \`${written}\``;
}
