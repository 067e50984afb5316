import type { DescribedApi } from '../../api/api.ts';
import { type Entry, keyPlace, type MapNode, type Place } from '../../spec/tree/node.ts';
import { methodBadge, pathMarks } from '../endpoint-marks.ts';
import { escapeHtml } from '../escape.ts';

/** A section of the page of a description: a heading, and what is written below it when somebody comes near. */
export interface SpecSection {
  /** Unique on the page, and the anchor of its heading. It stays the same whatever else changes. */
  readonly id: string;
  readonly level: 1 | 2 | 3;
  readonly title: string;
  /** In upper case, where it is about an operation; its title is the path, then. */
  readonly method?: string;
  /** What its lines count from: the key of what it shows. */
  readonly at: Place;
  /** Where that ends, in the same part of the text. */
  readonly end: number;
  /** What it is written from besides what it looks up. The same objects make the same section. */
  readonly sources: readonly unknown[];
  /** In pixels, roughly. */
  readonly height: number;
  /** The HTML below its heading. */
  write(writing: Writing): string;
}

/** What a section is written with. */
export interface Writing {
  readonly api: DescribedApi;
  readonly schemas: SchemaNames;
  /** The line of a place, counted from the section's own; undefined for what stands elsewhere. */
  lineOf(place: Place | undefined): number | undefined;
}

/** The schemas that have a section of their own. */
export interface SchemaNames {
  /** The name of the schema that a node refers to, over any number of references. */
  nameOf(reference: Place): string | undefined;
}

export function headingHtml({ id, level, title, method }: SpecSection): string {
  const words = method === undefined ? escapeHtml(title) : `${methodBadge(escapeHtml(method))} ${pathMarks(title)}`;
  return `<h${level} id="${escapeHtml(id)}">${words}</h${level}>\n`;
}

/** The anchor of a thing that has a name. */
export function sectionId(...words: readonly string[]): string {
  return words.join('/').replace(/\s+/g, '_');
}

export function linkTo(id: string, words: string): string {
  return `<a href="#${escapeHtml(encodeURIComponent(id))}">${escapeHtml(words)}</a>`;
}

export function lineAttribute(line: number | undefined): string {
  return line === undefined || line === 0 ? '' : ` data-line="${line}"`;
}

/** Counts lines from a section's own. */
export function lineCounter({ at, end }: Pick<SpecSection, 'at' | 'end'>): Writing['lineOf'] {
  const breaks: number[] = [];
  const { text } = at.part;
  for (let next = text.indexOf('\n', at.start); next !== -1 && next < end; next = text.indexOf('\n', next + 1))
    breaks.push(next);
  return (place) => {
    if (place?.part !== at.part || place.start < at.start || place.start > end) return undefined;
    let low = 0;
    let high = breaks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((breaks[middle] ?? 0) < place.start) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

/** Where an entry of a map stands; the map itself where there is none of the name. */
export function placeIn(map: MapNode, key: string): Pick<SpecSection, 'at' | 'end'> {
  const entry = map.entry(key);
  return entry ? placeOfEntry(entry) : { at: { part: map.part, start: map.start, end: map.start }, end: map.start };
}

export function placeOfEntry(entry: Entry): Pick<SpecSection, 'at' | 'end'> {
  const at = keyPlace(entry);
  return { at, end: Math.max(at.end, entry.value.end) };
}
