import { inlineText } from '../../markdown/inline-text.ts';
import { endpointHeading } from '../endpoint-marks.ts';
import { escapeHtml } from '../escape.ts';
import { headingSlug } from '../heading-ids.ts';
import { lineAttribute, type RenderEnvironment, type RenderRules } from '../rendering.ts';
import { statusHeading } from '../status-marks.ts';
import { idHole } from '../template.ts';

/** Headings with their anchors; where they name an endpoint, with a badge for the method. */
export const headingRules: RenderRules = {
  heading_open: (token, environment, tokens, index) => {
    const inline = tokens[index + 1];
    const words = inline ? inlineText(inline) : '';
    const [, custom] = attributeBlock.exec(words) ?? [];
    environment.slugs.push(custom ?? headingSlug(words.replace(attributeBlock, '').trim()));
    environment.heading = { isAtStart: true, isBehindMethod: false };
    return `<${token.tag} id="${idHole(environment.slugs.length - 1)}"${lineAttribute(token, environment)}>`;
  },
  heading_close: (token, environment) => {
    environment.heading = undefined;
    return `</${token.tag}>\n`;
  },
};

/** The HTML of words in a heading. */
export function headingText(
  content: string,
  heading: NonNullable<RenderEnvironment['heading']>,
  isAtEnd: boolean,
): string {
  const words = isAtEnd ? content.replace(attributeBlock, '') : content;
  if (!heading.isAtStart || words === '') return escapeHtml(words);
  heading.isAtStart = false;
  const marked = endpointHeading(words);
  heading.isBehindMethod = marked?.endsWithMethod ?? false;
  return marked?.html ?? statusHeading(words) ?? escapeHtml(words);
}

/** `{#id}` or `{.class}` behind a heading's words. */
const attributeBlock = /(?<!\s)\s*\{(?:#([^\s{}]+)|[.:])[^{}]*\}\s*$/;
