/** A word of a command, without quotes and backslashes. */
export interface ShellWord {
  readonly text: string;
  /** The offset of its first character, behind a quote. */
  readonly start: number;
  /** Behind its last character, before a quote that closes. Between, quotes and backslashes may stand that the text lacks. */
  readonly end: number;
}

/** The words of a command from an offset on, and what ends it. */
export interface ShellCommand {
  readonly words: readonly ShellWord[];
  /** Behind the mark that ends it; the text's end where none does. */
  readonly end: number;
  /** A line break, `|`, `;`, `&`, a closing bracket or backtick; empty for the text's end. */
  readonly terminator: string;
}

/**
 * Splits a command as a POSIX shell does (https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02), and as documents need it: an
 * open quote ends with the text, placeholders such as `<id>` are words, lines also go on behind Windows' `^` and before a line that begins with an option.
 */
export function readCommand(text: string, from: number): ShellCommand {
  const words: ShellWord[] = [];
  let at = from;
  let word: { text: string; start: number; end: number } | undefined;
  const add = (piece: string, start: number, end = start + piece.length): void => {
    word ??= { text: '', start, end };
    word.text += piece;
    word.end = end;
  };
  const close = (): void => {
    if (word) words.push(word);
    word = undefined;
  };
  const end = (terminator: string): ShellCommand => {
    close();
    return { words, end: at + terminator.length, terminator };
  };
  while (at < text.length) {
    const character = text[at] ?? '';
    const plain = matchAt(plainText, text, at);
    const continuation = plain ? undefined : matchAt(continued, text, at);
    if (plain) {
      add(plain, at);
      at += plain.length;
    } else if (continuation) {
      close();
      at += continuation.length;
    } else if (character === '\\') {
      add(text[at + 1] ?? '', at + 1);
      at += 2;
    } else if (character === "'" || character === '"') {
      const quoted = readQuoted(text, at, character);
      add(quoted.text, at + 1, quoted.end - 1);
      at = quoted.end;
    } else if (character === '\n') return end(character);
    else if (/\s/.test(character)) {
      close();
      at++;
    } else if (character === '|' || character === ';' || character === '`') return end(character);
    else if (character === '&' && !word) return end(character);
    else if (!word && matchAt(redirection, text, at)) return end(character);
    else if (character === ')' && !isOpen(word?.text)) return end(character);
    else if (character === '#' && !word) {
      const lineEnd = text.indexOf('\n', at);
      at = lineEnd === -1 ? text.length : lineEnd;
    } else {
      add(character, at);
      at++;
    }
  }
  return end('');
}

/** Nothing of it is special to a shell. */
const plainText = /[\w./:@%+,=~?-]+/y;

/** Behind a backslash, `^` or backtick at a line's end, and before a line that begins with an option. */
const continued = /(?:\s[\\^`][ \t]*\r?\n|\\\r?\n|\r?\n(?=[\s>]*-{1,2}[A-Za-z]))[ \t]*/y;

/** Behind it stands a file or a document, no argument; `<id>` is a placeholder. */
const redirection = /(?:<<|\d?>>?\s|<\s)/y;

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

/** Within single quotes nothing is special, within double quotes a backslash before a quote, `$`, a backtick, a line break or itself. */
function readQuoted(text: string, start: number, quote: string): { text: string; end: number } {
  const pattern = quote === '"' ? doubleQuoted : singleQuoted;
  const content = matchAt(pattern, text, start + 1) ?? '';
  const plain = quote === '"' ? content.replace(/\\(["\\$`\n])/g, '$1') : content;
  return { text: plain, end: start + content.length + 2 };
}

const singleQuoted = /[^']*/y;
const doubleQuoted = /(?:[^"\\]|\\[\s\S])*/y;

function isOpen(word: string | undefined): boolean {
  return word !== undefined && word.split('(').length > word.split(')').length;
}
