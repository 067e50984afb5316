/** What may stand on a page, whoever makes it: the preview in its browser, or the program that writes it into a file. */

/** Elements of HTML. None of them runs, loads by itself, asks for input or holds anything but HTML. */
export const pageTags: readonly string[] = [
  ...['a', 'abbr', 'address', 'article', 'aside', 'b', 'bdi', 'bdo', 'blockquote', 'br', 'caption', 'center', 'cite'],
  ...['code', 'col', 'colgroup', 'dd', 'del', 'details', 'dfn', 'div', 'dl', 'dt', 'em', 'figcaption', 'figure'],
  ...['footer', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hr', 'i', 'img', 'ins', 'kbd', 'li', 'mark', 'ol', 'p'],
  ...['pre', 'q', 'rp', 'rt', 'ruby', 's', 'samp', 'section', 'small', 'span', 'strong', 'sub', 'summary', 'sup'],
  ...['table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'time', 'tr', 'u', 'ul', 'var', 'wbr'],
];

export const pageAttributes: readonly string[] = [
  ...['align', 'alt', 'aria-hidden', 'aria-label', 'class', 'colspan', 'data-category', 'data-language', 'data-line'],
  ...[
    'data-lines',
    'data-schema',
    'datetime',
    'dir',
    'headers',
    'height',
    'href',
    'id',
    'lang',
    'open',
    'reversed',
    'role',
    'rowspan',
  ],
  ...['scope', 'src', 'start', 'title', 'type', 'valign', 'value', 'width'],
];

/** Elements of MathML, without those that can hold HTML or lead elsewhere. */
export const formulaTags: readonly string[] = [
  ...['math', 'menclose', 'merror', 'mfrac', 'mi', 'mmultiscripts', 'mn', 'mo', 'mover', 'mpadded', 'mphantom'],
  ...['mprescripts', 'mroot', 'mrow', 'ms', 'mspace', 'msqrt', 'mstyle', 'msub', 'msubsup', 'msup', 'mtable', 'mtd'],
  ...['mtext', 'mtr', 'munder', 'munderover'],
];

export const formulaAttributes: readonly string[] = [
  ...['accent', 'accentunder', 'columnalign', 'columnlines', 'columnspacing', 'columnspan', 'depth', 'display'],
  ...['displaystyle', 'fence', 'form', 'largeop', 'linethickness', 'lspace', 'mathvariant', 'maxsize', 'minsize'],
  ...['movablelimits', 'notation', 'rowlines', 'rowspacing', 'rspace', 'scriptlevel', 'separator', 'stretchy'],
  ...['symmetric', 'voffset'],
];

/** Elements whose content is no text for a reader. */
export const contentlessTags: readonly string[] = [
  ...['script', 'style', 'iframe', 'object', 'embed', 'noscript', 'template', 'textarea', 'select', 'svg', 'title'],
];

/** Of the classes that an element has those that the renderer gives; any other would let a document dress up as the page's own controls. */
export function pageClasses(written: string): string {
  return written
    .split(/\s+/)
    .filter((name) => classes.test(name))
    .join(' ');
}

const classes = new RegExp(
  `^(?:${[
    'align-(?:left|center|right)|callout(?:-[a-z]+)?|card-note|code(?:-note)?|endpoint(?:-card)?|footnote(?:-mark|-number)?',
    'formula(?:-source)?|front-matter(?:-lead)?|hljs-[\\w-]+|[a-z]+_+|is-(?:required|words)|method(?:-[a-z]+)?|path(?:-parameter)?',
    'schema(?:-[a-z]+)?|status(?:es|-[1-5]xx)?|table(?:-errors|-fields)?|tabs|task(?:-box)?|tml-[\\w-]+',
  ].join('|')})$`,
);

/** Links that a page keeps: within it, to the web, to a mail address, or to a file by a relative path. Who opens one decides again. */
export function isSafeLink(href: string): boolean {
  const plain = href.replace(invisible, '');
  if (/^https?:\/\/[^/]|^mailto:[^@?]+(?:@|%40)[^@?]/i.test(plain)) return true;
  return plain !== '' && !/^[a-z][a-z0-9+.-]*:/i.test(plain) && !/^[\\/]{2}/.test(plain);
}

/** Browsers ignore some of these characters when they read a scheme: `java\nscript:` runs. */
const invisible = /[\p{Z}\p{C}]/gu;
