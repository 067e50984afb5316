import { type DescribedApi, describeApi } from '#engine/api/api.ts';
import {
  openSpecPage,
  patchSpecPage,
  type SentPage,
  type SpecPage,
  sendBlocks,
  specPage,
  standaloneSpecPage,
  stateOfSpec,
} from '#engine/preview/index.ts';
import { buildSpec } from '#engine/spec/spec.ts';
import { parseSpecFile, type SpecFile, type TextChange, updateSpecFile } from '#engine/spec/text/spec-file.ts';
import { changedPlaces } from '#shared/preview-places.ts';
import type { PreviewBlock, PreviewPatch, PreviewSection, PreviewState } from '#shared/protocol.ts';

/** The description that a text has at the end of edits; undefined where it declares no version. */
export class EditedSpec {
  file: SpecFile;
  api: DescribedApi | undefined;
  readonly #others: ReadonlyMap<string, SpecFile>;

  constructor(text: string, others: Readonly<Record<string, string>> = {}) {
    const format = text.trimStart().startsWith('{') ? 'json' : 'yaml';
    this.#others = new Map(
      Object.entries(others).map(([name, content]) => [
        `file:///${name}`,
        parseSpecFile(`file:///${name}`, 'yaml', content),
      ]),
    );
    this.file = parseSpecFile(`file:///openapi.${format}`, format, text);
    this.#describe();
  }

  change(change: TextChange): void {
    this.file = updateSpecFile(this.file, [change]);
    this.#describe();
  }

  #describe(): void {
    const spec = buildSpec(this.file, (uri) => this.#others.get(uri), this.api?.spec);
    if (spec) this.api = describeApi(spec, this.api);
  }
}

export function pageOfSpec(text: string, others?: Readonly<Record<string, string>>): SpecPage {
  const { api } = new EditedSpec(text, others);
  if (!api) throw new Error('The text declares no version.');
  return specPage(api);
}

/** A page of which everything was asked for. */
export function wholePage(page: SpecPage): SentPage {
  const sent = openSpecPage(page);
  return sendBlocks(
    sent,
    page.sections.map(({ id }) => id),
  ).sent;
}

/** The HTML of all sections. */
export function htmlOfSpec(text: string, others?: Readonly<Record<string, string>>): string {
  return stateOfSpec(wholePage(pageOfSpec(text, others)), 0)
    .blocks.map(({ html }) => html)
    .join('');
}

/** A description as a page that stands alone. */
export function standaloneSpecOf(text: string): string {
  return standaloneSpecPage(pageOfSpec(text));
}

/** What a client shows: the sections in their order, with their lines, and what it has of each. */
export interface ShownSpec {
  readonly places: PreviewState['places'];
  readonly sections: ReadonlyMap<string, PreviewSection>;
  readonly blocks: ReadonlyMap<string, PreviewBlock>;
}

export function shownOf({ places, sections = [], blocks }: PreviewState): ShownSpec {
  return {
    places,
    sections: new Map(sections.map((section) => [section.id, section])),
    blocks: new Map(blocks.map((block) => [block.id, block])),
  };
}

/** What a client shows after a patch. */
export function applySpecPatch(shown: ShownSpec, patch: PreviewPatch): ShownSpec {
  const places = patch.places ? changedPlaces(shown.places, patch.places) : shown.places;
  if (!places) throw new Error('The patch is for other places.');
  const present = new Set(places.map(({ id }) => id));
  // What is on the page no more is forgotten with all that it said.
  const kept = [...shown.blocks].filter(([id]) => present.has(id) || id.startsWith('rows/'));
  const blocks = new Map([...kept, ...patch.added.map((block) => [block.id, block] as const)]);
  for (const id of patch.outdated ?? []) blocks.delete(id);
  const sections = new Map([
    ...shown.sections,
    ...(patch.sections ?? []).map((section) => [section.id, section] as const),
  ]);
  return { places, sections, blocks };
}

/** For tests in a browser: the state of a page that has only its first sections, and what answers its questions. */
export function servedSpec(text: string) {
  const edited = new EditedSpec(text);
  if (!edited.api) throw new Error('The text declares no version.');
  let sent = openSpecPage(specPage(edited.api));
  return {
    state: stateOfSpec(sent, 1),
    blocks(ids: readonly string[]) {
      const answer = sendBlocks(sent, ids);
      sent = answer.sent;
      return answer.added;
    },
    change(before: string, after: string, version: number): PreviewPatch {
      const start = edited.file.text().indexOf(before);
      if (start === -1) throw new Error(`There is no ${before}.`);
      return this.edit({ span: { start, end: start + before.length }, text: after }, version);
    },
    edit(change: TextChange, version: number): PreviewPatch {
      edited.change(change);
      if (!edited.api) throw new Error('The text declares no version.');
      const answer = patchSpecPage(sent, specPage(edited.api, sent.page), version);
      sent = answer.sent;
      return answer.patch;
    },
  };
}
