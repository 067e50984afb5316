import type { Foreach, Requirement, Section } from './contract.ts';

/** What an item of a description has for a contract's `{method}`, `{path}`, `{name}`, by name. */
export type Captures = Readonly<Record<string, string>>;

/** An item of a description for which a section stands. */
export interface SectionItem {
  readonly of: Foreach['of'];
  /** Unlike that of any other item of its kind. */
  readonly key: string;
  readonly captures: Captures;
}

/** A section with `foreach` as it stands for one item. */
export function sectionFor(section: Section, item: SectionItem): Section {
  return {
    ...filled(section, item),
    pattern: undefined,
    // An endpoint that is described twice is told by the rule about endpoints.
    isRepeatable: item.of === 'operations',
    foreach: undefined,
    item,
  };
}

function filled(section: Section, item: SectionItem): Section {
  const fill = (text: string): string => fillCaptures(text, item.captures);
  return {
    ...section,
    id: `${section.id}:${item.key}`,
    title: fill(section.title),
    aliases: section.aliases.map(fill),
    guidance: section.guidance && fill(section.guidance),
    scaffold: section.scaffold && fillSnippet(section.scaffold, item.captures),
    content: section.content.map((requirement) => filledRequirement(requirement, item.captures)),
    sections: section.sections.map((child) => filled(child, item)),
  };
}

function filledRequirement(requirement: Requirement, captures: Captures): Requirement {
  const { says, skeleton } = requirement;
  const own = {
    says: says && fillCaptures(says, captures),
    skeleton: skeleton && fillSnippet(skeleton, captures),
  };
  return 'of' in requirement
    ? { ...requirement, ...own, of: requirement.of.map((one) => filledRequirement(one, captures)) }
    : { ...requirement, ...own };
}

/** A name that the item doesn't have stays as it is. */
function fillCaptures(text: string, captures: Captures): string {
  return text.replace(/\{([A-Za-z]\w*)\}/g, (whole, name: string) => captures[name] ?? whole);
}

/** In a snippet, `$`, `}` and `\` mean something. */
function fillSnippet(text: string, captures: Captures): string {
  const escaped = Object.entries(captures).map(([name, value]) => [name, value.replace(/[\\$}]/g, '\\$&')]);
  return fillCaptures(text, Object.fromEntries(escaped));
}
