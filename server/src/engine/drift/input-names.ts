import type { DescribedInput } from './inputs.ts';
import type { OperationPair } from './pairs.ts';

/** What a message calls an input's kind: `path parameter`, `property of the body`. */
export function kindOf({ in: place }: Pick<DescribedInput, 'in'>): string {
  return place === 'body'
    ? 'property of the body'
    : place === 'header'
      ? 'header'
      : place === 'cookie'
        ? 'cookie'
        : `${place} parameter`;
}

/** Of which operation: `GET /parcels`, as the document writes it. */
export function operationName({ documented: { endpoint } }: OperationPair): string {
  return `\`${endpoint.method} ${endpoint.path.template}\``;
}
