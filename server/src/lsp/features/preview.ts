import type { MarkdownFile } from '#engine/markdown/markdown-file.ts';
import { linesBetween, previewPatch, previewState, saysNothing, uncheckedState } from '#engine/preview/index.ts';
import {
  type ClosePreviewParams,
  closePreviewNotification,
  type MovedLines,
  type OpenPreviewParams,
  type OpenPreviewResult,
  openPreviewRequest,
  type PreviewBlocksParams,
  type PreviewBlocksResult,
  type PreviewState,
  previewBlocksRequest,
  previewPatchNotification,
} from '#shared/protocol.ts';
import { uriKey } from '#workspace/uris.ts';
import { guard, inBackground } from '../guard.ts';
import type { Analysis } from '../kinds/analysis.ts';
import type { Feature } from '../services.ts';
import { SpecPreviews } from '../spec-previews.ts';

/** Renders documents and descriptions for the client's preview, and tells it what every change makes different. */
export const preview: Feature = (services) => {
  const { connection, documents, projects, specs, analyses, log } = services;
  /** What the client has of each document that it previews. */
  const shown = new Map<string, ShownDocument>();
  const ofSpecs = new SpecPreviews(services);

  /** A file that declares nothing may be one of a description that hasn't been found yet. */
  const rootReferringTo = async (uri: string): Promise<string | undefined> => {
    if (!documents.get(uri)?.spec) return undefined;
    await specs.index();
    await specs.prepare(uri);
    return specs.rootsOf(uri)[0];
  };
  const open = async ({ uri }: OpenPreviewParams): Promise<OpenPreviewResult> => {
    const analysis = await analyses.of(uri);
    const root = analysis?.spec?.specs[0]?.uri ?? (await rootReferringTo(uri));
    if (root !== undefined) return ofSpecs.open(uri, root);
    if (!analysis?.markdown) return null;
    const state = previewState(analysis.markdown, analysis.version);
    shown.set(uriKey(uri), { file: analysis.markdown.file, state });
    return state;
  };
  const send = ({ state: before }: ShownDocument, after: ShownDocument, moved: MovedLines | undefined): void => {
    shown.set(uriKey(after.file.uri), after);
    const patch = previewPatch(before, after.state, moved);
    // The page has to know that it shows this version.
    if (before.version === after.state.version && saysNothing(patch)) return;
    inBackground(log, previewPatchNotification, connection.sendNotification(previewPatchNotification, patch));
  };
  const showAnalysis = ({ uri, version, markdown }: Analysis): void => {
    const before = shown.get(uriKey(uri));
    if (!before || !markdown) return;
    const { file } = markdown;
    send(before, { file, state: previewState(markdown, version) }, linesBetween(before.file, file));
  };
  /** What the author has written comes before what is found in it, and at once. */
  const showPage = (uri: string): void => {
    const before = shown.get(uriKey(uri));
    const page = before && analyses.pageOf(uri);
    const version = documents.get(uri)?.version;
    if (!page || version === undefined) return;
    const moved = linesBetween(before.file, page.file);
    send(before, { file: page.file, state: uncheckedState(before.state, { ...page, moved }, version) }, moved);
  };
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();
  const schedule = (uri: string): void => {
    const key = uriKey(uri);
    if (!shown.has(key)) return;
    clearTimeout(waiting.get(key));
    const analyse = () => {
      waiting.delete(key);
      inBackground(log, previewPatchNotification, analyses.of(uri));
    };
    waiting.set(key, setTimeout(analyse, pause));
  };
  let restUntil = 0;

  connection.onRequest(
    openPreviewRequest,
    guard(log, openPreviewRequest, open, () => null),
  );
  connection.onNotification(closePreviewNotification, ({ uri }: ClosePreviewParams) => {
    shown.delete(uriKey(uri));
    ofSpecs.close(uri);
  });
  connection.onRequest(
    previewBlocksRequest,
    guard(
      log,
      previewBlocksRequest,
      async ({ uri, ids }: PreviewBlocksParams): Promise<PreviewBlocksResult> => ofSpecs.blocks(uri, ids),
      () => [],
    ),
  );
  // Whoever asks first for a new version has it analysed, and the preview follows.
  analyses.onDidAnalyse(showAnalysis);
  documents.onDidChange(({ uri }) => {
    if (!shown.has(uriKey(uri))) return;
    const began = performance.now();
    if (began >= restUntil) {
      showPage(uri);
      // Changes in quicker succession than pages are made come with what is found in them.
      restUntil = 2 * performance.now() - began;
    }
    // Timers go before messages that wait to be written: the page is on its way when this one begins.
    schedule(uri);
  });
  projects.onDidChange(() => {
    for (const { uri } of documents.all()) schedule(uri);
  });
  documents.onDidClose(({ uri }) => shown.delete(uriKey(uri)));
};

/** A document as the client has it. */
interface ShownDocument {
  readonly file: MarkdownFile;
  readonly state: PreviewState;
}

/** Until a document is analysed that nobody else asks about: changes which a client sends together are analysed once. In milliseconds. */
const pause = 5;
