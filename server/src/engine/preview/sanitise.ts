import { type DefaultTreeAdapterTypes, parseFragment, html as standard } from 'parse5';
import {
  contentlessTags,
  formulaAttributes,
  formulaTags,
  isSafeLink,
  pageAttributes,
  pageClasses,
  pageTags,
} from '#shared/page-markup.ts';
import { escapeHtml } from './escape.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** What is written in the place of a link's or an image's address. */
export interface Addresses {
  readonly link: (href: string) => string;
  /** Undefined for an image that can't be shown: its words are, instead. */
  readonly image: (source: string) => string | undefined;
}

/**
 * HTML as a browser reads it, written anew with nothing in it but what may stand on a page. What comes out reads the same however often it is
 * read: there is no element in it whose content is anything but HTML or MathML.
 */
export function sanitisedHtml(html: string, addresses: Addresses = asWritten): string {
  return writeAll(parseFragment(html).childNodes, addresses);
}

const asWritten: Addresses = { link: (href) => href, image: (source) => source };

function writeAll(nodes: readonly Node[], addresses: Addresses): string {
  return nodes.map((node) => writeNode(node, addresses)).join('');
}

function writeNode(node: Node, addresses: Addresses): string {
  if ('value' in node) return escapeHtml(node.value);
  if (!('tagName' in node)) return '';
  switch (node.namespaceURI) {
    case standard.NS.HTML:
      return writeElement(node, addresses);
    case standard.NS.MATHML:
      return writeFormula(node, addresses);
    case standard.NS.SVG:
    case standard.NS.XLINK:
    case standard.NS.XML:
    case standard.NS.XMLNS:
      return '';
  }
}

function writeElement(element: Element, addresses: Addresses): string {
  const { tagName } = element;
  if (contentless.has(tagName)) return '';
  const content = writeAll(element.childNodes, addresses);
  if (!tags.has(tagName)) return content;
  if (tagName === 'img') return writeImage(element, addresses);
  const start = `<${tagName}${writeAttributes(element, attributes, addresses)}>`;
  if (isEmpty.has(tagName)) return start;
  // A browser takes the first line break of such an element for none of its text.
  const lead = tagName === 'pre' && content.startsWith('\n') ? '\n' : '';
  return `${start}${lead}${content}</${tagName}>`;
}

function writeImage(element: Element, addresses: Addresses): string {
  const written = element.attrs.find(({ name }) => name === 'src')?.value ?? '';
  const source = addresses.image(written);
  if (source === undefined) {
    const words = element.attrs.find(({ name }) => name === 'alt')?.value || 'Image';
    return `<span class="image-missing" role="img" aria-label="${escapeHtml(words)}">${escapeHtml(words)}</span>`;
  }
  return `<img src="${escapeHtml(source)}"${writeAttributes(element, imageAttributes, addresses)}>`;
}

/** A formula holds no HTML but text: where the two meet, browsers have been misled. */
function writeFormula(element: Element, addresses: Addresses): string {
  const { tagName } = element;
  const own = element.childNodes.filter((child) => !isForeign(child));
  const content = writeAll(own, addresses);
  if (!formulas.has(tagName)) return content;
  return `<${tagName}${writeAttributes(element, formulaOwn, addresses)}>${content}</${tagName}>`;
}

function isForeign(node: Node): boolean {
  return 'tagName' in node && node.namespaceURI !== standard.NS.MATHML;
}

function writeAttributes({ attrs }: Element, allowed: ReadonlySet<string>, { link }: Addresses): string {
  let written = '';
  for (const { name, value, prefix } of attrs) {
    const kept = prefix || !allowed.has(name) ? undefined : keptValue(name, value);
    if (kept === undefined) continue;
    const address = name === 'href' ? link(kept) : kept;
    written += ` ${name}="${escapeHtml(address)}"`;
  }
  return written;
}

function keptValue(name: string, value: string): string | undefined {
  if (name === 'class') return pageClasses(value) || undefined;
  if (name === 'href') return isSafeLink(value) ? value : undefined;
  if (name === 'role') return value === 'img' ? value : undefined;
  return value;
}

const tags = new Set(pageTags);
const attributes = new Set(pageAttributes);
const imageAttributes = new Set(pageAttributes.filter((name) => name !== 'src'));
const formulas = new Set(formulaTags);
const formulaOwn = new Set([...formulaAttributes, 'class', 'height', 'width']);
const contentless = new Set(contentlessTags);
const isEmpty = new Set(['br', 'col', 'hr', 'img', 'wbr']);
