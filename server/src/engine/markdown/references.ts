import type { Env } from 'markdown-it';
import { parseBlocks } from './markdown-it.ts';

/** Link reference definitions by normalised label, as markdown-it keeps them in its environment. */
export type References = Record<string, { title: string; href: string }>;

const none: References = {};

/** The definitions that a part's text makes. */
export function definitionsOf(text: string): References {
  if (!mightDefine(text)) return none;
  const environment: Env = {};
  parseBlocks(text, environment);
  return environment.references ?? none;
}

/** In the order of the document; the first definition of a label wins. */
export function mergeDefinitions(definitions: readonly References[]): References {
  const merged: References = {};
  for (const own of definitions) {
    if (own === none) continue;
    for (const [label, target] of Object.entries(own)) merged[label] ??= target;
  }
  return merged;
}

/** Cheap and never false for a text that defines something. */
function mightDefine(text: string): boolean {
  return text.includes(']:');
}
