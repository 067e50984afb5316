import type { Found } from '../references/lookup.ts';

/** What a reference of the file with the URI `base` leads to. */
export type Lookup = (base: string, reference: string) => Pick<Found, 'node'>;
