import type { DescribedApi } from '../../api/api.ts';
import type { Fix, RelatedSpan, Span } from '../../finding.ts';
import type { Place } from '../../spec/tree/node.ts';

/** Where a document and the security schemes differ. Spans are offsets in the document. */
export interface SecurityDrift {
  readonly message: string;
  readonly span: Span;
  readonly because: { readonly api: DescribedApi; readonly place: Place; readonly message: string } | undefined;
  /** In the document, besides. */
  readonly related?: readonly RelatedSpan[];
  readonly fixes: readonly Fix[];
}
