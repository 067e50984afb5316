import type { DescribedApi } from '../api/api.ts';
import type { DescribedOperation } from '../api/described.ts';
import type { Span } from '../finding.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import type { DocumentedOperation } from '../operations/operation.ts';

/** What a document says of an operation, and what its description says. */
export interface SyncTarget {
  readonly file: MarkdownFile;
  readonly documented: DocumentedOperation;
  readonly operation: DescribedOperation;
  readonly api: DescribedApi;
  /** The marked regions, which are written anew as a whole. */
  readonly regions: readonly Span[];
}

export function isInRegion({ regions }: Pick<SyncTarget, 'regions'>, { start, end }: Span): boolean {
  return regions.some((region) => region.start <= start && end <= region.end);
}

/** Forms of parameters and of responses in which something comes and goes. */
export type SyncedForm = 'heading' | 'list' | 'table';
