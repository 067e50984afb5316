import type { PreviewBlock, PreviewBlockPlace, PreviewSection } from '#shared/protocol.ts';
import type { DescribedApi } from '../../api/api.ts';
import { isSameList, lastAtMost } from '../../lists.ts';
import type { Spec } from '../../spec/spec.ts';
import type { Part } from '../../spec/text/part.ts';
import type { Place } from '../../spec/tree/node.ts';
import { isStillSo, type Lookups, recording, sharedBy } from './recording.ts';
import { headingHtml, lineCounter, type SpecSection } from './section.ts';
import { planSpec, rowsPrefix, type SpecPlan } from './sections.ts';

/** The page of a description at one state: which sections it has, and each of them once somebody asks. */
export interface SpecPage {
  readonly api: DescribedApi;
  /** In the order of the page. */
  readonly sections: readonly PreviewSection[];
  /** The files that places name, by their numbers; the root first. */
  readonly files: readonly string[];
  /** Where the sections stand now, in the order of the page. */
  places(): readonly PreviewBlockPlace[];
  /** A section by its id, or what may be opened within one. The same object as long as it says the same. */
  block(id: string): PreviewBlock | undefined;
  /** Whether there is such a section, or something that may be opened. */
  has(id: string): boolean;
  /** Whether a section is known to be what it was on the page before, without writing it. */
  isKept(id: string): boolean;
  /** Whether its own text is another one than on the page before; what it shows of other places may be so, too. */
  isEdited(id: string): boolean;
}

export function specPage(api: DescribedApi, before?: SpecPage): SpecPage {
  if (before?.api === api) return before;
  return new PageOfSpec(api, before instanceof PageOfSpec && before.api.uri === api.uri ? before : undefined);
}

interface Written {
  readonly block: PreviewBlock;
  readonly section: SpecSection;
  readonly lookups: Lookups;
  /** What the schemas are called that it refers to, by the references. */
  readonly named: ReadonlyMap<Place, string | undefined>;
}

class PageOfSpec implements SpecPage {
  readonly api: DescribedApi;
  readonly sections: readonly PreviewSection[];
  readonly files: readonly string[];
  readonly #plan: SpecPlan;
  readonly #byId: ReadonlyMap<string, SpecSection>;
  readonly #written = new Map<string, Written>();
  readonly #edited = new Set<string>();
  #places: readonly PreviewBlockPlace[] | undefined;

  constructor(api: DescribedApi, before: PageOfSpec | undefined) {
    this.api = api;
    this.#plan = planSpec(api);
    const known = new Map(before?.sections.map((section) => [section.id, section]));
    this.sections = this.#plan.sections.map((section) => keepOutline(section, known.get(section.id)));
    this.#byId = new Map(this.#plan.sections.map((section) => [section.id, section]));
    this.files = [...api.spec.files.keys()].sort((a, b) => Number(b === api.uri) - Number(a === api.uri));
    if (before) this.#keep(before);
  }

  places(): readonly PreviewBlockPlace[] {
    if (!this.#places) {
      const numbers = new Map(this.files.map((file, index) => [file, index]));
      this.#places = this.#plan.sections.map((section) => placeOf(section, this.api.spec, numbers));
    }
    return this.#places;
  }

  block(id: string): PreviewBlock | undefined {
    const known = this.#written.get(id);
    if (known) return known.block;
    const section = this.#sectionOf(id);
    if (!section) return undefined;
    const { api, lookups } = recording(this.api);
    const named = new Map<Place, string | undefined>();
    const nameOf = (reference: Place): string | undefined => {
      const name = this.#plan.schemas.nameOf(reference);
      named.set(reference, name);
      return name;
    };
    const html = section.write({ api, schemas: { nameOf }, lineOf: lineCounter(section) });
    const block = { id, html: id.startsWith(rowsPrefix) ? html : headingHtml(section) + html };
    this.#written.set(id, { block, section, lookups, named });
    return block;
  }

  has(id: string): boolean {
    return this.#sectionOf(id) !== undefined;
  }

  isKept(id: string): boolean {
    return this.#written.has(id);
  }

  isEdited(id: string): boolean {
    return this.#edited.has(id);
  }

  #sectionOf(id: string): SpecSection | undefined {
    return id.startsWith(rowsPrefix) ? this.#plan.rowsOf(id.slice(rowsPrefix.length)) : this.#byId.get(id);
  }

  /** What nothing has changed of that it was written from. */
  #keep(before: PageOfSpec): void {
    const change = { api: this.api, shared: sharedBy(this.api), ...changesBetween(before.api.spec, this.api.spec) };
    const areNamesSame = isSameList(before.#plan.names, this.#plan.names);
    for (const [id, written] of before.#written) {
      const section = this.#sectionOf(id);
      if (!section) continue;
      if (!isSameSection(written.section, section)) this.#edited.add(id);
      else if (isStillSo(written.lookups, change) && (areNamesSame || this.#namesAsIn(written)))
        this.#written.set(id, { ...written, section });
    }
  }

  /** Whether the schemas that a section refers to are called as they were. */
  #namesAsIn({ named }: Written): boolean {
    const { schemas } = this.#plan;
    return [...named].every(([reference, name]) => schemas.nameOf(reference) === name);
  }
}

function keepOutline(section: SpecSection, known: PreviewSection | undefined): PreviewSection {
  const { id, level, title, method, height } = section;
  if (known && known.level === level && known.title === title && known.method === method) return known;
  return { id, level, title, ...(method === undefined ? undefined : { method }), height };
}

/** Its text, too: lines in it may be others, where what it says is the same. */
function isSameSection(one: SpecSection, other: SpecSection): boolean {
  if (one === other) return true;
  return (
    one.at.part === other.at.part &&
    one.at.start === other.at.start &&
    one.title === other.title &&
    one.method === other.method &&
    one.level === other.level &&
    isSameList(one.sources, other.sources)
  );
}

function placeOf(section: SpecSection, spec: Spec, numbers: ReadonlyMap<string, number>): PreviewBlockPlace {
  const { id, at, end } = section;
  const { part } = at;
  const file = spec.files.get(part.uri);
  if (!file) return { id, startLine: 0, endLine: 0 };
  const number = numbers.get(part.uri) ?? 0;
  const inFile = number === 0 ? undefined : { file: number };
  const first = file.lineOf(part);
  if (first !== undefined) {
    const [startLine, endLine] = linesInPart(section);
    return { id, startLine: first + startLine, endLine: first + endLine, ...inFile };
  }
  const span = file.spanOf({ part, start: at.start, end });
  const startLine = file.positionAt(span.start).line;
  return { id, startLine, endLine: Math.max(startLine, file.positionAt(span.end).line) + 1, ...inFile };
}

/** The lines of a section in its part of the text, at the beginning of which a line begins; the end exclusive. */
function linesInPart(section: SpecSection): readonly [startLine: number, endLine: number] {
  let lines = lineMemo.get(section);
  if (!lines) {
    const { lineStarts, text } = section.at.part;
    // Behind its last line break the next part begins.
    const isBehind = (offset: number) => offset === text.length && /[\r\n]$/.test(text);
    const lineAt = (offset: number) => lastAtMost(lineStarts, offset) + (isBehind(offset) ? 1 : 0);
    const startLine = lineAt(section.at.start);
    lines = [startLine, Math.max(startLine, lineAt(section.end)) + 1];
    lineMemo.set(section, lines);
  }
  return lines;
}

const lineMemo = new WeakMap<SpecSection, readonly [number, number]>();

/** The parts of the text that are there no more, and whether the others are as many as before. */
function changesBetween(
  before: Spec,
  after: Spec,
): { readonly gone: ReadonlySet<Part>; readonly isSameShape: boolean } {
  const gone = new Set<Part>();
  let isSameShape = before.files.size === after.files.size;
  for (const [uri, file] of before.files) {
    const now = after.files.get(uri);
    if (now === file) continue;
    if (now?.parts.length !== file.parts.length) isSameShape = false;
    const present = new Set(now?.parts);
    for (const part of file.parts) if (!present.has(part)) gone.add(part);
  }
  return { gone, isSameShape };
}
