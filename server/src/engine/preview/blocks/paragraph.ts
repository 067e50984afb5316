import type { Token } from 'markdown-it';
import { escapeHtml } from '../escape.ts';
import { lineAttribute, type RenderEnvironment, type RenderRules } from '../rendering.ts';
import { headingText } from './heading.ts';
import { cellBadge } from './table.ts';

/** Paragraphs, and the words in them and elsewhere. */
export const paragraphRules: RenderRules = {
  paragraph_open: (token, environment) => (token.hidden ? '' : `<p${lineAttribute(token, environment)}>`),
  text: (token, environment, tokens, index) =>
    environment.heading
      ? headingText(token.content, environment.heading, index === tokens.length - 1)
      : plainText(token, environment),
};

function plainText(token: Token, environment: RenderEnvironment): string {
  const { marker, table } = environment;
  const badge = table && cellBadge(token.content, environment);
  if (badge !== undefined) return badge;
  if (marker?.token !== token) return escapeHtml(token.content);
  return marker.html + escapeHtml(token.content.slice(marker.length));
}
