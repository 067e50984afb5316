import { movedFindings, movedGhosts } from '#shared/moved-lines.ts';
import { placesChange } from '#shared/preview-places.ts';
import type { MovedLines, PreviewBlock, PreviewPatch, PreviewState } from '#shared/protocol.ts';
import type { CheckResult } from '../check.ts';
import type { ApiSet } from '../drift/bound-api.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import { previewFindings } from './findings.ts';
import { previewGhosts } from './ghosts.ts';
import { renderPage } from './page.ts';

export interface PreviewedDocument {
  readonly file: MarkdownFile;
  /** Undefined for a document that isn't checked. */
  readonly result: CheckResult | undefined;
  /** The OpenAPI descriptions that it is about. */
  readonly apis?: ApiSet | undefined;
}

/** All that a preview shows of a document. */
export function previewState({ file, result, apis }: PreviewedDocument, version: number): PreviewState {
  return {
    uri: file.uri,
    version,
    ...renderPage(file, apis),
    findings: result ? previewFindings(file, result.findings) : [],
    ghosts: result?.alignment ? previewGhosts(file, result.alignment) : [],
  };
}

/**
 * What a preview shows of a document until it has been checked: its page, and what was found in the state before, where its lines are now. `moved`
 * says how they have moved.
 */
export function uncheckedState(
  before: PreviewState,
  { file, apis, moved }: Omit<PreviewedDocument, 'result'> & { readonly moved: MovedLines | undefined },
  version: number,
): PreviewState {
  const { findings, ghosts } = withMovedLines(before, moved);
  return { uri: file.uri, version, ...renderPage(file, apis), findings, ghosts };
}

/** What a client that has the first state needs to have the second, whose lines have moved so. */
export function previewPatch(before: PreviewState, after: PreviewState, moved?: MovedLines): PreviewPatch {
  const added = before.blocks === after.blocks ? [] : newBlocks(before.blocks, after.blocks);
  const places = before.places === after.places ? undefined : placesChange(before.places, after.places);
  const { findings, ghosts } = withMovedLines(before, moved);
  return {
    uri: after.uri,
    version: after.version,
    added,
    ...(places ? { places } : undefined),
    ...(moved ? { moved: [moved] } : undefined),
    ...(isSame(findings, after.findings) ? undefined : { findings: after.findings }),
    ...(isSame(ghosts, after.ghosts) ? undefined : { ghosts: after.ghosts }),
  };
}

/** Whether a patch changes anything for a client that has its version. */
export function saysNothing({ added, places, findings, ghosts }: PreviewPatch): boolean {
  return added.length === 0 && !places && !findings && !ghosts;
}

function withMovedLines({ findings, ghosts }: PreviewState, moved: MovedLines | undefined) {
  if (!moved) return { findings, ghosts };
  return { findings: movedFindings(findings, [moved]), ghosts: movedGhosts(ghosts, [moved]) };
}

function newBlocks(before: readonly PreviewBlock[], after: readonly PreviewBlock[]): PreviewBlock[] {
  const known = new Set(before.map(({ id }) => id));
  return after.filter(({ id }) => !known.has(id));
}

/** Of plain data whose members always come in one order. */
function isSame(some: readonly object[], others: readonly object[]): boolean {
  if (some === others) return true;
  return some.length === others.length && some.every((one, at) => isSameRecord(one, others[at]));
}

function isSameRecord(one: object, other: object | undefined): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
