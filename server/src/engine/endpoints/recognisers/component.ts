import { methodNames } from '../../http/methods.ts';
import type { Block } from '../../markdown/facts.ts';
import type { PartEndpoint, Role } from '../endpoint.ts';
import { filler, withoutMarks } from '../marks.ts';
import { isExample, type PlacedBlock } from '../part-source.ts';
import { readPath } from '../path.ts';
import { isPath, pathEnd, queryEnd } from '../path-text.ts';
import { phraseEndpoints } from '../phrase-endpoints.ts';
import { commonMethods, findPhrases } from '../phrases.ts';
import type { Recogniser } from '../recogniser.ts';

/**
 * Tags of MDX and HTML, shortcodes and partials that name both: `<Route method="GET">/users</Route>`, `<Endpoint verb="get" path="/users" />`,
 * `{{< api method="get" endpoint="/users" >}}`, `{% swagger method="get" path="/users" %}`, `<span class="get">GET</span> <code>/users</code>`.
 */
export const component: Recogniser = {
  form: 'component',
  read: ({ text, candidates }) =>
    candidates.flatMap((placed) => {
      const { block } = placed;
      if (block.kind !== 'html' && block.kind !== 'paragraph' && !isDirective(block)) return [];
      const source = text.slice(block.span.start, block.span.end);
      if (!mayHold.test(source) || !namesMethod.test(source)) return [];
      const tags = [...source.matchAll(tag)].flatMap((match) => readTag(source, match, block.span.start, placed));
      return block.kind === 'html' && tags.length === 0 ? readHtml(source, block.span.start, placed) : tags;
    }),
};

/** `{http:get} /users`: a fence that stands for a directive. */
function isDirective(block: Block): boolean {
  return block.kind === 'code' && /^\{http/.test(block.info);
}

/** A tag with attributes, a shortcode, a directive, or HTML. */
const mayHold = /<[A-Za-z][\w.:-]*\s|\{\{|\{%|\{http|<\//;
const namesMethod = new RegExp(String.raw`\b(?:${commonMethods.join('|')})\b`, 'i');

/** A tag with attributes, a shortcode, or a directive's first line; attributes may stand on several lines. */
const tag =
  /<([A-Za-z][\w.:-]*)((?:\s+[\w:.@-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|\{(?:[^{}]|\{[^{}]*\})*\}|[^\s"'<>=]+))?)+)\s*\/?>|\{\{[<%]?\s*([\w./-]+)([^{}]*?)[>%]?\}\}|\{%-?\s*([\w./-]+)((?:[^%]|%(?!\})){0,1000}?)-?%\}|\{http:(\w+)\}([^\n]*)/g;

const attribute = /([\w:.@-]+)\s*[=:]\s*(?:"([^"]*)"|'([^']*)'|\{\s*["'`]([^"'`]*)["'`]\s*\}|([^\s"'<>=,]+))/g;

const methodAttribute = /^(?:http[-_]?)?(?:method|verb)$/i;
const pathAttribute = /^(?:path|ur[li]|endpoint|route|href|uri[-_]?template|path[-_]?template|resource|address)$/i;

/** They ask a server for something, but document nothing. */
const noComponent = /^(?:form|a|input|button|script|link|img)$/i;

interface Attribute {
  readonly name: string;
  readonly value: string;
  /** The offset of the value in the block. */
  readonly start: number;
}

function readTag(source: string, match: RegExpMatchArray, offset: number, placed: PlacedBlock): PartEndpoint[] {
  const name = match[1] ?? match[3] ?? match[5] ?? match[7] ?? '';
  const inside = match[2] ?? match[4] ?? match[6] ?? match[8] ?? '';
  if (noComponent.test(name)) return [];
  const start = (match.index ?? 0) + match[0].indexOf(inside, match[0].indexOf(name) + name.length);
  const role: Role = isExample(placed) ? 'mention' : 'declaration';
  if (match[7] !== undefined) return readDirective(match, offset, role);
  const attributes = readAttributes(inside, start);
  const method = attributes.find(({ name, value }) => methodAttribute.test(name) && isMethod(value));
  if (!method) return readValues(attributes, inside, { start, offset, role });
  const path =
    attributes.find(({ name, value }) => pathAttribute.test(name) && isPath(value)) ?? innerPath(source, match, name);
  if (!path) return [];
  return [
    {
      form: 'component',
      role,
      method: method.value.trim().toUpperCase(),
      path: readPath(path.value),
      methodSpan: { start: offset + method.start, end: offset + method.start + method.value.length },
      pathSpan: { start: offset + path.start, end: offset + path.start + path.value.length },
    },
  ];
}

function readAttributes(text: string, offset: number): Attribute[] {
  return [...text.matchAll(attribute)].map((match) => {
    const value = match[2] ?? match[3] ?? match[4] ?? match[5] ?? '';
    return { name: match[1] ?? '', value, start: offset + match.index + match[0].lastIndexOf(value) };
  });
}

function isMethod(value: string): boolean {
  return methodNames.includes(value.trim().toUpperCase());
}

/** The path between a tag and its end; what links and escapes it has go. */
function innerPath(source: string, match: RegExpMatchArray, name: string): Attribute | undefined {
  if (match[1] === undefined || match[0].endsWith('/>')) return undefined;
  const start = (match.index ?? 0) + match[0].length;
  const closing = source.indexOf(`</${name}`, start);
  const text = withoutMarks(source.slice(start, closing === -1 ? source.length : closing));
  const at = text.search(/[^\s\v]/);
  if (at === -1) return undefined;
  const value = text.slice(at, queryEnd(text, pathEnd(text, at)));
  return isPath(value.replaceAll(filler, '')) ? { name: '', value, start: start + at } : undefined;
}

/** A value that is both, `api="GET /users"`, and values by their places: `{{< endpoint GET "/users" >}}`. */
function readValues(
  attributes: readonly Attribute[],
  inside: string,
  { start, offset, role }: { start: number; offset: number; role: Role },
): PartEndpoint[] {
  const texts = [...attributes.map(({ value, start }) => ({ text: value, start })), { text: inside, start }];
  for (const { text: value, start } of texts) {
    const text = value
      .replace(/["',]/g, ' ')
      .replace(/^\s*(?:get|post|put|patch|delete|head|options)\b/, (word) => word.toUpperCase());
    const [phrase] = findPhrases(text);
    const isWhole =
      phrase && text.slice(0, phrase.span.start).trim() === '' && text.slice(phrase.span.end).trim() === '';
    if (isWhole) return phraseEndpoints(phrase, { text, offset: offset + start, form: 'component', role });
  }
  return [];
}

function readDirective(match: RegExpMatchArray, offset: number, role: Role): PartEndpoint[] {
  const [, , , , , , , name = '', argument = ''] = match;
  const path = argument.trim();
  if (!isMethod(name) || !isPath(path)) return [];
  const methodStart = offset + (match.index ?? 0) + match[0].indexOf(name, 6);
  const pathStart = offset + (match.index ?? 0) + match[0].lastIndexOf(path);
  return [
    {
      form: 'component',
      role,
      method: name.toUpperCase(),
      path: readPath(path),
      methodSpan: { start: methodStart, end: methodStart + name.length },
      pathSpan: { start: pathStart, end: pathStart + path.length },
    },
  ];
}

const blockTags =
  /<\/?(?:a|abbr|article|aside|br|b|center|code|dd|details|div|dl|dt|em|font|h[1-6]|i|kbd|li|mark|nobr|ol|p|pre|samp|section|small|span|strong|sub|summary|sup|table|tbody|td|th|thead|tr|tt|u|ul)\b[^<>]*>/gi;

/** HTML that shows an endpoint: its tags are marks. What has words before it in its line is a mention. */
function readHtml(source: string, offset: number, placed: PlacedBlock): PartEndpoint[] {
  const text = withoutMarks(source.replace(/<!--[\s\S]*?-->/g, hidden).replace(blockTags, hidden));
  return findPhrases(text).flatMap((phrase) => {
    const lineStart = text.lastIndexOf('\n', phrase.span.start) + 1;
    const isFirst = text.slice(lineStart, phrase.span.start).trim() === '';
    const role: Role = isFirst && !isExample(placed) ? 'candidate' : 'mention';
    return phraseEndpoints(phrase, { text, offset, form: 'component', role });
  });
}

function hidden(tag: string): string {
  return filler.repeat(tag.length);
}
