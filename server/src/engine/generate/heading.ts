import type { DescribedOperation } from '../api/described.ts';

/** The heading of an operation's documentation, without its marks: `GET /parcels/{id}`; as code where Markdown would take a character for a mark. */
export function operationHeading(operation: Pick<DescribedOperation, 'key'>): string {
  const key = operation.key.trim();
  return /[*<>`[\]\\&~#!]|(?:^|\W)_|_(?:\W|$)/.test(key) ? `\`${key.replaceAll('`', '')}\`` : key;
}
