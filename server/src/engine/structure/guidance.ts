import type { Contract, Section } from '../contract/contract.ts';

/** A paragraph of guidance, normalised for comparison. */
export interface Guidance {
  readonly text: string;
  readonly section: Section;
}

/** What a contract's sections give as guidance, longest first. */
export function guidanceOf(contract: Contract): readonly Guidance[] {
  const known = memo.get(contract);
  if (known) return known;
  const byText = new Map<string, Guidance>();
  const add = (section: Section): void => {
    for (const paragraph of (section.guidance ?? '').split(/\n\s*\n/)) {
      const text = normalizeProse(paragraph);
      if (text.length >= shortestGuidance && !byText.has(text)) byText.set(text, { text, section });
    }
    section.sections.forEach(add);
  };
  contract.sections.forEach(add);
  const guidance = [...byText.values()].sort((a, b) => b.text.length - a.text.length);
  memo.set(contract, guidance);
  return guidance;
}

/** White space folded, lower case: guidance is recognised however it was wrapped. */
export function normalizeProse(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[‘’]/g, "'").trim().toLowerCase();
}

/** The text without what is guidance, normalised. The same string where none is in it. */
export function withoutGuidance(text: string, guidance: readonly Guidance[]): string {
  if (text.length < shortestGuidance) return text;
  const words = normalizeProse(text);
  let rest = words;
  for (const one of guidance) if (rest.length >= one.text.length) rest = rest.replace(one.text, ' ');
  return rest === words ? text : rest.trim();
}

/** Shorter guidance ("See below.") is too common to be told from an author's words. */
const shortestGuidance = 30;

const memo = new WeakMap<Contract, readonly Guidance[]>();
