import type { Token } from 'markdown-it';

/** The words of an inline token as a reader sees them: marks and HTML tags gone, line breaks as spaces. */
export function inlineText(inline: Token): string {
  if (!inline.children) return inline.content;
  return childrenText(inline.children);
}

function childrenText(children: readonly Token[]): string {
  let text = '';
  for (const child of children) {
    if (child.type === 'softbreak' || child.type === 'hardbreak') text += ' ';
    else if (child.type === 'image') text += child.children ? childrenText(child.children) : child.content;
    else if (child.type !== 'html_inline') text += child.content;
  }
  return text;
}

/** The text of the code spans in an inline token, in their order. */
export function codeSpans(inline: Token): string[] {
  const spans: string[] = [];
  for (const child of inline.children ?? []) if (child.type === 'code_inline') spans.push(child.content);
  return spans;
}
