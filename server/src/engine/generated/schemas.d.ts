/** Functions that Ajv compiled from `server/schemas` at build time; `schemas.js` is made by `server/build/schemas.mjs`. */
export interface SchemaError {
  /** A JSON pointer into the document. */
  readonly instancePath: string;
  /** A JSON pointer into the schema, to the keyword that failed. */
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

export interface Validator {
  (data: unknown): boolean;
  /** Of the last call. */
  readonly errors?: readonly SchemaError[] | null;
}

export const isContract: Validator;
export const isConfiguration: Validator;
