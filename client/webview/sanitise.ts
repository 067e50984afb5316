import createSanitiser, { type Config } from 'dompurify';
import {
  contentlessTags,
  formulaAttributes,
  formulaTags,
  isSafeLink,
  pageAttributes,
  pageClasses,
  pageTags,
} from '#shared/page-markup.ts';
import { createElement } from './element.ts';
import { type ImageSource, resolveImage } from './images.ts';

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

const configuration: Config & { RETURN_TRUSTED_TYPE: true } = {
  ALLOWED_TAGS: [...pageTags, ...formulaTags],
  ALLOWED_ATTR: [...pageAttributes, ...formulaAttributes],
  // Words, which may have a colon behind the first.
  ADD_URI_SAFE_ATTR: ['alt', 'aria-label', 'data-category', 'data-language', 'title'],
  // A heading may be called "Location" or "Links": ids of elements that can stand here take the place of nothing that the document has.
  SANITIZE_DOM: false,
  ALLOW_ARIA_ATTR: false,
  ALLOW_DATA_ATTR: false,
  RETURN_TRUSTED_TYPE: true,
  FORBID_CONTENTS: [...contentlessTags],
};

const sanitiser = createSanitiser(window);

sanitiser.addHook('uponSanitizeAttribute', (_element, data) => {
  if (data.attrName === 'class') {
    data.attrValue = pageClasses(data.attrValue);
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
