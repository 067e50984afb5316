import type { CodeRequirement, ListRequirement, Requirement, TermsRequirement } from '../contract/contract.ts';
import { compilePattern } from '../contract/pattern.ts';
import { codeRoles } from './code-role.ts';
import type { SectionContent } from './content.ts';
import { tableShortfall } from './tables.ts';

/** Does a section's content meet a requirement? */
export function isMet(requirement: Requirement, content: SectionContent): boolean {
  switch (requirement.kind) {
    case 'prose':
      return content.proseWords >= requirement.minimumWords;
    case 'terms':
      return namesAny(requirement, content);
    case 'list':
      return content.lists.filter((list) => isList(list, requirement)).length >= requirement.minimum;
    case 'table':
      return tableShortfall(requirement, content) === undefined;
    case 'code':
      return hasCode(requirement, content);
    case 'link':
      return countLinks(content, requirement.pattern) >= requirement.minimum;
    case 'image':
      return content.links.filter((link) => link.kind === 'image').length >= requirement.minimum;
    case 'sections':
      return content.headings.length >= requirement.minimum;
    case 'any':
      return requirement.of.some((one) => isMet(one, content));
  }
}

function namesAny(requirement: TermsRequirement, content: SectionContent): boolean {
  return termsPattern(requirement).test(content.text);
}

/** Whole words in any case; a star at the end stands for any ending. */
function termsPattern(requirement: TermsRequirement): RegExp {
  const known = termsPatterns.get(requirement);
  if (known) return known;
  const alternatives = requirement.any.map((term) => {
    const isOpen = term.endsWith('*');
    const words = (isOpen ? term.slice(0, -1) : term).trim().split(/\s+/).map(escape).join('[\\s\\-_]+');
    return isOpen ? words : `${words}(?![\\p{L}\\p{N}])`;
  });
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives.join('|')})`, 'iu');
  termsPatterns.set(requirement, pattern);
  return pattern;
}

const termsPatterns = new WeakMap<TermsRequirement, RegExp>();

function escape(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

function isList(
  list: { readonly isOrdered: boolean; readonly items: readonly unknown[] },
  wanted: ListRequirement,
): boolean {
  const isKind = wanted.isOrdered === undefined || wanted.isOrdered === list.isOrdered;
  return isKind && list.items.length >= wanted.minimumItems;
}

function hasCode(requirement: CodeRequirement, content: SectionContent): boolean {
  const roles = codeRoles(content.code);
  const wanted = new Set(requirement.languages.map(canonicalLanguage));
  const fitting = content.code.filter(({ code }, index) => {
    const isRole = requirement.role === undefined || roles[index] === requirement.role;
    return isRole && (wanted.size === 0 || wanted.has(canonicalLanguage(code.language)));
  });
  const languages = new Set(
    fitting.map(({ code }) => canonicalLanguage(code.language)).filter((language) => language !== ''),
  );
  return fitting.length >= requirement.minimum && languages.size >= requirement.minimumLanguages;
}

/** Several names for one language count once. */
function canonicalLanguage(language: string): string {
  return sameLanguage.get(language.toLowerCase()) ?? language.toLowerCase();
}

const sameLanguage = new Map(
  Object.entries({
    bash: ['sh', 'shell', 'zsh', 'console', 'curl', 'shell-session'],
    javascript: ['js', 'node', 'nodejs', 'mjs', 'jsx'],
    typescript: ['ts', 'tsx'],
    python: ['py', 'python3'],
    csharp: ['c#', 'cs', 'dotnet'],
    ruby: ['rb'],
    golang: ['go'],
    yaml: ['yml'],
    json: ['jsonc', 'json5'],
  }).flatMap(([name, aliases]) => aliases.map((alias) => [alias, name] as const)),
);

function countLinks(content: SectionContent, pattern: string | undefined): number {
  const isWanted = (destination: string): boolean =>
    pattern === undefined || compilePattern(pattern)?.test(destination) === true;
  return content.links.filter((link) => link.kind === 'link' && isWanted(link.destination)).length;
}
