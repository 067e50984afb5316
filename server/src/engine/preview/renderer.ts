import markdownIt, { type Env, type MarkdownIt, type RendererRule, type Token } from 'markdown-it';
import { inlineText } from '../markdown/inline-text.ts';
import { codeSpan, endpointHeading, pathMarks } from './endpoint-marks.ts';
import { escapeHtml } from './escape.ts';
import { headingSlug } from './heading-ids.ts';
import { highlightCode, languageLabel } from './highlight.ts';
import { idHole, lineHole, type Template } from './template.ts';

/** The HTML of one block and the anchors that its headings ask for. */
export interface RenderedTokens {
  readonly template: Template;
  readonly slugs: readonly string[];
}

/** Renders the tokens of a block whose first line is `firstLine` of the part. Not yet sanitised. */
export function renderTokens(tokens: readonly Token[], firstLine: number): RenderedTokens {
  const environment: Environment = { firstLine, slugs: [], heading: undefined, marker: undefined };
  const template = parser.renderer.render([...tokens], parser.options, environment);
  return { template, slugs: environment.slugs };
}

/** What the rules tell each other while one block is rendered. */
interface Environment extends Env {
  readonly firstLine: number;
  readonly slugs: string[];
  /** The heading that is being rendered. */
  heading: { isAtStart: boolean; isBehindMethod: boolean } | undefined;
  /** The text that begins with a mark such as `[x] ` or `[!NOTE]`, and what stands in the mark's place. */
  marker: { readonly token: Token; readonly length: number; readonly html: string } | undefined;
}

function isEnvironment(environment: Env | undefined): environment is Environment {
  return environment !== undefined && 'firstLine' in environment;
}

/** A rule of this renderer: like markdown-it's, with the token at hand and the environment known. */
type Rule = (token: Token, environment: Environment, tokens: readonly Token[], index: number) => Template;

const rules: Readonly<Record<string, Rule>> = {
  paragraph_open: (token, environment) => (token.hidden ? '' : `<p${line(token, environment)}>`),
  bullet_list_open: (token, environment) => `<ul${line(token, environment)}>`,
  ordered_list_open: (token, environment) => {
    const start = token.attrGet('start');
    return `<ol${start === null ? '' : ` start="${escapeHtml(String(start))}"`}${line(token, environment)}>`;
  },
  list_item_open: listItem,
  blockquote_open: quote,
  table_open: (token, environment) => `<div class="table"><table${line(token, environment)}>`,
  table_close: () => '</table></div>\n',
  tr_open: (token, environment) => `<tr${line(token, environment)}>`,
  th_open: (token) => `<th scope="col"${alignment(token)}>`,
  td_open: (token) => `<td${alignment(token)}>`,
  heading_open: heading,
  heading_close: (token, environment) => {
    environment.heading = undefined;
    return `</${token.tag}>\n`;
  },
  fence: (token, environment) => code(token, environment, 1),
  code_block: (token, environment) => code(token, environment, 0),
  code_inline: inlineCode,
  text,
  image: (token) => {
    const alternative = escapeHtml(inlineText(token));
    const title = token.attrGet('title');
    const source = escapeHtml(String(token.attrGet('src') ?? ''));
    return `<img src="${source}" alt="${alternative}"${title ? ` title="${escapeHtml(String(title))}"` : ''}>`;
  },
};

const parser = createParser();

function createParser(): MarkdownIt {
  const created = markdownIt({ html: true });
  for (const [name, rule] of Object.entries(rules)) created.renderer.rules[name] = adapt(rule);
  return created;
}

function adapt(rule: Rule): RendererRule {
  return (tokens, index, _options, environment) => {
    const token = tokens[index];
    return token && isEnvironment(environment) ? rule(token, environment, tokens, index) : '';
  };
}

function line(token: Token, { firstLine }: Environment): Template {
  return token.map ? lineHole(token.map[0] - firstLine) : '';
}

/** A style attribute would not pass the page's security policy. */
function alignment(token: Token): string {
  const [, side] = /text-align:(left|center|right)/.exec(String(token.attrGet('style') ?? '')) ?? [];
  return side ? ` class="align-${side}"` : '';
}

function heading(token: Token, environment: Environment, tokens: readonly Token[], index: number): Template {
  const inline = tokens[index + 1];
  const words = inline ? inlineText(inline) : '';
  const [, custom] = attributeBlock.exec(words) ?? [];
  environment.slugs.push(custom ?? headingSlug(words.replace(attributeBlock, '').trim()));
  environment.heading = { isAtStart: true, isBehindMethod: false };
  return `<${token.tag} id="${idHole(environment.slugs.length - 1)}"${line(token, environment)}>`;
}

/** `{#id}` or `{.class}` behind a heading's words. */
const attributeBlock = /\s*\{(?:#([^\s{}]+)|[.:])[^{}]*\}\s*$/;

function text(token: Token, environment: Environment, tokens: readonly Token[], index: number): Template {
  const { heading, marker } = environment;
  if (marker?.token === token) return marker.html + escapeHtml(token.content.slice(marker.length));
  if (!heading) return escapeHtml(token.content);
  const words = index === tokens.length - 1 ? token.content.replace(attributeBlock, '') : token.content;
  if (!heading.isAtStart || words === '') return escapeHtml(words);
  heading.isAtStart = false;
  const marked = endpointHeading(words);
  heading.isBehindMethod = marked?.endsWithMethod ?? false;
  return marked?.html ?? escapeHtml(words);
}

function inlineCode(token: Token, { heading }: Environment): Template {
  if (!heading) return codeSpan(token.content);
  const isPath = heading.isBehindMethod && /^(\/|\{|https?:)/.test(token.content);
  const marked = heading.isAtStart ? endpointHeading(token.content) : undefined;
  heading.isAtStart = false;
  if (isPath) return pathMarks(token.content);
  return marked?.html ?? codeSpan(token.content);
}

function code(token: Token, environment: Environment, linesBefore: number): Template {
  const language = /^[^\s{]*/.exec(token.info.trim())?.[0].toLowerCase() ?? '';
  const label = language ? ` data-language="${escapeHtml(languageLabel(language))}"` : '';
  const content = token.content.replace(/\n$/, '');
  const at = token.map ? lineHole(token.map[0] - environment.firstLine + linesBefore) : '';
  const lines = content.split('\n').length;
  return `<div class="code"${label}><pre${at} data-lines="${lines}"><code>${highlightCode(content, language)}</code></pre></div>\n`;
}

/** `- [x] done` is a task (GFM, "Task list items"). */
function listItem(token: Token, environment: Environment, tokens: readonly Token[], index: number): Template {
  const first = firstText(tokens, index);
  const [mark, state] = /^\[([ xX])\]\s/.exec(first?.content ?? '') ?? [];
  if (!first || !mark) return `<li${line(token, environment)}>`;
  const isDone = state !== ' ';
  const html = `<span class="task-box" role="img" aria-label="${isDone ? 'Done:' : 'To do:'}">${isDone ? '☑' : '☐'}</span> `;
  environment.marker = { token: first, length: mark.length, html };
  return `<li class="task"${line(token, environment)}>`;
}

/** `> [!NOTE]` is a call-out, as GitHub shows it. */
function quote(token: Token, environment: Environment, tokens: readonly Token[], index: number): Template {
  const first = firstText(tokens, index);
  const [, kind] = /^\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]$/i.exec(first?.content.trim() ?? '') ?? [];
  if (!first || !kind) return `<blockquote${line(token, environment)}>`;
  const name = kind.toLowerCase();
  environment.marker = { token: first, length: first.content.length, html: '' };
  const title = `<p class="callout-title">${name.charAt(0).toUpperCase()}${name.slice(1)}</p>`;
  return `<blockquote class="callout callout-${name}"${line(token, environment)}>${title}`;
}

/** The text that a container's first paragraph begins with. */
function firstText(tokens: readonly Token[], index: number): Token | undefined {
  if (tokens[index + 1]?.type !== 'paragraph_open') return undefined;
  const first = tokens[index + 2]?.children?.[0];
  return first?.type === 'text' ? first : undefined;
}
