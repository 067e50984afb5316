import { firstText, lineAttribute, type RenderRules } from '../rendering.ts';

/** Quotations; one that begins with `[!NOTE]` is a call-out, as GitHub shows it. */
export const quotationRules: RenderRules = {
  blockquote_open: (token, environment, tokens, index) => {
    const line = lineAttribute(token, environment);
    const first = firstText(tokens, index);
    const [, kind] = /^\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]$/i.exec(first?.content.trim() ?? '') ?? [];
    if (!first || !kind) return `<blockquote${line}>`;
    const name = kind.toLowerCase();
    environment.marker = { token: first, length: first.content.length, html: '' };
    const title = name.charAt(0).toUpperCase() + name.slice(1);
    return `<blockquote class="callout callout-${name}"${line}><p class="callout-title">${title}</p>`;
  },
};
