import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { PreviewBlock } from '#shared/protocol.ts';
import type { FrontMatter } from '../markdown/front-matter.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import { contentHash } from './content-hash.ts';
import { escapeHtml } from './escape.ts';

/** The head of the page, from what the front matter says to readers; undefined where it says nothing. */
export function frontMatterBlock(file: MarkdownFile): PreviewBlock | undefined {
  const { frontMatter } = file;
  if (!frontMatter) return undefined;
  const hasTitle = file.headings.some(({ level }) => level === 1);
  const said = fieldsOf(frontMatter, file.text);
  const start = file.text.slice(frontMatter.span.end, frontMatter.span.end + nearby);
  const isSaid = ({ name, words }: Field): boolean => leads.has(name) && start.includes(`\n${words}\n`);
  const shown = said.filter((field) => !isSaid(field));
  const key = `${hasTitle} ${shown.map(({ name }) => name).join()}`;
  const known = blocks.get(frontMatter);
  if (known?.key === key) return known.block;
  const html = shown.length === 0 ? undefined : headerHtml(shown, hasTitle);
  const block = html === undefined ? undefined : { id: contentHash(html), html };
  blocks.set(frontMatter, { key, block });
  return block;
}

const blocks = new WeakMap<FrontMatter, { readonly key: string; readonly block: PreviewBlock | undefined }>();
/** In characters: where a document that begins with the words of its front matter has them. */
const nearby = 2_000;
const leads: ReadonlySet<string> = new Set(['description', 'summary']);

function fieldsOf(frontMatter: FrontMatter, text: string): readonly Field[] {
  let known = fields.get(frontMatter);
  if (!known) {
    known = readFields(text.slice(frontMatter.contentSpan.start, frontMatter.contentSpan.end));
    fields.set(frontMatter, known);
  }
  return known;
}

const fields = new WeakMap<FrontMatter, readonly Field[]>();

interface Field {
  readonly name: string;
  readonly words: string;
}

/** What the author tells tools and not readers. */
const ownKeys = new Set(['docwright']);
const mostFields = 40;
const longestWords = 400;

function readFields(yaml: string): Field[] {
  const { contents, errors } = parseDocument(yaml, { logLevel: 'silent', uniqueKeys: false });
  if (errors.length > 0 || !isMap(contents)) return [];
  return contents.items.slice(0, mostFields).flatMap(({ key, value }) => {
    const name = isScalar(key) ? String(key.value) : '';
    const words = wordsOf(value).slice(0, longestWords);
    return name === '' || ownKeys.has(name) || words === '' ? [] : [{ name, words }];
  });
}

/** Of a value, or of a list of them. What holds more is for tools; aliases aren't followed: a few may stand for millions of values. */
function wordsOf(node: unknown): string {
  if (isScalar(node)) return node.value === null || node.value === undefined ? '' : String(node.source ?? node.value);
  if (!isSeq(node)) return '';
  return node.items
    .slice(0, mostFields)
    .flatMap((item) => (isScalar(item) ? wordsOf(item) : []))
    .filter((words) => words !== '')
    .join(', ');
}

/** A title that stands on the page anyway isn't said twice. */
function headerHtml(fields: readonly Field[], hasTitle: boolean): string | undefined {
  const title = hasTitle ? undefined : fields.find(({ name }) => name === 'title');
  const lead = title && fields.find(({ name }) => leads.has(name));
  const others = fields.filter((field) => field.name !== 'title' && field !== lead);
  if (!title && others.length === 0) return undefined;
  const items = others.map(({ name, words }) => `<div><dt>${escapeHtml(name)}</dt><dd>${escapeHtml(words)}</dd></div>`);
  return [
    '<header class="front-matter">',
    ...(title ? [`<h1>${escapeHtml(title.words)}</h1>`] : []),
    ...(lead ? [`<p class="front-matter-lead">${escapeHtml(lead.words)}</p>`] : []),
    ...(items.length > 0 ? [`<dl>${items.join('')}</dl>`] : []),
    '</header>\n',
  ].join('');
}
