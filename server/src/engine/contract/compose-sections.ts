import { didYouMean, suggest } from '../configuration/problem.ts';
import type { Contract, Origin, Section } from './contract.ts';
import type { DeclaredContract, DeclaredSection, SectionSettings } from './declared.ts';
import { hasCaptures, titlePattern } from './pattern.ts';

type Report = (message: string, place: { readonly origin: Origin }) => void;

/** The bases' sections, each changed by the declared section of its id; the other declared ones are added. */
export function composeSections(own: DeclaredContract, bases: readonly Contract[], report: Report): readonly Section[] {
  const tree = new SectionTree();
  for (const base of bases) for (const section of base.sections) tree.adopt(section, tree.root);
  tree.declare(own.sections, tree.root, report);
  tree.placeAll(report);
  return tree.sections();
}

interface Node {
  readonly id: string;
  settings: SectionSettings;
  origin: Origin;
  origins: Readonly<Record<string, Origin>>;
  parent: Node | undefined;
  children: Node[];
}

/** A contract's sections while they are put together. */
class SectionTree {
  readonly root: Node = node('', { uri: '', span: { start: 0, end: 0 } }, undefined);
  readonly #byId = new Map<string, Node>();
  readonly #placed: { readonly node: Node; readonly section: DeclaredSection }[] = [];

  /** Takes over a base's section; a second base's section of the same id changes the first's. */
  adopt(section: Section, parent: Node): void {
    const { id, sections, origin, origins, ...settings } = section;
    const existing = this.#byId.get(id);
    const target = existing ?? this.#append(id, origin, parent);
    // A pattern made from a title goes with that title.
    const isMade = settings.pattern !== undefined && settings.pattern === titlePattern(section.title);
    target.settings = isMade ? { ...settings, pattern: undefined } : settings;
    target.origin = origin;
    target.origins = origins;
    for (const child of sections) this.adopt(child, target);
  }

  declare(sections: readonly DeclaredSection[], parent: Node, report: Report): void {
    const seen = new Set<string>();
    const visit = (list: readonly DeclaredSection[], parent: Node) => {
      for (const section of list) {
        // The second of two ids is a problem that the file's own check reports.
        if (seen.has(section.id)) continue;
        seen.add(section.id);
        const target = this.#declareOne(section, parent, report);
        if (target) visit(section.sections, target);
      }
    };
    visit(sections, parent);
  }

  placeAll(report: Report): void {
    const lastAfter = new Map<string, Node>();
    for (const { node, section } of this.#placed) {
      const place = section.place;
      if (!place || this.#byId.get(node.id) !== node) continue;
      const target = this.#byId.get(place.id);
      if (!target) {
        report(`No section \`${place.id}\`${didYouMean(suggest(place.id, [...this.#byId.keys()]))}`, place);
        continue;
      }
      if (isWithin(target, node)) {
        report(`\`${node.id}\` can't stand in a place that depends on itself`, place);
        continue;
      }
      detach(node);
      if (place.kind === 'in') insert(node, target, target.children.length);
      else {
        const parent = target.parent ?? this.root;
        const previous = place.kind === 'after' ? lastAfter.get(place.id) : undefined;
        const neighbour = previous?.parent === parent ? previous : target;
        insert(node, parent, parent.children.indexOf(neighbour) + (place.kind === 'after' ? 1 : 0));
        if (place.kind === 'after') lastAfter.set(place.id, node);
      }
    }
  }

  sections(): readonly Section[] {
    return this.root.children.map(toSection);
  }

  #declareOne(section: DeclaredSection, parent: Node, report: Report): Node | undefined {
    const existing = this.#byId.get(section.id);
    if (section.isRemoved) {
      if (existing) this.#remove(existing);
      else
        report(`No section \`${section.id}\` to remove${didYouMean(suggest(section.id, [...this.#byId.keys()]))}`, {
          origin: section.idOrigin,
        });
      return undefined;
    }
    if (!existing && section.settings.title === undefined) {
      report(`The section \`${section.id}\` has no title`, { origin: section.idOrigin });
    }
    const target = existing ?? this.#append(section.id, section.idOrigin, parent);
    override(target, section);
    if (section.place) this.#placed.push({ node: target, section });
    return target;
  }

  #append(id: string, origin: Origin, parent: Node): Node {
    const created = node(id, origin, parent);
    parent.children.push(created);
    this.#byId.set(id, created);
    return created;
  }

  #remove(node: Node): void {
    detach(node);
    const forget = (gone: Node) => {
      this.#byId.delete(gone.id);
      gone.children.forEach(forget);
    };
    forget(node);
  }
}

function node(id: string, origin: Origin, parent: Node | undefined): Node {
  return { id, settings: {}, origin, origins: {}, parent, children: [] };
}

function override(target: Node, section: DeclaredSection): void {
  const merged = { ...target.settings, ...section.settings };
  target.settings = {
    ...merged,
    aliases: [...(merged.aliases ?? []), ...section.addedAliases],
    content: [...(merged.content ?? []), ...section.addedContent],
  };
  target.origins = { ...target.origins, ...section.origins };
  target.origin = section.origins.title ?? (target.settings.title === undefined ? section.idOrigin : target.origin);
}

function detach(node: Node): void {
  const siblings = node.parent?.children;
  siblings?.splice(siblings.indexOf(node), 1);
  node.parent = undefined;
}

function insert(node: Node, parent: Node, index: number): void {
  parent.children.splice(index, 0, node);
  node.parent = parent;
}

function isWithin(node: Node, ancestor: Node): boolean {
  for (let at: Node | undefined = node; at; at = at.parent) if (at === ancestor) return true;
  return false;
}

function toSection(node: Node): Section {
  const { settings } = node;
  const title = settings.title ?? node.id;
  const isTemplate = settings.foreach !== undefined && hasCaptures(title);
  return {
    id: node.id,
    title,
    aliases: settings.aliases ?? [],
    pattern: settings.pattern ?? (isTemplate ? titlePattern(title) : undefined),
    method: settings.method,
    isTitleExact: settings.isTitleExact ?? false,
    presence: settings.presence ?? 'required',
    when: settings.when,
    isRepeatable: settings.isRepeatable ?? settings.foreach !== undefined,
    nesting: settings.nesting ?? 'nested',
    isOrdered: settings.isOrdered ?? true,
    foreach: settings.foreach,
    content: settings.content ?? [],
    severity: settings.severity,
    guidance: settings.guidance,
    scaffold: settings.scaffold,
    spec: settings.spec ?? [],
    sections: node.children.map(toSection),
    origin: node.origin,
    origins: node.origins,
  };
}
