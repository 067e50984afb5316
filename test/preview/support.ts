import { parseMarkdown } from '#engine/index.ts';
import {
  linesBetween,
  previewPatch,
  previewState,
  type RenderedPage,
  renderPage,
  standalonePage,
  uncheckedState,
} from '#engine/preview/index.ts';
import { movedFindings, movedGhosts } from '#shared/moved-lines.ts';
import { changedPlaces } from '#shared/preview-places.ts';
import type { PreviewPatch, PreviewState } from '#shared/protocol.ts';

const uri = 'file:///docs/api.md';

/** The page of a document. */
export function pageOf(text: string): RenderedPage {
  return renderPage(parseMarkdown(uri, text));
}

/** The HTML of each block. */
export function htmlOf(text: string): string[] {
  return pageOf(text).blocks.map((block) => block.html.trim());
}

/** The states of a document that is edited again and again, each parsed from the one before. */
export function statesOf(texts: readonly string[]): PreviewState[] {
  const states: PreviewState[] = [];
  let file: ReturnType<typeof parseMarkdown> | undefined;
  for (const [version, text] of texts.entries()) {
    file = parseMarkdown(uri, text, file);
    states.push(previewState({ file, result: undefined }, version));
  }
  return states;
}

/**
 * The patches of a document that is edited again and again, as they are sent: for each version its page before it is checked, and what `found` says is
 * found in it behind; and the state that both make.
 */
export function* patchesOf(
  texts: readonly string[],
  found: (text: string) => Pick<PreviewState, 'findings' | 'ghosts'>,
): Generator<{ readonly patches: readonly PreviewPatch[]; readonly state: PreviewState }> {
  let file = parseMarkdown(uri, texts[0] ?? '');
  let state = { ...previewState({ file, result: undefined }, 0), ...found(file.text) };
  yield { patches: [], state };
  for (const [index, text] of texts.slice(1).entries()) {
    const after = parseMarkdown(uri, text, file);
    const moved = linesBetween(file, after);
    const page = uncheckedState(state, { file: after, apis: undefined, moved }, index + 1);
    const checked = { ...previewState({ file: after, result: undefined }, index + 1), ...found(text) };
    yield { patches: [previewPatch(state, page, moved), previewPatch(page, checked)], state: checked };
    file = after;
    state = checked;
  }
}

/** A document as a page that stands alone, without images. */
export function standaloneOf(text: string): string {
  return standalonePage(parseMarkdown(uri, text), { link: (href) => href, image: () => undefined });
}

/** What an edit sends. */
export function patchBetween(before: string, after: string): PreviewPatch {
  const [first, second] = statesOf([before, after]);
  if (!first || !second) throw new Error('Two texts make two states.');
  return previewPatch(first, second);
}

/** What a client has after a patch, from what it had before. Throws where the patch names a block that it can't have. */
export function applyPatch(state: PreviewState, patch: PreviewPatch): PreviewState {
  const known = new Map([...state.blocks, ...patch.added].map((block) => [block.id, block]));
  const places = patch.places ? changedPlaces(state.places, patch.places) : state.places;
  if (!places) throw new Error('The patch is for other places.');
  const blocks = places.map(({ id }) => {
    const block = known.get(id);
    if (!block) throw new Error(`No block ${id} is known.`);
    return block;
  });
  return {
    uri: patch.uri,
    version: patch.version,
    blocks,
    places,
    findings: patch.findings ?? movedFindings(state.findings, patch.moved ?? []),
    ghosts: patch.ghosts ?? movedGhosts(state.ghosts, patch.moved ?? []),
  };
}
