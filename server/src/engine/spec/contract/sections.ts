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
  if (!mayHaveHeadings.test(info?.text('description') ?? '')) return noSections;
  const headings = descriptionOf(info?.get('description'))?.markdown.headings ?? [];
  return new Set(headings.flatMap(({ text }) => idsByTitle().get(normalizeTitle(text)) ?? []));
}

/**
 * Of most descriptions a look tells that they have none, and the parser of Markdown takes a tenth of the time of a small check to start: a
 * heading begins with `#` and a blank, or is underlined (CommonMark 0.31.2, 4.2 and 4.3).
 */
const mayHaveHeadings = /#(?:\s|$)|[=-][ \t]*$/m;

const noSections: ReadonlySet<string> = new Set();

function idsByTitle(): ReadonlyMap<string, string> {
  if (byTitle.size === 0) {
    for (const { id, title, aliases } of sectionsById().values())
      for (const name of [title, ...aliases]) byTitle.set(normalizeTitle(name), id);
  }
  return byTitle;
}

const byTitle = new Map<string, string>();
