import markdownIt, { type Env, type MarkdownIt, type RendererRule, type Token } from 'markdown-it';
import { blockRules } from './blocks/all.ts';
import type { FootnoteMark } from './footnotes.ts';
import type { RenderEnvironment, RenderRule } from './rendering.ts';
import type { Template } from './template.ts';

/** The HTML of one block, the anchors that its headings ask for, and its marks of footnotes. */
export interface RenderedTokens {
  readonly template: Template;
  readonly slugs: readonly string[];
  readonly notes: readonly FootnoteMark[];
}

/** Renders the tokens of a block whose first line is `firstLine` of the part. Not yet sanitised. */
export function renderTokens(tokens: readonly Token[], firstLine: number): RenderedTokens {
  const environment: RenderEnvironment = {
    firstLine,
    slugs: [],
    notes: [],
    table: undefined,
    heading: undefined,
    marker: undefined,
  };
  const template = parser.renderer.render([...tokens], parser.options, environment);
  return { template, slugs: environment.slugs, notes: environment.notes };
}

const parser = createParser();

function createParser(): MarkdownIt {
  const created = markdownIt({ html: true });
  for (const rules of blockRules) {
    for (const [name, rule] of Object.entries(rules)) created.renderer.rules[name] = adapt(rule);
  }
  return created;
}

function adapt(rule: RenderRule): RendererRule {
  return (tokens, index, _options, environment) => {
    const token = tokens[index];
    return token && isRenderEnvironment(environment) ? rule(token, environment, tokens, index) : '';
  };
}

function isRenderEnvironment(environment: Env | undefined): environment is RenderEnvironment {
  return environment !== undefined && 'firstLine' in environment;
}
