import type { Finding, Span } from '../finding.ts';
import type { SchemaError, Validator } from '../generated/schemas.js';
import { entryOf, toData, type YamlEntry, type YamlValue } from '../yaml/value.ts';
import { allowsType, type JsonSchema, type SchemaPath, schemaAt } from './json-schema.ts';
import { didYouMean, problem, replaceFix, shorten, suggest } from './problem.ts';
import { unknownKey } from './unknown-key.ts';

export interface SchemaCheck {
  readonly uri: string;
  readonly schema: JsonSchema;
  readonly validate: Validator;
  readonly unknownKeyRule: string;
  readonly invalidValueRule: string;
}

/** What a schema finds in a YAML file, at the smallest text, one problem for each wrong key or value. */
export function schemaProblems(check: SchemaCheck, root: YamlValue): Finding[] {
  if (check.validate(toData(root))) return [];
  const errors = (check.validate.errors ?? []).slice(0, maximumErrors);
  const problems = new Map<string, Finding>();
  for (const error of errors) {
    const found = toProblem(check, root, error, errors);
    const place = found && `${found.span.start}:${found.span.end}`;
    if (found && place !== undefined && !problems.has(place)) problems.set(place, found);
  }
  return [...problems.values()].sort((a, b) => a.span.start - b.span.start);
}

/** Of a file with more, nobody reads them all. */
const maximumErrors = 500;

interface Place {
  readonly path: SchemaPath;
  readonly value: YamlValue;
  readonly schema: JsonSchema;
  /** "`presence`", or "An item of `aliases`". */
  readonly name: string;
}

function toProblem(
  check: SchemaCheck,
  root: YamlValue,
  error: SchemaError,
  errors: readonly SchemaError[],
): Finding | undefined {
  const place = placeOf(check, root, error.instancePath);
  if (!place) return undefined;
  return problemMakers[error.keyword]?.(check, place, error, errors);
}

type ProblemMaker = (
  check: SchemaCheck,
  place: Place,
  error: SchemaError,
  errors: readonly SchemaError[],
) => Finding | undefined;

/** By JSON Schema keyword. `if` is not among them: it only repeats what its `then` has said. */
const problemMakers: Readonly<Record<string, ProblemMaker>> = {
  additionalProperties: (check, place, error) => unexpectedKey(check, place, String(error.params.additionalProperty)),
  type: wrongType,
  enum: (check, place, error) => wrongChoice(check, place, error.params.allowedValues),
  required: missingKey,
  oneOf: wrongKind,
  pattern: (check, place) => invalid(check, place, isBlank(place.value) ? 'must not be empty' : wrongName),
  minimum: (check, place, error) => invalid(check, place, `must be at least ${String(error.params.limit)}`),
  minItems: (check, place) => invalid(check, place, 'must not be empty'),
};

const wrongName = 'may have letters, digits, `.`, `_` and `-` only';

function invalid(check: SchemaCheck, place: Place, claim: string): Finding {
  return problem(check.invalidValueRule, place.value.span, `${place.name} ${claim}`);
}

function missingKey(check: SchemaCheck, place: Place, error: SchemaError): Finding | undefined {
  if (error.schemaPath.includes('/oneOf/')) return undefined;
  const message = `\`${String(error.params.missingProperty)}\` is missing`;
  return problem(check.invalidValueRule, headOf(place.value), message);
}

function unexpectedKey(check: SchemaCheck, place: Place, key: string): Finding | undefined {
  const entry = entryOf(place.value, key);
  if (!entry) return undefined;
  const keys = Object.keys(place.schema.properties ?? {});
  return unknownKey(check.unknownKeyRule, entry, { uri: check.uri, parent: place.value, keys });
}

function wrongType(check: SchemaCheck, place: Place): Finding {
  const { value, schema, name } = place;
  const types = (typeof schema.type === 'string' ? [schema.type] : (schema.type ?? [])).filter(
    (type) => type !== 'null',
  );
  const wanted = types.map((type) => typeNames[type] ?? type).join(' or ');
  const scalar = value.kind === 'scalar' ? value.value : undefined;
  const isBareText = (typeof scalar === 'number' || typeof scalar === 'boolean') && allowsType(schema, 'string');
  if (isBareText) {
    const fix = {
      title: 'Put it in quotes',
      edits: [{ uri: check.uri, span: value.span, text: `'${String(scalar)}'` }],
      isSafe: true,
    };
    return problem(
      check.invalidValueRule,
      value.span,
      `${name} must be ${wanted}: \`${String(scalar)}\` needs quotes`,
      { fixes: [fix] },
    );
  }
  return problem(check.invalidValueRule, value.span, `${name} must be ${wanted}, not ${describe(value)}`);
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: '`true` or `false`',
  array: 'a list',
  object: 'a mapping',
};

function describe(value: YamlValue): string {
  if (value.kind !== 'scalar') return value.kind === 'list' ? 'a list' : 'a mapping';
  if (value.value === null) return 'empty';
  return `\`${shorten(String(value.value))}\``;
}

function wrongChoice(check: SchemaCheck, place: Place, allowed: unknown): Finding | undefined {
  if (place.value.kind !== 'scalar' || typeof place.value.value !== 'string') return undefined;
  const choices = Array.isArray(allowed) ? allowed.map(String) : [];
  const word = place.value.value;
  const suggestion = suggest(word, choices);
  const said = suggestion === undefined ? `; it is one of ${listOf(choices)}` : didYouMean(suggestion);
  return problem(check.invalidValueRule, place.value.span, `${place.name} can't be \`${shorten(word)}\`${said}`, {
    fixes: replaceFix(check.uri, place.value.span, suggestion),
  });
}

/** A `oneOf` of ours says which keys exclude each other; one of them must be there. */
function wrongKind(
  check: SchemaCheck,
  place: Place,
  _error: SchemaError,
  errors: readonly SchemaError[],
): Finding | undefined {
  const kinds = (place.schema.oneOf ?? []).flatMap((branch) => branch.required);
  const present = entriesOf(place.value).filter((entry) => kinds.includes(entry.key));
  const second = present[1];
  if (present[0] && second) {
    const message = `\`${present[0].key}\` and \`${second.key}\` can't stand in one item; put \`${second.key}\` in an item of its own`;
    return problem(check.invalidValueRule, second.keySpan, message);
  }
  const pointer = toPointer(place.path);
  const hasOtherProblem = errors.some(
    (error) => error.instancePath === pointer && (error.keyword === 'additionalProperties' || error.keyword === 'type'),
  );
  if (hasOtherProblem) return undefined;
  return problem(
    check.invalidValueRule,
    headOf(place.value),
    `This item asks for nothing; it needs one of ${listOf(kinds)}`,
  );
}

function placeOf(check: SchemaCheck, root: YamlValue, pointer: string): Place | undefined {
  let value: YamlValue | undefined = root;
  const path: (string | number)[] = [];
  let name = 'The file';
  for (const step of fromPointer(pointer)) {
    if (value?.kind === 'list') {
      const index = Number(step);
      path.push(index);
      value = value.items[index];
      name = `An item of ${name}`;
    } else {
      path.push(step);
      value = entryOf(value, step)?.value;
      name = `\`${shorten(step)}\``;
    }
  }
  const schema = schemaAt(check.schema, path);
  return value && schema && { path, value, schema, name };
}

function entriesOf(value: YamlValue | undefined): readonly YamlEntry[] {
  return value?.kind === 'map' ? value.entries : [];
}

/** What stands for a whole mapping where a key is missing: its first key. */
function headOf(value: YamlValue): Span {
  return entriesOf(value)[0]?.keySpan ?? value.span;
}

function isBlank(value: YamlValue): boolean {
  return value.kind === 'scalar' && String(value.value).trim() === '';
}

function listOf(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(', ');
}

function fromPointer(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function toPointer(path: SchemaPath): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
