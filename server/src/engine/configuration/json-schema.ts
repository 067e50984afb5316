/** The part of JSON Schema that our own schemas use. `x-…` members are for completion and hover. */
export interface JsonSchema {
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: boolean | JsonSchema;
  readonly items?: JsonSchema;
  readonly minimum?: number;
  readonly default?: unknown;
  readonly oneOf?: readonly { readonly required: readonly string[] }[];
  readonly then?: JsonSchema;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  /** Where the values come from: contract ids, or section ids. */
  readonly 'x-values'?: string;
  readonly 'x-values-described'?: Readonly<Record<string, string>>;
  /** The value is a pattern in RE2's syntax. */
  readonly 'x-pattern'?: boolean;
  /** Where the keys come from: rule ids. */
  readonly 'x-keys'?: string;
}

export type SchemaPath = readonly (string | number)[];

/** The schema of the value at a path; undefined below an unknown key. */
export function schemaAt(root: JsonSchema, path: SchemaPath): JsonSchema | undefined {
  let schema: JsonSchema | undefined = root;
  for (const step of path) {
    if (!schema) return undefined;
    schema = schemaBelow(root, schema, step);
  }
  return schema;
}

/** The schema of an item, or of a key's value. */
export function schemaBelow(root: JsonSchema, schema: JsonSchema, step: string | number): JsonSchema | undefined {
  return resolve(root, typeof step === 'number' ? schema.items : childSchema(schema, step));
}

/** The schema with its `$ref` followed; a description beside the `$ref` wins. */
export function resolve(root: JsonSchema, schema: JsonSchema | undefined): JsonSchema | undefined {
  if (!schema?.$ref) return schema;
  const target = root.$defs?.[schema.$ref.replace('#/$defs/', '')];
  return target && { ...target, ...schema };
}

/** Whether a value of this JSON type is allowed. */
export function allowsType(schema: JsonSchema, type: string): boolean {
  return (
    schema.type === undefined || (typeof schema.type === 'string' ? schema.type === type : schema.type.includes(type))
  );
}

/** With what holds for the items of a list, where one alone may stand for it: `extends: api-docs` is `extends: [api-docs]`. */
export function elementSchema(root: JsonSchema, schema: JsonSchema): JsonSchema {
  const items = allowsType(schema, 'array') ? resolve(root, schema.items) : undefined;
  return items ? { ...items, ...schema } : schema;
}

function childSchema(schema: JsonSchema, key: string): JsonSchema | undefined {
  const own = schema.properties && Object.hasOwn(schema.properties, key) ? schema.properties[key] : undefined;
  if (own) return own;
  return typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined;
}
