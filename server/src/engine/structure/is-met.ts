import type {
  CodeRequirement,
  ListRequirement,
  ProseRequirement,
  Requirement,
  TermsRequirement,
} from '../contract/contract.ts';
import { compilePattern } from '../contract/pattern.ts';
import { detectLanguage } from '../facts/detect-language.ts';
import { asPattern } from '../text.ts';
import { plays } from './code-role.ts';
import { allUnits, codeIn, type SectionContent } from './content.ts';
import { tableShortfall } from './tables.ts';
import type { TermsFound, Unit } from './units.ts';

/** Does a section's content meet a requirement? */
export function isMet(requirement: Requirement, content: SectionContent): boolean {
  switch (requirement.kind) {
    case 'prose':
      return countWords(requirement, content) >= requirement.minimumWords;
    case 'terms':
      return namesAny(requirement, content);
    case 'list':
      return (
        count(content, (unit) => unit.lists.filter((list) => isList(list, requirement)).length) >= requirement.minimum
      );
    case 'table':
      return tableShortfall(requirement, content) === undefined;
    case 'code':
      return hasCode(requirement, content);
    case 'link':
      return count(content, (unit) => countLinks(unit, requirement.pattern)) >= requirement.minimum;
    case 'image':
      return count(content, (unit) => unit.links.filter((link) => link.kind === 'image').length) >= requirement.minimum;
    case 'sections':
      return content.below.length >= requirement.minimum;
    case 'any':
      return requirement.of.some((one) => isMet(one, content));
    case 'all':
      return requirement.of.every((one) => isMet(one, content));
  }
}

function countWords(requirement: ProseRequirement, content: SectionContent): number {
  const hasCode = requirement.after === 'code' && !codeIn(content).next().done;
  if (!hasCode) return content.headingWords + count(content, (unit) => unit.proseWords);
  let isBelowCode = false;
  return count(content, (unit) => {
    isBelowCode ||= unit.code.length > 0;
    return isBelowCode ? unit.closingWords : 0;
  });
}

function count(content: SectionContent, countIn: (unit: Unit) => number): number {
  let sum = 0;
  for (const unit of allUnits(content)) sum += countIn(unit);
  return sum;
}

function namesAny(requirement: TermsRequirement, content: SectionContent): boolean {
  const terms = termsOf(requirement);
  if (content.below.some(({ unit }) => findTerms(terms, unit).inHeading)) return true;
  for (const unit of allUnits(content)) if (findTerms(terms, unit).inText) return true;
  return false;
}

/** Remembered for each unit: most of a document stays the same from one check to the next. */
function findTerms({ pattern, number }: Terms, unit: Unit): TermsFound {
  let found = unit.kept[number];
  if (!found) {
    found = { inHeading: pattern.test(unit.heading), inText: pattern.test(unit.text) };
    unit.kept[number] = found;
  }
  return found;
}

interface Terms {
  readonly pattern: RegExp;
  /** Of all requirements of terms that there have been. */
  readonly number: number;
}

function termsOf(requirement: TermsRequirement): Terms {
  const known = termsOfRequirements.get(requirement);
  if (known) return known;
  const terms = { pattern: termsPattern(requirement), number: termsCount++ };
  termsOfRequirements.set(requirement, terms);
  return terms;
}

const termsOfRequirements = new WeakMap<TermsRequirement, Terms>();
let termsCount = 0;

/** Whole words in any case; a star at the end stands for any ending. */
function termsPattern(requirement: TermsRequirement): RegExp {
  const alternatives = requirement.any.map((term) => {
    const isOpen = term.endsWith('*');
    const words = (isOpen ? term.slice(0, -1) : term).trim().split(/\s+/).map(asPattern).join('[\\s\\-_]+');
    return isOpen ? words : `${words}(?![\\p{L}\\p{N}])`;
  });
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives.join('|')})`, 'iu');
}

function isList(
  list: { readonly isOrdered: boolean; readonly items: readonly unknown[] },
  wanted: ListRequirement,
): boolean {
  const isKind = wanted.isOrdered === undefined || wanted.isOrdered === list.isOrdered;
  return isKind && list.items.length >= wanted.minimumItems;
}

function hasCode(requirement: CodeRequirement, content: SectionContent): boolean {
  const wanted = new Set(requirement.languages.map(canonicalLanguage));
  const languages = new Set<string>();
  let fitting = 0;
  for (const { code, role } of codeIn(content)) {
    if (requirement.role !== undefined && !plays(role, requirement.role)) continue;
    const language = canonicalLanguage(code.language || (detectLanguage(code.content) ?? ''));
    if (wanted.size > 0 && !wanted.has(language)) continue;
    fitting++;
    if (language !== '') languages.add(language);
    // Only who asks for several languages has to know which one a block is in.
    const isVaried = requirement.minimumLanguages <= 1 || languages.size >= requirement.minimumLanguages;
    if (fitting >= requirement.minimum && isVaried) return true;
  }
  return false;
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

function countLinks(unit: Unit, pattern: string | undefined): number {
  const isWanted = (destination: string): boolean =>
    pattern === undefined || compilePattern(pattern)?.test(destination) === true;
  return unit.links.filter((link) => link.kind === 'link' && isWanted(link.destination)).length;
}
