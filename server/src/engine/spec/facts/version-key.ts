import type { Spec } from '../spec.ts';
import { keyPlace, type Place } from '../tree/node.ts';

/** The key `openapi` or `swagger`: where what the document as a whole lacks is reported. */
export function versionKey({ root, declared }: Spec): Place {
  const entry = root.entry(declared.key);
  return entry ? keyPlace(entry) : declared.node;
}
