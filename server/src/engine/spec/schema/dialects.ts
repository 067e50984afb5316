/** The drafts of JSON Schema whose meta-schemas are built in. */
export type KnownDialect = 'draft-04' | 'draft-06' | 'draft-07' | '2019-09' | '2020-12';

/** `openapi` for the dialects of OpenAPI 3.1 and 3.2; undefined for one that nothing is known of. */
export function dialectOf(uri: string): KnownDialect | 'openapi' | undefined {
  if (/^https:\/\/spec\.openapis\.org\/oas\/3\.\d+\/dialect\//.test(uri)) return 'openapi';
  return known.get(uri.replace(/^https?:\/\//, '').replace(/#$/, ''));
}

const known: ReadonlyMap<string, KnownDialect> = new Map([
  ['json-schema.org/draft-04/schema', 'draft-04'],
  ['json-schema.org/draft-06/schema', 'draft-06'],
  ['json-schema.org/draft-07/schema', 'draft-07'],
  ['json-schema.org/draft/2019-09/schema', '2019-09'],
  ['json-schema.org/draft/2020-12/schema', '2020-12'],
]);

/** What `$schema` says in a Schema Object. */
export function namedDialect(schema: unknown): string | undefined {
  if (typeof schema !== 'object' || schema === null || !('$schema' in schema)) return undefined;
  return typeof schema.$schema === 'string' ? schema.$schema : undefined;
}
