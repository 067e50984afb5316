import { readFrontMatter, startBehindMark } from './front-matter.ts';

/**
 * A document of a text's front matter and of all its lines that may be document-level headings, each as one: a small part of
 * the text, and quickly parsed. Headings that say what is written, but for spaces and marks of code, are left out where they aren't
 * wanted. Undefined where it takes the whole document to know what the headings are.
 */
export function possibleHeadings(text: string, isWanted: (heading: string) => boolean): string | undefined {
  const mark = startBehindMark(text);
  const start = readFrontMatter(text, mark)?.span.end ?? mark;
  const body = text.slice(start);
  const headings: string[] = [];
  for (const { 0: line, index } of body.matchAll(headingOrUnderline)) {
    if (isUnderline(line)) {
      const words = underlined(body, index);
      if (words === undefined) return undefined;
      if (words !== '') headings.push(`# ${words}`);
    } else headings.push(line);
  }
  const kept = headings.filter((heading) => !plainHeading.test(heading) || isWanted(heading));
  // A link may be defined anywhere.
  if (body.includes(']:') && kept.some((heading) => heading.includes('['))) return undefined;
  // Behind a space, where no heading begins a part of its own.
  return text.slice(0, start) + kept.map((heading) => ` ${heading.trimStart()}`).join('\n');
}

/** Neither emphasis nor links, entities, HTML or emoji. */
const plainHeading = /^[ #]*(?:[A-Za-z\d ,.()?!'"`-]|:(?= |$)|\/(?!\/))*$/;

/** An ATX heading, or what is below the words of a setext heading; also such a line in a code block or a list. */
const headingOrUnderline = /^ {0,3}(?:#{1,6}(?![^ \t\n\r])[^\n\r]*|(?:=+|-+)[ \t]*$)/gm;

function isUnderline(line: string): boolean {
  return !line.includes('#');
}

/** The line above an underline; empty where that is none. Undefined where the heading may have several lines, or not say the same behind `#`. */
function underlined(body: string, underline: number): string | undefined {
  const [words, start] = lineBefore(body, underline);
  if (isBlank(words) || isHeading(words)) return '';
  const [above] = lineBefore(body, start);
  if (words.includes('#') || !(isBlank(above) || isHeading(above))) return undefined;
  return words.trim();
}

/** The line that ends where another one starts, and where it starts; empty before the first. */
function lineBefore(body: string, next: number): readonly [line: string, start: number] {
  const end = next - (body.endsWith('\r\n', next) ? 2 : 1);
  let start = Math.max(0, end);
  while (start > 0 && !'\r\n'.includes(body.charAt(start - 1))) start--;
  return [body.slice(start, Math.max(0, end)), start];
}

function isBlank(line: string): boolean {
  return /^[ \t]*$/.test(line);
}

/** An ATX heading, with which no paragraph goes on. */
function isHeading(line: string): boolean {
  return /^ {0,3}#{1,6}(?:[ \t]|$)/.test(line);
}
