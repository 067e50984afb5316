import { rules } from './registry.ts';

/**
 * Rules that are planned and not built: a configuration may set them already, and is told that they are not checked yet.
 * An id goes from here when its rule comes.
 */
export const announcedRules: ReadonlySet<string> = new Set(
  Object.entries({
    drift: [
      'deprecated-endpoint',
      'error-code-mismatch',
      'missing-parameter',
      'missing-status',
      'parameter-mismatch',
      'request-example',
      'response-example',
      'security-mismatch',
      'server-mismatch',
      'stale-description',
      'undocumented-endpoint',
      'unknown-endpoint',
      'unknown-parameter',
      'unknown-status',
    ],
    endpoints: [
      'body-on-get',
      'duplicate-endpoint',
      'missing-description',
      'missing-parameters',
      'missing-request-example',
      'missing-response-example',
      'undocumented-path-parameter',
      'unknown-method',
    ],
    errors: [
      'duplicate-code',
      'table-columns',
      'undefined-code',
      'unknown-status',
      'unsorted-codes',
      'unused-code',
      'wrong-category',
      'wrong-phrase',
      'wrong-status',
    ],
    examples: ['insecure-url', 'invalid-curl', 'invalid-http', 'invalid-json', 'leaked-secret', 'missing-language'],
    'front-matter': ['invalid'],
    links: ['broken-anchor', 'broken-link', 'unsafe-html'],
    openapi: [
      'all-of-conflict',
      'circular-ref-without-end',
      'component-name',
      'contract',
      'discriminator',
      'enum-null',
      'enum-type',
      'enum-unique',
      'example-present',
      'example-valid',
      'example-value-or-external',
      'nullable-type',
      'property-casing',
      'range-constraints',
      'ref-siblings',
      'required-defined',
      'schema-type',
      'string-limits',
      'unnecessary-combinator',
      'unused-component',
    ],
  }).flatMap(([family, names]) => names.map((name) => `${family}/${name}`)),
);

/** Families that are planned as a whole, besides those of {@link announcedRules}. */
export const announcedFamilies: readonly string[] = [];

/** The names that other tools (Spectral, Redocly, vacuum) have for a rule, by our id: a configuration may use them. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  'openapi/all-of-conflict': ['allof-conflicts'],
  'openapi/component-name': ['component-name-unique', 'spec-components-invalid-map-name'],
  'openapi/discriminator': ['oas2-discriminator', 'spec-discriminator-defaultMapping'],
  'openapi/enum-null': ['nullable-enum-contains-null'],
  'openapi/enum-type': ['no-enum-type-mismatch', 'typed-enum'],
  'openapi/enum-unique': ['duplicated-entry-in-enum', 'no-duplicated-enum-values'],
  'openapi/example-present': ['oas3-missing-example', 'scalar-property-missing-example'],
  'openapi/example-valid': [
    'no-invalid-media-type-examples',
    'no-invalid-parameter-examples',
    'no-invalid-schema-examples',
    'oas2-valid-media-example',
    'oas2-valid-schema-example',
    'oas3-valid-media-example',
    'oas3-valid-schema-example',
  ],
  'openapi/example-value-or-external': [
    'no-example-value-and-externalValue',
    'oas3-examples-value-or-externalValue',
    'spec-example-values',
  ],
  'openapi/nullable-type': ['nullable-type-sibling'],
  'openapi/property-casing': ['camel-case-properties'],
  'openapi/range-constraints': ['no-mixed-number-range-constraints'],
  'openapi/ref-siblings': ['no-$ref-siblings', 'path-item-refs', 'spec-ref-siblings'],
  'openapi/required-defined': ['no-required-schema-properties-undefined', 'required-fields-defined'],
  'openapi/schema-type': ['no-schema-type-mismatch', 'oas-missing-type', 'oas-schema-check'],
  'openapi/string-limits': ['required-string-property-missing-min-length'],
  'openapi/unnecessary-combinator': ['no-unnecessary-combinator'],
  'openapi/unused-component': ['no-unused-components', 'oas2-unused-definition', 'oas3-unused-component'],
};

/** Our id by another tool's name. */
export const ruleAliases: ReadonlyMap<string, string> = new Map([
  ...Object.entries(otherNames).flatMap(([id, names]) => names.map((name) => [name, id] as const)),
  ...[...rules].flatMap(([id, rule]) =>
    rule.about === 'specs' ? rule.aliases.map((name) => [name, id] as const) : [],
  ),
]);

/** The id that a name in a configuration means: another tool's name is translated, an id stays as it is. */
export function ruleIdOf(name: string): string {
  return ruleAliases.get(name) ?? name;
}
