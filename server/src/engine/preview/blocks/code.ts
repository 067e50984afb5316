import type { Token } from 'markdown-it';
import { codeInCell, codeSpan, endpointHeading, pathMarks } from '../endpoint-marks.ts';
import { escapeHtml } from '../escape.ts';
import { formulaHtml } from '../formula.ts';
import { highlightCode, languageLabel, languageOfInfo } from '../highlight.ts';
import { lineAttribute, type RenderEnvironment, type RenderRules } from '../rendering.ts';
import { statusHeading } from '../status-marks.ts';
import type { Template } from '../template.ts';
import { cellBadge } from './table.ts';

/** Code blocks, coloured and named by their language, and code among words. */
export const codeRules: RenderRules = {
  fence: (token, environment) => codeBlock(token, environment, 1),
  code_block: (token, environment) => codeBlock(token, environment, 0),
  code_inline: ({ content }, environment) => {
    const { heading } = environment;
    if (!heading)
      return cellBadge(content, environment) ?? (environment.table ? codeInCell(content) : codeSpan(content));
    const isPath = heading.isBehindMethod && /^(\/|\{|https?:)/.test(content);
    const marked = heading.isAtStart ? endpointHeading(content) : undefined;
    heading.isAtStart = false;
    if (isPath) return pathMarks(content);
    return marked?.html ?? statusHeading(content) ?? codeSpan(content);
  },
};

/** `data-line` is that of the first line of code, `data-lines` says how many there are: all are equally high. */
function codeBlock(token: Token, environment: RenderEnvironment, linesBefore: number): Template {
  const language = languageOfInfo(token.info);
  const content = token.content.replace(/\n$/, '');
  if (language === 'math') {
    return `<div class="formula"${lineAttribute(token, environment)}>${formulaHtml(content, true)}</div>\n`;
  }
  const lines = `${lineAttribute(token, environment, linesBefore)} data-lines="${content.split('\n').length}"`;
  return codeBlockHtml(content, language, lines);
}

/** The HTML of a block of code; `attributes` are those of the element whose lines are the code's. */
export function codeBlockHtml(content: string, language: string, attributes: Template): Template {
  const label = language ? ` data-language="${escapeHtml(languageLabel(language, content))}"` : '';
  const note = language === 'mermaid' ? mermaidNote : '';
  return `<div class="code"${label}><pre${attributes}><code>${highlightCode(content, language)}</code></pre>${note}</div>\n`;
}

/** A library that draws it would be as large as the rest of the extension, and so the source is shown, and said to be that. */
const mermaidNote = '<p class="code-note">A diagram, shown as its source.</p>';
