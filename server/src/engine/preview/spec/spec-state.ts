import { movedFindings } from '#shared/moved-lines.ts';
import { placesChange } from '#shared/preview-places.ts';
import type {
  MovedLines,
  PreviewBlock,
  PreviewFinding,
  PreviewPatch,
  PreviewSection,
  PreviewState,
} from '#shared/protocol.ts';
import type { Finding } from '../../finding.ts';
import type { SpecFile } from '../../spec/text/spec-file.ts';
import { previewFindings } from '../findings.ts';
import { linesBetweenSpecs } from '../lines-between.ts';
import type { SpecPage } from './spec-page.ts';

/** What a client has of the page of a description. A value: whoever sends something takes the one that comes back. */
export interface SentPage {
  readonly page: SpecPage;
  /** The blocks that it has, by their ids; those that it asked for last stand last. */
  readonly blocks: ReadonlyMap<string, PreviewBlock>;
  readonly findings: readonly PreviewFinding[];
}

/** The page as it begins: all of its headings, and the blocks of its first sections. */
export function openSpecPage(page: SpecPage): SentPage {
  const first = page.sections.slice(0, firstSections).map(({ id }) => id);
  return sendBlocks({ page, blocks: new Map(), findings: [] }, first).sent;
}

/** A page that one client has already begins in another one: what the first has of it stays known. */
export function reopenSpecPage({ blocks, findings }: SentPage, opened: SentPage): SentPage {
  return { page: opened.page, blocks: new Map([...blocks, ...opened.blocks]), findings };
}

/** As many as may be in sight. */
const firstSections = 6;

export function stateOfSpec({ page, blocks, findings }: SentPage, version: number): PreviewState {
  return {
    uri: page.api.uri,
    version,
    sections: page.sections,
    files: page.files,
    blocks: [...blocks.values()],
    places: page.places(),
    findings,
    ghosts: [],
  };
}

/** Blocks that a client asks for. */
export function sendBlocks(
  { page, blocks, findings }: SentPage,
  ids: readonly string[],
): { readonly sent: SentPage; readonly added: readonly PreviewBlock[] } {
  const kept = new Map(blocks);
  const added: PreviewBlock[] = [];
  for (const id of ids) {
    const block = page.block(id);
    if (!block) continue;
    kept.delete(id);
    kept.set(id, block);
    added.push(block);
  }
  return { sent: { page, blocks: kept, findings }, added };
}

/** What a client that has one page needs to have another one: of the blocks that say something else now those that it asked for last. */
export function patchSpecPage(
  before: SentPage,
  page: SpecPage,
  version: number,
): { readonly sent: SentPage; readonly patch: PreviewPatch } {
  const present = [...before.blocks].filter(([id]) => page.has(id));
  const rendered = renderedNow(
    present.filter(([id]) => !page.isKept(id)),
    page,
  );
  const blocks = new Map<string, PreviewBlock>();
  const added: PreviewBlock[] = [];
  const outdated: string[] = [];
  for (const [id, known] of present) {
    if (!page.isKept(id) && !rendered.has(id)) {
      outdated.push(id);
      continue;
    }
    const block = page.block(id);
    if (!block) continue;
    const isSame = block.html === known.html;
    blocks.set(id, isSame ? known : block);
    if (!isSame) added.push(block);
  }
  const sections = newSections(before.page.sections, page.sections);
  const places = placesChange(before.page.places(), page.places());
  const moved = linesMoved(before.page, page);
  const areFilesSame = before.page.files.join('\n') === page.files.join('\n');
  return {
    sent: { page, blocks, findings: movedFindings(before.findings, moved) },
    patch: {
      uri: page.api.uri,
      version,
      added,
      ...(places ? { places } : undefined),
      ...(moved.length === 0 ? undefined : { moved }),
      ...(sections.length === 0 ? undefined : { sections }),
      ...(areFilesSame ? undefined : { files: page.files }),
      ...(outdated.length === 0 ? undefined : { outdated }),
    },
  };
}

/** Which sections are written for a patch: those whose own text is edited first, then those that were asked for last. */
function renderedNow(changed: readonly (readonly [string, PreviewBlock])[], page: SpecPage): ReadonlySet<string> {
  const latest = changed.toReversed();
  const [edited, others] = [true, false].map((isEdited) => latest.filter(([id]) => page.isEdited(id) === isEdited));
  const rendered = new Set<string>();
  let size = 0;
  for (const [id, { html }] of [...(edited ?? []), ...(others ?? [])]) {
    size += html.length;
    if (rendered.size > 0 && (rendered.size === mostRendered || size > mostWritten)) break;
    rendered.add(id);
  }
  return rendered;
}

/** As many as a reader may have in sight. */
const mostRendered = 8;
/** Characters, which a keystroke may wait for. */
const mostWritten = 40_000;

/** In the files that both have, by their numbers, which must be the same: what was found in others is found anew. */
function linesMoved(before: SpecPage, after: SpecPage): readonly MovedLines[] {
  return before.files.flatMap((uri, file) => {
    const [known, now] = [before, after].map(({ api }) => api.spec.files.get(uri));
    if (!known || !now || known === now || after.files[file] !== uri) return [];
    const lines = linesBetweenSpecs(known, now);
    return lines ? [file === 0 ? lines : { ...lines, file }] : [];
  });
}

function newSections(before: readonly PreviewSection[], after: readonly PreviewSection[]): readonly PreviewSection[] {
  const known = new Set(before);
  return after.filter((section) => !known.has(section));
}

/** The findings of the files of a description, as its page shows them. */
export function findingsOfSpec(
  page: SpecPage,
  findingsIn: (file: SpecFile) => readonly Finding[],
): readonly PreviewFinding[] {
  return page.files.flatMap((uri, index) => {
    const file = page.api.spec.files.get(uri);
    if (!file) return [];
    const found = previewFindings({ lines: file }, findingsIn(file));
    return index === 0 ? found : found.map((finding) => ({ ...finding, file: index }));
  });
}
