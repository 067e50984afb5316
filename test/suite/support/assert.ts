/** Node's own assertions don't run in a worker, and these few do. */

/** Compares as JSON: what differs is shown whole. */
export function assertEqual(actual: unknown, expected: unknown, what: string): void {
  const [got, wanted] = [JSON.stringify(actual, undefined, 2), JSON.stringify(expected, undefined, 2)];
  if (got !== wanted) throw new Error(`${what}: expected ${wanted}, got ${got}`);
}

/** The value, which must be there. */
export function assertPresent<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new Error(`There is no ${what}.`);
  return value;
}
