/** What Ajv's compiled code says of one thing that is wrong. */
export interface CompiledError {
  /** The keys from the checked value down to the wrong one, each after a U+0000. */
  readonly path: string;
  readonly keyword: string;
  /** The schema that has the keyword. */
  readonly schema: CompiledSchema;
  readonly data: unknown;
  /** The key that is missing, unknown or misnamed. */
  readonly key?: string;
}

/** The parts of a schema that messages are made from. */
export interface CompiledSchema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly required?: readonly string[];
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly properties?: Readonly<Record<string, CompiledSchema | boolean>>;
  /** "Parameter Object with `in: body`". */
  readonly 'x-title'?: string;
  readonly 'x-object'?: string;
  /** What in the object makes the rule apply: "`in: path`". */
  readonly 'x-because'?: string;
  /** What is wrong where the schema isn't met, as the rest of a sentence whose subject is the value. */
  readonly 'x-message'?: string;
  readonly 'x-needs-one-of'?: readonly string[];
  readonly 'x-excludes'?: readonly (readonly string[])[];
  readonly 'x-only'?: { readonly words: string; readonly keys: readonly string[] };
}

export interface CompiledValidator {
  (value: unknown): boolean;
  /** Of the last call. */
  readonly errors?: readonly CompiledError[] | null;
}

/** What the compiled code asks its host for. */
export interface Helpers {
  readonly formats: Readonly<Record<string, { validate(text: string): boolean }>>;
  isEqual(one: unknown, other: unknown): boolean;
  /** Whether a Schema Object is in the dialect of OpenAPI; `around` says whether the document or another schema is around it. */
  isNative(schema: unknown, around: 'document' | 'parent'): boolean;
}

/** By type of object. */
export type CompiledValidators = Readonly<Partial<Record<string, CompiledValidator>>>;

/** Each version's compiled code is one function, so that an engine reads only the code of the versions in use. */
export type MakeValidators = (helpers: Helpers) => CompiledValidators;
