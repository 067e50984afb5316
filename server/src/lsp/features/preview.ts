import { previewPatch, previewState } from '#engine/preview/index.ts';
import {
  type ClosePreviewParams,
  closePreviewNotification,
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

/** Long enough that changes which a client sends together make one patch. In milliseconds. */
const pause = 5;

/** Renders documents and descriptions for the client's preview, and tells it what every change makes different. */
export const preview: Feature = (services) => {
  const { connection, documents, projects, specs, analyses, log } = services;
  /** What the client has of each document that it previews. */
  const shown = new Map<string, PreviewState>();
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
    const state = analysis && stateOf(analysis);
    if (!state) return null;
    shown.set(uriKey(uri), state);
    return state;
  };
  const patch = (analysis: Analysis): void => {
    const before = shown.get(uriKey(analysis.uri));
    const after = before && stateOf(analysis);
    if (!after) return;
    shown.set(uriKey(analysis.uri), after);
    inBackground(
      log,
      previewPatchNotification,
      connection.sendNotification(previewPatchNotification, previewPatch(before, after)),
    );
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
  analyses.onDidAnalyse(patch);
  documents.onDidChange(({ uri }) => schedule(uri));
  projects.onDidChange(() => {
    for (const { uri } of documents.all()) schedule(uri);
  });
  documents.onDidClose(({ uri }) => shown.delete(uriKey(uri)));
};

/** Undefined for a document that isn't shown as a page. */
function stateOf({ markdown, version }: Analysis): PreviewState | undefined {
  return markdown && previewState(markdown, version);
}
