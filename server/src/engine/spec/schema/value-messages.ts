import { didYouMean, suggest } from '../../configuration/problem.ts';
import type { CompiledError } from './compiled.ts';
import { isEqual } from './is-equal.ts';
import type { SchemaProblem, SchemaProblemKind } from './problem.ts';
import { meantType } from './type-names.ts';
import { describe, describeType, joinWithOr, quote, subject, wantedTypes } from './words.ts';

type Path = SchemaProblem['path'];

/** What is wrong with a value, or with the name of a key in a map; undefined for what only repeats another error. */
export function valueProblem(error: CompiledError, path: Path): SchemaProblem | undefined {
  const own = error.schema['x-message'];
  const maker = makers[error.keyword];
  if (own === undefined || error.keyword === 'type') return maker?.(error, path);
  const { place, ...found } = placeOf(error, path);
  return { kind: kinds[error.keyword] ?? 'value', ...found, message: `${place} ${own}` };
}

const kinds: Readonly<Record<string, SchemaProblemKind>> = { pattern: 'format', format: 'format', required: 'missing' };

type Maker = (error: CompiledError, path: Path) => SchemaProblem | undefined;

/** By keyword of JSON Schema. `if`, `propertyNames` and `contains` only repeat what the schemas below them have said. */
const makers: Readonly<Record<string, Maker>> = {
  type: wrongType,
  enum: wrongChoice,
  const: (error, path) => {
    const only = describe(error.schema.const);
    return value('value', error, path, (place) => `${place} is ${describe(error.data)}; it must be ${only}`);
  },
  pattern: (error, path) =>
    value(
      'format',
      error,
      path,
      (place) => `${place} is ${describe(error.data)}; it doesn't have the form ${quote(error.schema.pattern ?? '')}`,
    ),
  format: wrongFormat,
  minimum: (error, path) => tooSmall(error, path, `at least ${error.schema.minimum}`),
  exclusiveMinimum: (error, path) => tooSmall(error, path, `greater than ${error.schema.exclusiveMinimum}`),
  minItems: (error, path) => value('value', error, path, (place) => `${place} is empty; it needs at least one item`),
  minProperties: (error, path) =>
    value('value', error, path, (place) => `${place} is empty; it needs at least one entry`),
  maxProperties: (error, path) => value('value', error, path, (place) => `${place} can have only one entry`),
  uniqueItems: repeatedItem,
};

function wrongType(error: CompiledError, path: Path): SchemaProblem {
  const list = referenceForMany(error, path);
  if (list !== undefined) {
    const message = `No reference can stand for ${quote(list.name)}, only for each of its ${list.parts}`;
    return { kind: 'reference', path: list.path, isAboutKey: true, message };
  }
  if (isReference(error.data)) {
    return value('reference', error, path, (place) => `No reference can stand for ${place}`);
  }
  const wanted = wantedTypes(error);
  // What isn't even an object is none of a certain kind.
  const title = error.schema['x-title']?.split(' with ')[0];
  const message = `${subject(path, title)} is ${describeType(error.data)}; it must be ${wanted}`;
  const found = { kind: 'type' as const, path, isAboutKey: false, message };
  const isText = error.schema.type === 'string' && (typeof error.data === 'number' || typeof error.data === 'boolean');
  return isText ? { ...found, suggestion: String(error.data) } : found;
}

function isReference(data: unknown): boolean {
  return typeof data === 'object' && data !== null && '$ref' in data && typeof data.$ref === 'string';
}

/** A `$ref` in the place of a whole list or map of objects. */
function referenceForMany(
  { data, schema }: CompiledError,
  path: Path,
): { readonly name: string; readonly parts: string; readonly path: Path } | undefined {
  const last = path.at(-1);
  const name = path.at(-2);
  if (last === '$ref' && typeof data === 'string' && typeof name === 'string') return { name, parts: 'entries', path };
  const isList = schema.type === 'array' && typeof data === 'object' && data !== null && '$ref' in data;
  return isList && typeof last === 'string' ? { name: last, parts: 'items', path: [...path, '$ref'] } : undefined;
}

function wrongChoice(error: CompiledError, path: Path): SchemaProblem {
  const choices = (error.schema.enum ?? []).map(String);
  const type = isTypeOfSchema(path) && typeof error.data === 'string' ? meantType(error.data) : undefined;
  if (type && choices.includes(type.type)) {
    const { type: suggestion, ...format } = type;
    const beside = type.format === undefined ? '' : ` with \`format: ${type.format}\``;
    const meant = `; did you mean \`${suggestion}\`${beside}?`;
    return {
      ...value('value', error, path, (place) => `${place} is ${describe(error.data)}${meant}`),
      suggestion,
      ...format,
    };
  }
  if (error.data === null && isTypeOfSchema(path) && choices.includes('null')) {
    const found = value('value', error, path, (place) => `${place} is empty; the type is written \`"null"\``);
    return { ...found, suggestion: 'null' };
  }
  const suggestion = typeof error.data === 'string' ? suggest(error.data, choices) : undefined;
  const allowed = joinWithOr(choices.map(quote));
  const rest =
    suggestion === undefined ? `; it ${choices.length === 1 ? 'must' : 'may'} be ${allowed}` : didYouMean(suggestion);
  const problem = value('value', error, path, (place) => `${place} is ${describe(error.data)}${rest}`);
  return suggestion === undefined ? problem : { ...problem, suggestion };
}

function isTypeOfSchema(path: Path): boolean {
  return path.at(-1) === 'type' || path.at(-2) === 'type';
}

function wrongFormat(error: CompiledError, path: Path): SchemaProblem | undefined {
  const format = error.schema.format ?? '';
  const wanted = formatNames[format];
  if (wanted === undefined) return undefined;
  const kind = format === 'regex' ? 'regex' : 'format';
  const { key } = error;
  if (key !== undefined && format === 'media-range' && fieldsOfMediaTypes.has(key)) {
    return value(
      kind,
      error,
      path,
      (place) => `${place} is no media type; it stands below one, such as \`application/json\``,
    );
  }
  if (key !== undefined) return value(kind, error, path, (place) => `${place} is no ${wanted}`);
  return value(kind, error, path, (place) => `${place} is ${describe(error.data)}, which is no ${wanted}`);
}

/** They are often written in the place of the media type above them. */
export const fieldsOfMediaTypes: ReadonlySet<string> = new Set(['schema', 'example', 'examples', 'encoding']);

const formatNames: Readonly<Record<string, string>> = {
  uri: 'absolute URL',
  iri: 'absolute URL',
  'uri-reference': 'URL',
  'iri-reference': 'URL',
  email: 'e-mail address',
  regex: 'regular expression',
  'media-range': 'media type',
};

function tooSmall(error: CompiledError, path: Path, limit: string): SchemaProblem {
  return value('value', error, path, (place) => `${place} is ${String(error.data)}; it must be ${limit}`);
}

function repeatedItem(error: CompiledError, path: Path): SchemaProblem | undefined {
  const items: readonly unknown[] = Array.isArray(error.data) ? error.data : [];
  const index = items.findIndex((item, at) => items.slice(0, at).some((other) => isEqual(item, other)));
  if (index === -1) return undefined;
  const item = items[index];
  const list = path.findLast((step) => typeof step === 'string');
  const what = typeof item === 'object' && item !== null ? 'The same item' : describe(item);
  const message = `${what[0]?.toUpperCase()}${what.slice(1)} stands in ${list === undefined ? 'the list' : quote(list)} twice`;
  return { kind: 'duplicate', path: [...path, index], isAboutKey: false, message };
}

function value(
  kind: SchemaProblemKind,
  error: CompiledError,
  path: Path,
  message: (place: string) => string,
): SchemaProblem {
  const { place, ...found } = placeOf(error, path);
  return { kind, ...found, message: message(place) };
}

/** An error that has a key is about the name of that key in a map. */
function placeOf(error: CompiledError, path: Path): Pick<SchemaProblem, 'path' | 'isAboutKey'> & { place: string } {
  if (error.key !== undefined) return { path: [...path, error.key], isAboutKey: true, place: quote(error.key) };
  return { path, isAboutKey: false, place: subject(path, error.schema['x-title']) };
}
