import createSanitiser, { type Config } from 'dompurify';
import { createElement } from './element.ts';
import { type ImageSource, resolveImage } from './images.ts';
import { isSafeLink } from './links.ts';

/**
 * The nodes of a block's HTML, with nothing in them that could run, ask for input, look like a part of the page's own,
 * or load what it must not. Every block goes this way, our own HTML too: it holds the author's.
 */
export function sanitiseBlock(html: string, images: ImageSource): DocumentFragment {
  const template = document.createElement('template');
  setTrustedHtml(template, html);
  // Nothing in a template loads; what stands behind this line will, once it is on the page.
  for (const image of template.content.querySelectorAll('img')) setImageSource(image, images);
  return template.content;
}

/** With Trusted Types in force only what the sanitiser's own policy made can be assigned. */
function setTrustedHtml(template: HTMLTemplateElement, html: string): void {
  const trusted: unknown = sanitiser.sanitize(html, configuration);
  Reflect.set(template, 'innerHTML', trusted);
}

const tags = [
  ...['a', 'abbr', 'address', 'article', 'aside', 'b', 'bdi', 'bdo', 'blockquote', 'br', 'caption', 'center', 'cite'],
  ...['code', 'col', 'colgroup', 'dd', 'del', 'details', 'dfn', 'div', 'dl', 'dt', 'em', 'figcaption', 'figure'],
  ...['footer', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hr', 'i', 'img', 'ins', 'kbd', 'li', 'mark', 'ol', 'p'],
  ...['pre', 'q', 'rp', 'rt', 'ruby', 's', 'samp', 'section', 'small', 'span', 'strong', 'sub', 'summary', 'sup'],
  ...['table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'time', 'tr', 'u', 'ul', 'var', 'wbr'],
];

const attributes = [
  ...['align', 'alt', 'aria-hidden', 'aria-label', 'class', 'colspan', 'data-language', 'data-line', 'data-lines'],
  ...['datetime', 'dir', 'headers', 'height', 'href', 'id', 'lang', 'open', 'reversed', 'role', 'rowspan', 'scope'],
  ...['src', 'start', 'title', 'type', 'valign', 'value', 'width'],
];

const configuration: Config & { RETURN_TRUSTED_TYPE: true } = {
  ALLOWED_TAGS: tags,
  ALLOWED_ATTR: attributes,
  ALLOW_ARIA_ATTR: false,
  ALLOW_DATA_ATTR: false,
  RETURN_TRUSTED_TYPE: true,
  // What these hold is no text for a reader.
  FORBID_CONTENTS: [
    'script',
    'style',
    'iframe',
    'object',
    'embed',
    'noscript',
    'template',
    'textarea',
    'select',
    'svg',
    'math',
    'title',
  ],
};

/** The classes that the renderer gives; any other would let a document dress up as the page's own controls. */
const classes =
  /^(?:align-(?:left|center|right)|callout(?:-[a-z]+)?|code|endpoint|hljs-[\w-]+|[a-z]+_+|method(?:-[a-z]+)?|path(?:-parameter)?|table|task(?:-box)?)$/;

const sanitiser = createSanitiser(window);

sanitiser.addHook('uponSanitizeAttribute', (_element, data) => {
  if (data.attrName === 'class') {
    data.attrValue = data.attrValue
      .split(/\s+/)
      .filter((name) => classes.test(name))
      .join(' ');
    data.keepAttr = data.attrValue !== '';
  } else if (data.attrName === 'href') data.keepAttr = isSafeLink(data.attrValue);
  else if (data.attrName === 'role') data.keepAttr = data.attrValue === 'img';
});

function setImageSource(image: HTMLImageElement, images: ImageSource): void {
  const resolved = resolveImage(image.getAttribute('src') ?? '', images);
  if (resolved.kind === 'shown') {
    image.setAttribute('src', resolved.url);
    image.setAttribute('loading', 'lazy');
    return;
  }
  const words = image.alt || 'Image';
  image.replaceWith(createElement('span', { class: 'image-missing', role: 'img', title: resolved.reason }, words));
}
