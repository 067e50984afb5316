import type { DescribedApi } from '../api/api.ts';
import type {
  DescribedHeader,
  DescribedOperation,
  DescribedParameter,
  DescribedResponse,
  DescribedScheme,
} from '../api/described.ts';
import type { DescribedProperty } from '../api/schema.ts';
import type { Span } from '../finding.ts';
import type { Place } from '../spec/tree/node.ts';

/** What a document and its description both name. */
export type Subject = { readonly api: DescribedApi } /** By its method. */ & (
  | { readonly kind: 'operation'; readonly operation: DescribedOperation }
  /** By its path; the operation is one that is named with it. The document's path has so many segments more before it: a base path; negative: fewer. */
  | { readonly kind: 'path'; readonly operation: DescribedOperation; readonly offset: number }
  | { readonly kind: 'parameter'; readonly operation: DescribedOperation; readonly parameter: DescribedParameter }
  /** Of a body, or of what stands in one; a field of a form in 2.0, too. */
  | { readonly kind: 'property'; readonly operation: DescribedOperation; readonly property: DescribedProperty }
  | { readonly kind: 'header'; readonly operation: DescribedOperation; readonly header: DescribedHeader }
  | { readonly kind: 'response'; readonly operation: DescribedOperation; readonly response: DescribedResponse }
  | { readonly kind: 'operation-id'; readonly operation: DescribedOperation; readonly at: Place }
  | { readonly kind: 'scheme'; readonly scheme: DescribedScheme }
  /** An error code, with all places where schemas and examples of errors have it. */
  | { readonly kind: 'code'; readonly code: string; readonly places: readonly Place[] }
);

/** What a stretch of a document names. */
export interface NamedSubject {
  readonly subject: Subject;
  /** In the document. */
  readonly span: Span;
}

/** Where a description says it: the first place is the one to go to. */
export function placesOf(subject: Subject): readonly Place[] {
  switch (subject.kind) {
    case 'operation':
    case 'path':
      return [subject.operation.at];
    case 'parameter':
      // Behind a reference it is the parameter that says it.
      return [subject.parameter.node.get('name') ?? subject.parameter.at];
    case 'property':
      return [subject.property.at];
    case 'header':
      return [subject.header.at];
    case 'response':
      return [subject.response.at];
    case 'operation-id':
      return [subject.at];
    case 'scheme':
      return [subject.scheme.at];
    case 'code':
      return subject.places;
  }
}
