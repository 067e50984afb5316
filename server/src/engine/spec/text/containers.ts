/** The keys of a document's root below which each entry is a part of its own; `components` has such maps within. */
export const containerKeys: ReadonlySet<string> = new Set([
  'paths',
  'webhooks',
  'x-webhooks',
  'components',
  'definitions',
  'parameters',
  'responses',
  'securityDefinitions',
]);

/** The containers that a line is in, and the columns at which their entries begin, -1 until the first. */
export interface Containers {
  /** Of the root. */
  readonly outer: string | undefined;
  readonly outerColumn: number;
  /** In `components`. */
  readonly inner: string | undefined;
  readonly innerColumn: number;
}

export function areSame(one: Containers, other: Containers): boolean {
  return (
    one.outer === other.outer &&
    one.outerColumn === other.outerColumn &&
    one.inner === other.inner &&
    one.innerColumn === other.innerColumn
  );
}

/** The container whose entries are containers themselves. */
export const outerContainer = 'components';
