import { isMethodHeader } from '../facts/error-columns.ts';
import type { Place } from '../facts/place.ts';
import { type Word, wordAt } from '../facts/word.ts';
import { describeMethod } from '../http/describe.ts';
import { findMethod } from '../http/methods.ts';
import type { Hover, HoverContext } from './item.ts';

/** A method in a heading, a code span, a table, the request line of an `http` block or a cURL command. */
export function methodHover({ place }: HoverContext): Hover | undefined {
  const word = wordAt(place, '\\w-');
  const method = word && findMethod(word.text);
  if (!method || !isMethod(place, word)) return undefined;
  return { markdown: `**${method.name}**\n\n${describeMethod(method)}`, span: word.span };
}

function isMethod({ block, inlineCode }: Place, { text, before, after, span }: Word): boolean {
  const isArgument = /(?:^|\s)(?:-X[ \t]*|--request[ \t=])["']?$/.test(before);
  const isNamed = /\bHTTPS?[ \t]+[`*]*$/.test(before) || /^[`*]*[ \t]+(?:requests?|methods?|verbs?)\b/.test(after);
  const isBehindPath = /\/\S*[ \t]*\([`*]*$/.test(before);
  const hasTarget = /^[`*]*[ \t]+[`*]*(?:\/|https?:|\{)/.test(after);
  if (inlineCode && span.start === inlineCode.start) return !isCommonWord(text) || isAboutHttp(before + after);
  switch (block.kind) {
    case 'heading':
      return true;
    case 'cell':
      return isArgument || hasTarget || isNamed || isBehindPath || isMethodHeader(block.header);
    case 'code':
      return isArgument || (/^[\s>]*$/.test(before) && (hasTarget || block.code.language === 'http'));
    case 'paragraph':
      return isArgument || hasTarget || isNamed || isBehindPath;
    case 'blank':
    case 'frontMatter':
    case 'other':
      return false;
  }
}

/** Names of methods that are as often names of something else: permissions, commands, log levels. */
function isCommonWord(name: string): boolean {
  return ['CONNECT', 'TRACE', 'QUERY'].includes(name);
}

function isAboutHttp(line: string): boolean {
  return /\b(?:https?|methods?|requests?|verbs?|prox(?:y|ies)|endpoints?)\b/i.test(line);
}
