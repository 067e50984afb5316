import type { Skeleton } from '../skeleton.ts';

/** One of several ways to begin something. */
export interface NamedSkeleton {
  /** Unique among them, as an author would call it: `API key`, `object`. */
  readonly name: string;
  /** A few words on what it is. */
  readonly detail: string;
  readonly skeleton: Skeleton;
}

export function named(name: string, detail: string, skeleton: Skeleton): NamedSkeleton {
  return { name, detail, skeleton };
}
