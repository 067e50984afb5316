/** Where JSON Schema 2020-12 explains a keyword, if a section there has its name. */
export function jsonSchemaUrl(keyword: string): string | undefined {
  const page = pages.find(({ keywords }) => keywords.has(keyword));
  return page && `${page.url}#name-${keyword.toLowerCase()}`;
}

const pages = [
  {
    url: 'https://json-schema.org/draft/2020-12/json-schema-core',
    keywords: wordsOf(`allOf anyOf oneOf not if then else dependentSchemas prefixItems items contains properties
      patternProperties additionalProperties propertyNames unevaluatedItems unevaluatedProperties`),
  },
  {
    url: 'https://json-schema.org/draft/2020-12/json-schema-validation',
    keywords: wordsOf(`type enum const multipleOf maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength
      pattern maxItems minItems uniqueItems maxContains minContains maxProperties minProperties required
      dependentRequired contentEncoding contentMediaType contentSchema default deprecated examples`),
  },
];

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/));
}
