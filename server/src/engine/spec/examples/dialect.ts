import type { SpecVersion } from '../grammar/grammar.ts';
import { dialectOf } from '../schema/dialects.ts';

/** What the keywords of a schema mean. */
export interface Dialect {
  /** The draft of JSON Schema. 2.0 and 3.0 build on the fourth one. */
  readonly draft: 4 | 6 | 7 | 2019 | 2020;
  /** The keyword that allows null besides. */
  readonly nullable: 'nullable' | 'x-nullable' | undefined;
}

/** Undefined for a dialect that nothing is known of: what its schemas allow can't be told. */
export function dialectFor(version: SpecVersion, declared: string | undefined): Dialect | undefined {
  if (version === '2.0') return swagger;
  if (version === '3.0') return openapi30;
  return declared === undefined ? latest : namedDialect(declared);
}

/** The dialect that a `$schema` names. */
export function namedDialect(uri: string): Dialect | undefined {
  const name = dialectOf(uri);
  return name && byName[name];
}

const swagger: Dialect = { draft: 4, nullable: 'x-nullable' };
const openapi30: Dialect = { draft: 4, nullable: 'nullable' };
const latest: Dialect = { draft: 2020, nullable: undefined };

const byName: Readonly<Record<NonNullable<ReturnType<typeof dialectOf>>, Dialect>> = {
  'draft-04': { draft: 4, nullable: undefined },
  'draft-06': { draft: 6, nullable: undefined },
  'draft-07': { draft: 7, nullable: undefined },
  '2019-09': { draft: 2019, nullable: undefined },
  '2020-12': latest,
  openapi: latest,
};
