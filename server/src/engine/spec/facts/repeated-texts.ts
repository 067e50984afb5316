import type { Spec } from '../spec.ts';
import type { MapNode, ScalarNode } from '../tree/node.ts';
import type { Unit } from '../walk/unit.ts';

/** A text that stood in the description before. */
export interface RepeatedText {
  readonly node: ScalarNode;
  readonly first: ScalarNode;
  readonly kind: 'description' | 'summary' | 'own-summary';
}

/** Texts that stand more than once; descriptions only where they have some words. */
export function repeatedTexts(spec: Spec, minWords: number): RepeatedText[] {
  const found: RepeatedText[] = [];
  const seen = new Set<ScalarNode>();
  const firsts = { description: new Map<string, ScalarNode>(), summary: new Map<string, ScalarNode>() };
  for (const { node, kind, text, words, ownSummary } of spec.collect(textsOf)) {
    if (seen.has(node)) continue;
    seen.add(node);
    if (ownSummary) found.push({ node, first: ownSummary, kind: 'own-summary' });
    if (ownSummary || (kind === 'description' && words < minWords)) continue;
    const first = firsts[kind].get(text);
    if (first) found.push({ node, first, kind });
    else firsts[kind].set(text, node);
  }
  return found;
}

interface Text {
  readonly node: ScalarNode;
  readonly kind: 'description' | 'summary';
  readonly text: string;
  readonly words: number;
  /** Of a description, the summary beside it where that says the same. */
  readonly ownSummary: ScalarNode | undefined;
}

function textsOf(unit: Unit): readonly Text[] {
  const texts: Text[] = [];
  for (const { node, type } of unit.objects) {
    if (type === 'reference' || type === 'example') continue;
    const summary = type === 'operation' ? textOf(node, 'summary', undefined) : undefined;
    const description = textOf(node, 'description', summary);
    if (summary) texts.push(summary);
    if (description) texts.push(description);
  }
  return texts;
}

function textOf(map: MapNode, kind: Text['kind'], summary: Text | undefined): Text | undefined {
  const node = map.get(kind);
  if (node?.kind !== 'scalar' || typeof node.value !== 'string') return undefined;
  const text = node.value.trim();
  if (text === '') return undefined;
  const ownSummary = summary && withoutStop(summary.text) === withoutStop(text) ? summary.node : undefined;
  return { node, kind, text, words: text.split(/\s+/).length, ownSummary };
}

function withoutStop(text: string): string {
  return text.replace(/\.$/, '').toLowerCase();
}
