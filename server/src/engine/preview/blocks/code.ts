import type { Token } from 'markdown-it';
import { codeSpan, endpointHeading, pathMarks } from '../endpoint-marks.ts';
import { escapeHtml } from '../escape.ts';
import { highlightCode, languageLabel } from '../highlight.ts';
import { lineAttribute, type RenderEnvironment, type RenderRules } from '../rendering.ts';
import type { Template } from '../template.ts';

/** Code blocks, coloured and named by their language, and code among words. */
export const codeRules: RenderRules = {
  fence: (token, environment) => codeBlock(token, environment, 1),
  code_block: (token, environment) => codeBlock(token, environment, 0),
  code_inline: ({ content }, { heading }) => {
    if (!heading) return codeSpan(content);
    const isPath = heading.isBehindMethod && /^(\/|\{|https?:)/.test(content);
    const marked = heading.isAtStart ? endpointHeading(content) : undefined;
    heading.isAtStart = false;
    if (isPath) return pathMarks(content);
    return marked?.html ?? codeSpan(content);
  },
};

/** `data-line` is that of the first line of code, `data-lines` says how many there are: all are equally high. */
function codeBlock(token: Token, environment: RenderEnvironment, linesBefore: number): Template {
  const language = /^[^\s{]*/.exec(token.info.trim())?.[0].toLowerCase() ?? '';
  const label = language ? ` data-language="${escapeHtml(languageLabel(language))}"` : '';
  const content = token.content.replace(/\n$/, '');
  const lines = `${lineAttribute(token, environment, linesBefore)} data-lines="${content.split('\n').length}"`;
  return `<div class="code"${label}><pre${lines}><code>${highlightCode(content, language)}</code></pre></div>\n`;
}
