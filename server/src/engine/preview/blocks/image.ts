import { inlineText } from '../../markdown/inline-text.ts';
import { escapeHtml } from '../escape.ts';
import type { RenderRules } from '../rendering.ts';

/** Images with their words. (markdown-it's own rule writes into the token, which is not ours.) */
export const imageRules: RenderRules = {
  image: (token) => {
    const source = escapeHtml(String(token.attrGet('src') ?? ''));
    const title = token.attrGet('title');
    const attributes = `src="${source}" alt="${escapeHtml(inlineText(token))}"`;
    return title ? `<img ${attributes} title="${escapeHtml(String(title))}">` : `<img ${attributes}>`;
  },
};
