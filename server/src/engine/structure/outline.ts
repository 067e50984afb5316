import type { Condition, Contract, Section } from '../contract/contract.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';

/** A contract's section in its tree, as it applies to one document. */
export interface Node {
  readonly section: Section;
  readonly parent: Node | undefined;
  /** In the contract's order, parents first. */
  readonly index: number;
  readonly children: Node[];
}

/** The sections that apply to a document: those whose `when` holds, and whose parent's does. */
export function outlineOf(contract: Contract, file: MarkdownFile): Node[] {
  const nodes: Node[] = [];
  const add = (section: Section, parent: Node | undefined): void => {
    if (!holds(section.when, file)) return;
    const node: Node = { section, parent, index: nodes.length, children: [] };
    nodes.push(node);
    parent?.children.push(node);
    for (const child of section.sections) add(child, node);
  };
  for (const section of contract.sections) add(section, undefined);
  return nodes;
}

/** Does the section stand below the other one? `parentOf` gives the parent in the layout at hand. */
export function isBelow(node: Node, ancestor: Node, parentOf: (node: Node) => Node | undefined): boolean {
  for (let parent = parentOf(node); parent; parent = parentOf(parent)) if (parent === ancestor) return true;
  return false;
}

/** A condition on the spec holds as long as no spec says otherwise. */
function holds(condition: Condition | undefined, file: MarkdownFile): boolean {
  return Object.entries(condition?.frontMatter ?? {}).every(([key, wanted]) => {
    const entry = file.frontMatter?.entries.get(key);
    if (!entry) return wanted === false;
    return wanted === true ? entry.value !== false : String(entry.value) === String(wanted);
  });
}
