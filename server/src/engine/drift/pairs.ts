import type { Endpoint } from '../endpoints/endpoint.ts';
import { endpointsOf } from '../endpoints/endpoints.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import type { DocumentedOperation } from '../operations/operation.ts';
import { operationsOf } from '../operations/operations.ts';
import type { AskedApi } from './asked-api.ts';
import { isCertain, type OperationMatch } from './bound-api.ts';

/** An endpoint that a document documents, and the operation that it is. */
export interface OperationPair extends OperationMatch {
  readonly documented: DocumentedOperation;
}

/** The endpoints of a document that are operations of its descriptions, in the order of the text. */
export function pairsOf(file: MarkdownFile, asked: AskedApi): readonly OperationPair[] {
  const known = pairs.get(asked);
  if (known) return known;
  const found = operationsOf(file).flatMap((documented) => {
    const match = asked.match(documented.endpoint);
    return match && isCertain(match, documented.endpoint) ? [{ ...match, documented }] : [];
  });
  pairs.set(asked, found);
  return found;
}

/** Of one check, which asks about one document. */
const pairs = new WeakMap<AskedApi, readonly OperationPair[]>();

/** The endpoints that a document documents and that are none of the operations. */
export function strangersOf(file: MarkdownFile, asked: AskedApi): readonly Endpoint[] {
  return endpointsOf(file).filter((endpoint) => endpoint.isDeclaration && !asked.match(endpoint));
}
