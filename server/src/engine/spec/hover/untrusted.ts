/**
 * Markdown that a document brings, for a place where it is shown beside our own: no HTML, no images, no links but to the web, and not without end. What
 * it opens it closes.
 */
export function untrustedMarkdown(markdown: string, most = 600): string {
  const cut = shortened(markdown.trim(), most);
  const text = cut
    .replaceAll('<', '&lt;')
    .replaceAll('![', '\\!\\[')
    .replaceAll(/(?<!\\)\[(?![^\]\n]*\]\(https?:\/\/[^\s)]*\))/g, '\\[');
  const fences = text.match(/^ {0,3}(?:```+|~~~+)/gm) ?? [];
  return fences.length % 2 === 1 ? `${text}\n${fences.at(-1)?.trim()}` : text;
}

/** The same on one line, as plain text: for a table's cell, or beside a name. */
export function untrustedLine(markdown: string, most = 120): string {
  const [paragraph = ''] = markdown.trim().split(/\r?\n\s*\r?\n/, 1);
  return escapeMarkdown(shortened(paragraph.replaceAll(/\s+/g, ' '), most));
}

/** Text so that Markdown shows it as it is. */
export function escapeMarkdown(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]<>()#!|~&]/g, '\\$&');
}

/** A name as code: what it holds can't end it. */
export function inlineCode(text: string): string {
  const line = shortened(text.replaceAll(/\s+/g, ' '), 200);
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const blank = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return fence + blank + line + blank + fence;
}

/** Up to a number of characters, at the end of a word. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most);
  return `${cut.replace(/\s+\S*$|\p{Surrogate}$/u, '')} …`;
}
