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
  const known = blocks.get(frontMatter);
  if (known?.hasTitle === hasTitle) return known.block;
  const fields = readFields(file.text.slice(frontMatter.contentSpan.start, frontMatter.contentSpan.end));
  const html = fields.length === 0 ? undefined : headerHtml(fields, hasTitle);
  const block = html === undefined ? undefined : { id: contentHash(html), html };
  blocks.set(frontMatter, { hasTitle, block });
  return block;
}

const blocks = new WeakMap<FrontMatter, { readonly hasTitle: boolean; readonly block: PreviewBlock | undefined }>();

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
  const lead = title && fields.find(({ name }) => name === 'description' || name === 'summary');
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
