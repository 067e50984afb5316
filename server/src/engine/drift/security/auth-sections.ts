import { sectionSpan } from '../../facts/section-span.ts';
import type { Span } from '../../finding.ts';
import type { Heading, MarkdownFile } from '../../markdown/markdown-file.ts';
import type { Alignment } from '../../structure/alignment.ts';

/** A section about authentication. */
export interface AuthSection {
  readonly heading: Heading;
  readonly span: Span;
}

/** The outermost sections about authentication: those of the contract, and those whose headings say so. */
export function authSections(file: MarkdownFile, { sections }: Alignment): readonly AuthSection[] {
  const byContract = sections.flatMap(({ section, heading, span }) =>
    heading && span && contractIds.has(section.id) ? [{ heading, span }] : [],
  );
  const bySaying = file.headings
    .filter(({ text, level }) => level > 1 && saying.test(text) && !isCall.test(text))
    .map((heading) => ({ heading, span: sectionSpan(file, heading) }));
  const all = [...byContract, ...bySaying].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  const outer: AuthSection[] = [];
  for (const section of all) if (section.span.start >= (outer.at(-1)?.span.end ?? 0)) outer.push(section);
  return outer;
}

const contractIds: ReadonlySet<string> = new Set(['authentication', 'authentication-methods', 'token-management']);
const saying = /\bauth(?:entication|orization|entifizierung)?\b|\boauth\b|\bapi[- ]keys?\b|\bsecurity schemes?\b/i;
/** An endpoint about it, or what goes wrong. */
const isCall =
  /\b(?:GET|POST|PUT|PATCH|DELETE)\b|\/|\berrors?\b|\b(?:create|delete|revoke|list|update|get|rotate|test)\b/i;

/** Whether an offset is in one of the sections. */
export function isInSections(sections: readonly AuthSection[], offset: number): boolean {
  return sections.some(({ span }) => span.start <= offset && offset < span.end);
}
