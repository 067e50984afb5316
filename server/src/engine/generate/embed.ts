import { parseBlocks } from '../markdown/markdown-it.ts';
import { encoded, withoutHtml } from './html-text.ts';
import { firstSentence, sentence } from './words.ts';

/**
 * The Markdown of a description for another document, as blocks with a blank line between them: headings become bold, so that the outline stays;
 * HTML becomes Markdown, blocks of code are closed, and links that lead nowhere from there are their words.
 */
export function embedded(description: string): string {
  const text = flattened(description.replace(/\r\n?/g, '\n').replaceAll('\t', '    '));
  return text.trim() === '' ? '' : rewritten(text);
}

/** HTML is taken out first, since it may stand across blocks; code keeps it. */
function flattened(text: string): string {
  const once = text.includes('<') ? outsideCode(text, withoutHtml) : text;
  return once.replace(/\n{3,}/g, '\n\n');
}

function rewritten(text: string): string {
  const lines = text.split('\n');
  const written: string[] = [];
  let next = 0;
  const keep = (end: number): void => {
    written.push(...lines.slice(next, end).map((line) => outsideCode(line, inline)));
    next = Math.max(next, end);
  };
  const tokens = parseBlocks(text, {});
  for (const [index, token] of tokens.entries()) {
    const [start, end] = token.map ?? [];
    if (start === undefined || end === undefined || start < next) continue;
    switch (token.type) {
      case 'heading_open': {
        keep(start);
        const indent = /^\s*(?:>\s*)*/.exec(lines[start] ?? '')?.[0] ?? '';
        const words = tokens[index + 1]?.content ?? '';
        const bold = outsideCode(
          words
            .replace(/\*\*|__/g, '')
            .replace(/\s+/g, ' ')
            .trim(),
          inline,
        );
        written.push('', bold === '' ? '' : `${indent}**${bold.replace(/[:.]+$/, '')}**`, '');
        next = end;
        break;
      }
      case 'fence':
      case 'code_block': {
        keep(start);
        written.push(...codeLines(lines.slice(start, end), token));
        next = end;
        break;
      }
      case 'hr':
        keep(start);
        written.push('');
        next = end;
        break;
    }
  }
  keep(lines.length);
  return written
    .join('\n')
    .replace(/[ ]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+|\n+$/g, '');
}

/** A block of code with both of its fences, and with a language. */
function codeLines(
  lines: readonly string[],
  {
    type,
    info,
    markup,
    content,
  }: { readonly type: string; readonly info: string; readonly markup: string; readonly content: string },
): string[] {
  const body = content.replace(/\n$/, '').split('\n');
  const indent = /^\s*(?:>\s*)*/.exec(lines[0] ?? '')?.[0] ?? '';
  const lead = type === 'fence' ? indent : indent.replace(/ {4}$/, '');
  const longest = Math.max(2, ...body.map((line) => /^\s*(`+)/.exec(line)?.[1]?.length ?? 0));
  const fence = markup.startsWith('~') && !body.some((line) => /^\s*~~~/.test(line)) ? '~~~' : '`'.repeat(longest + 1);
  const language = languageOf(info.trim().split(/\s+/)[0] ?? '', content);
  return ['', ...[`${fence}${language}`, ...body, fence].map((line) => (line === '' ? '' : lead + line)), ''];
}

/** JSON that doesn't parse is but text. */
function languageOf(language: string, content: string): string {
  const named = language.replace(/[`~{}]/g, '');
  if (!/^(?:jsonc?|json5|http|https|curl|sh|bash|shell|console|)$/i.test(named)) return named;
  if (/^json$/i.test(named) || named === '') return isJson(content) ? 'json' : 'text';
  return 'text';
}

function isJson(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
}

/** A line outside of code: no link that leads nowhere, no image, no definition. */
function inline(text: string): string {
  return text
    .replace(/!\[([^\]]*)\]\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+["'][^"']*["'])?\)/g, '$1')
    .replace(
      /\[((?:[^[\]\\]|\\.)*)\]\(\s*<?([^()\s<>]*(?:\([^()\s]*\)[^()\s<>]*)*)>?(?:\s+["'][^"']*["'])?\s*\)/g,
      (_, words: string, url: string) => (isAbsolute(url) ? `[${words}](${encoded(url)})` : words),
    )
    .replace(/\]\((?!https?:|mailto:)/g, '] (')
    .replace(/^(\s*)\[([^\]]+)\]:(?=\s*\S)/, '$1\\[$2]:')
    .replace(/\bTODO\b(?!\\)|\bTBD\b/g, (word) => `\`${word}\``)
    .replace(/\{%|\{\{[<%]?|<%/g, (mark) =>
      mark
        .split('')
        .map((sign) => `\\${sign}`)
        .join(''),
    );
}

function isAbsolute(url: string): boolean {
  return /^(?:https?:\/\/[^/\s]|mailto:\S+@)/i.test(url);
}

/** What stands outside of code spans and blocks is rewritten. */
function outsideCode(text: string, rewrite: (piece: string) => string): string {
  let written = '';
  let at = 0;
  for (const found of text.matchAll(
    /(?<![`\\])(`+)(?!`)(?:(?!\n\s*\n)[\s\S])*?(?<!`)\1(?!`)|^[ >]*(```|~~~)[\s\S]*?(?:^[ >]*\2[`~]*\s*$|(?![\s\S]))/gm,
  )) {
    written += rewrite(text.slice(at, found.index)) + found[0];
    at = found.index + found[0].length;
  }
  return written + rewrite(text.slice(at));
}

/** A description in one line, for a cell or an item: its first paragraph, or all of it where that is short. */
export function inOneLine(description: string | undefined, most = 400): string {
  if (description === undefined || description.trim() === '') return '';
  const paragraphs = embedded(description)
    .split(/\n\s*\n/)
    .filter((paragraph) => paragraph.trim() !== '' && !/^\s*(?:```|~~~|\|.*\|)/.test(paragraph))
    // What was a heading says little by itself.
    .filter((paragraph, index, all) => index === all.length - 1 || !/^\*\*[^*\n]+\*\*$/.test(paragraph));
  const [first = ''] = paragraphs;
  const line = first
    .split('\n')
    .map((one) => one.trim().replace(/^(?:>\s*)+|^(?:[-*+]|\d+[.)])\s+/, ''))
    .filter((one) => !/^\|?\s*:?-{3,}/.test(one))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
  return line.length <= most ? line : sentence(firstSentence(line, most));
}

/** Text between the bars of a table. */
export function cell(text: string): string {
  return text
    .replace(/\s*[\r\n]+\s*/g, ' ')
    .replace(/\\*\|/g, (bars) => (bars.length % 2 === 1 ? `${bars.slice(0, -1)}\\|` : bars))
    .replace(/\\$/, '\\\\')
    .trim();
}
