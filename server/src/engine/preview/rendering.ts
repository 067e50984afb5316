import type { Env, Token } from 'markdown-it';
import type { FootnoteMark } from './footnotes.ts';
import type { TablePlan } from './table-plan.ts';
import { lineHole, type Template } from './template.ts';

/**
 * Renders one kind of token. Like markdown-it's own rules, with the token at hand; what stands around it is in `tokens`.
 */
export type RenderRule = (
  token: Token,
  environment: RenderEnvironment,
  tokens: readonly Token[],
  index: number,
) => Template;

/** By the token's type. What no rule is for is rendered as markdown-it does. */
export type RenderRules = Readonly<Record<string, RenderRule>>;

/** What the rules tell each other while one top-level block is rendered. */
export interface RenderEnvironment extends Env {
  /** The block's first line; lines in tokens count from the same place. */
  readonly firstLine: number;
  /** The anchors that the block's headings ask for, in their order. */
  readonly slugs: string[];
  /** The marks of footnotes, in their order. */
  readonly notes: FootnoteMark[];
  /** The table that is being rendered. */
  table: { readonly plan: TablePlan; row: number; column: number } | undefined;
  /** The heading that is being rendered. */
  heading: { isAtStart: boolean; isBehindMethod: boolean } | undefined;
  /** A text that begins with a mark such as `[x] ` or `[!NOTE]`, and what stands in the mark's place. */
  marker: { readonly token: Token; readonly length: number; readonly html: string } | undefined;
}

/** The attribute `data-line` for a token's first line, or for one `offset` lines below it. */
export function lineAttribute(token: Token, environment: RenderEnvironment, offset = 0): Template {
  return token.map ? lineHole(lineOffset(token, environment) + offset) : '';
}

/** The line of a token, counted from the block's first one. */
export function lineOffset({ map }: Token, { firstLine }: RenderEnvironment): number {
  return map ? map[0] - firstLine : 0;
}

/** The text that a list item's or a quotation's first paragraph begins with; `index` is the container's opening token. */
export function firstText(tokens: readonly Token[], index: number): Token | undefined {
  if (tokens[index + 1]?.type !== 'paragraph_open') return undefined;
  const first = tokens[index + 2]?.children?.[0];
  return first?.type === 'text' ? first : undefined;
}
