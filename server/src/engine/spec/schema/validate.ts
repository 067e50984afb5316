import type { ObjectType, SpecVersion } from '../grammar/grammar.ts';
import type { CompiledError, CompiledValidator } from './compiled.ts';
import { namedDialect } from './dialects.ts';
import { toProblems } from './messages.ts';
import type { SchemaProblem } from './problem.ts';
import { dialectValidator, versionValidators } from './validators.ts';

export type { SchemaProblem, SchemaProblemKind } from './problem.ts';

export interface SchemaOptions {
  /** The URI of the dialect of Schema Objects that name none (`jsonSchemaDialect`), in 3.1 and 3.2; that of OpenAPI without it. */
  readonly dialect?: string | undefined;
}

/**
 * What in an object doesn't follow the official schema of the version. The objects inside are checked with it; where one is
 * checked on its own, an empty object takes its place. A Reference Object may stand for the object where the specification
 * lets it. A key whose value is undefined counts as being there. Without a schema for that type of object in that version there are no problems.
 */
export function schemaProblems(
  version: SpecVersion,
  type: ObjectType,
  value: unknown,
  { dialect }: SchemaOptions = {},
): readonly SchemaProblem[] {
  const validate = isReference(version, type, value)
    ? versionValidators(version, dialect).reference
    : versionValidators(version, dialect)[type];
  if (!validate) return [];
  const errors = errorsOf(validate, value);
  if (errors.length === 0) return [];
  return toProblems({ version, value, errors: errors.flatMap((error) => withForeign(error, dialect)) });
}

/** The objects that say themselves what a `$ref` in them means, or can't be referred to. */
const withoutReference: ReadonlySet<ObjectType> = new Set(['openapi', 'pathItem', 'operation', 'items']);

function isReference(version: SpecVersion, type: ObjectType, value: unknown): boolean {
  if (withoutReference.has(type) || (type === 'schema' && version !== '3.0')) return false;
  if (type === 'securityScheme' && version === '2.0') return false;
  return typeof value === 'object' && value !== null && '$ref' in value;
}

/** Of a value with more, nobody reads them all. */
const maximumErrors = 500;

function errorsOf(validate: CompiledValidator, value: unknown): readonly CompiledError[] {
  return validate(value) ? [] : (validate.errors ?? []).slice(0, maximumErrors);
}

/** Schema Objects of another dialect are left to the meta-schema of that dialect. */
function withForeign(error: CompiledError, dialect: string | undefined): readonly CompiledError[] {
  if (error.keyword !== 'x-foreign') return [error];
  const uri = namedDialect(error.data) ?? dialect;
  const validate = uri === undefined ? undefined : dialectValidator(uri);
  if (!validate) return [];
  return errorsOf(validate, error.data).map((inner) => ({ ...inner, path: error.path + inner.path }));
}
