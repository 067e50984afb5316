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

/**
 * HTML as a browser reads it, written anew with nothing in it but what may stand on a page. What comes out reads the same however often it is
 * read: there is no element in it whose content is anything but HTML or MathML.
 */
export function sanitisedHtml(html: string): string {
  return parseFragment(html).childNodes.map(writeNode).join('');
}

function writeNode(node: Node): string {
  if ('value' in node) return escapeHtml(node.value);
  if (!('tagName' in node)) return '';
  switch (node.namespaceURI) {
    case standard.NS.HTML:
      return writeElement(node);
    case standard.NS.MATHML:
      return writeFormula(node);
    case standard.NS.SVG:
    case standard.NS.XLINK:
    case standard.NS.XML:
    case standard.NS.XMLNS:
      return '';
  }
}

function writeElement(element: Element): string {
  const { tagName } = element;
  if (contentless.has(tagName)) return '';
  const content = element.childNodes.map(writeNode).join('');
  if (!tags.has(tagName)) return content;
  const start = `<${tagName}${writeAttributes(element, attributes)}>`;
  if (isEmpty.has(tagName)) return start;
  // A browser takes the first line break of such an element for none of its text.
  const lead = tagName === 'pre' && content.startsWith('\n') ? '\n' : '';
  return `${start}${lead}${content}</${tagName}>`;
}

/** A formula holds no HTML but text: where the two meet, browsers have been misled. */
function writeFormula(element: Element): string {
  const { tagName } = element;
  const content = element.childNodes.map((child) => (isForeign(child) ? '' : writeNode(child))).join('');
  if (!formulas.has(tagName)) return content;
  return `<${tagName}${writeAttributes(element, formulaOwn)}>${content}</${tagName}>`;
}

function isForeign(node: Node): boolean {
  return 'tagName' in node && node.namespaceURI !== standard.NS.MATHML;
}

function writeAttributes({ attrs }: Element, allowed: ReadonlySet<string>): string {
  let written = '';
  for (const { name, value, prefix } of attrs) {
    const kept = prefix || !allowed.has(name) ? undefined : keptValue(name, value);
    if (kept !== undefined) written += ` ${name}="${escapeHtml(kept)}"`;
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
const formulas = new Set(formulaTags);
const formulaOwn = new Set([...formulaAttributes, 'class', 'height', 'width']);
const contentless = new Set(contentlessTags);
const isEmpty = new Set(['br', 'col', 'hr', 'img', 'wbr']);
