import { builtinContracts } from '../../contract/builtin.ts';
import type { Section } from '../../contract/contract.ts';
import { normalizeTitle } from '../../structure/titles.ts';
import { descriptionOf } from '../markdown/description.ts';
import type { MapNode } from '../tree/node.ts';

/** The contract's sections by id. */
export function sectionsById(): ReadonlyMap<string, Section> {
  if (byId.size === 0) addTo(byId, builtinContracts().get('api-docs')?.sections ?? []);
  return byId;
}

const byId = new Map<string, Section>();

function addTo(found: Map<string, Section>, sections: readonly Section[]): void {
  for (const section of sections) {
    found.set(section.id, section);
    addTo(found, section.sections);
  }
}

/** The ids of the sections that have a heading in a description's Markdown, by their title or an alias. */
export function sectionsIn(info: MapNode | undefined): ReadonlySet<string> {
  const headings = descriptionOf(info?.get('description'))?.markdown.headings ?? [];
  const titles = new Set(headings.map(({ text }) => normalizeTitle(text)));
  const found = new Set<string>();
  if (titles.size === 0) return found;
  for (const { id, title, aliases } of sectionsById().values()) {
    if ([title, ...aliases].some((name) => titles.has(normalizeTitle(name)))) found.add(id);
  }
  return found;
}
