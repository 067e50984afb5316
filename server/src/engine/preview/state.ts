import { placesChange } from '#shared/preview-places.ts';
import type { PreviewBlock, PreviewPatch, PreviewState } from '#shared/protocol.ts';
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

/** What a client that has the first state needs to have the second. */
export function previewPatch(before: PreviewState, after: PreviewState): PreviewPatch {
  const known = new Set(before.blocks.map((block) => block.id));
  const added: PreviewBlock[] = after.blocks.filter((block) => !known.has(block.id));
  const places = placesChange(before.places, after.places);
  return {
    uri: after.uri,
    version: after.version,
    added,
    ...(places ? { places } : undefined),
    ...(isSame(before.findings, after.findings) ? undefined : { findings: after.findings }),
    ...(isSame(before.ghosts, after.ghosts) ? undefined : { ghosts: after.ghosts }),
  };
}

/** Of plain data whose members always come in one order. */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
