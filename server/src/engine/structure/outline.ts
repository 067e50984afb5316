import { type SectionItem, sectionFor } from '../contract/captures.ts';
import type { Condition, Contract, Section } from '../contract/contract.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import { type ContractFacts, holdsInSpec } from './contract-facts.ts';

/** A contract's section in its tree, as it applies to one document. */
export interface Node {
  readonly section: Section;
  readonly parent: Node | undefined;
  /** In the contract's order, parents first. */
  readonly index: number;
  readonly children: Node[];
}

/**
 * The sections that apply to a document: those whose `when` holds, and whose parent's does. Where it is the description that says otherwise, a section is
 * not asked for, and may stand there all the same; nothing of a description is known where there are no `facts`.
 */
export function outlineOf(contract: Contract, file: MarkdownFile, facts?: ContractFacts): Node[] {
  const nodes: Node[] = [];
  const add = (section: Section, parent: Node | undefined): void => {
    if (!holds(section.when, file)) return;
    const node: Node = { section, parent, index: nodes.length, children: [] };
    nodes.push(node);
    parent?.children.push(node);
    for (const child of section.sections) for (const one of applied(child, facts)) add(one, node);
  };
  for (const section of contract.sections) for (const one of applied(section, facts)) add(one, undefined);
  return nodes;
}

/** Does the section stand below the other one? `parentOf` gives the parent in the layout at hand. */
export function isBelow(node: Node, ancestor: Node, parentOf: (node: Node) => Node | undefined): boolean {
  for (let parent = parentOf(node); parent; parent = parentOf(parent)) if (parent === ancestor) return true;
  return false;
}

/** The section stands for an item of the description, or below one that does. */
export function isOfItem(node: Node): boolean {
  for (let at: Node | undefined = node; at; at = at.parent) if (at.section.item) return true;
  return false;
}

/** What becomes of a section: itself, one for each item, or one that may stand there and need not. */
function applied(section: Section, facts: ContractFacts | undefined): readonly Section[] {
  if (!facts) return [section];
  if (section.when?.spec !== undefined && !holdsInSpec(section.when.spec, facts)) return [unasked(section)];
  const items = section.foreach && facts.items(section);
  return items ? sectionsFor(section, items) : [section];
}

/** Remembered, so that a section is the same object as long as it says the same. */
function unasked(section: Section): Section {
  const known = unaskedSections.get(section);
  if (known) return known;
  const made: Section = { ...section, presence: 'optional', sections: section.sections.map(unasked) };
  unaskedSections.set(section, made);
  return made;
}

const unaskedSections = new WeakMap<Section, Section>();

function sectionsFor(section: Section, items: readonly SectionItem[]): readonly Section[] {
  const bySection = itemSections.get(items) ?? new Map<Section, readonly Section[]>();
  itemSections.set(items, bySection);
  const sections = bySection.get(section) ?? items.map((item) => sectionFor(section, item));
  bySection.set(section, sections);
  return sections;
}

const itemSections = new WeakMap<readonly SectionItem[], Map<Section, readonly Section[]>>();

function holds(condition: Condition | undefined, file: MarkdownFile): boolean {
  return Object.entries(condition?.frontMatter ?? {}).every(([key, wanted]) => {
    const entry = file.frontMatter?.entries.get(key);
    if (!entry) return wanted === false;
    return wanted === true ? entry.value !== false : String(entry.value) === String(wanted);
  });
}
