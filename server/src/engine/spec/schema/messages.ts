import { didYouMean, suggest } from '../../configuration/problem.ts';
import type { SpecVersion } from '../grammar/grammar.ts';
import type { CompiledError } from './compiled.ts';
import { otherVersions } from './known-fields.ts';
import type { SchemaProblem } from './problem.ts';
import { fieldsOfMediaTypes, valueProblem } from './value-messages.ts';
import { article, joinWithOr, quote, subject } from './words.ts';

export interface Failure {
  readonly version: SpecVersion;
  readonly value: unknown;
  readonly errors: readonly CompiledError[];
}

/** One problem for each divergence: what only follows from another mistake in the same object is left out. */
export function toProblems(failure: Failure): readonly SchemaProblem[] {
  const mistakes = mistakesByObject(failure);
  const problems = new Map<string, SchemaProblem>();
  const misplaced = misplacedFields(failure);
  for (const error of [...failure.errors].sort((a, b) => rank(a) - rank(b))) {
    if (misplaced.some((path) => error.path === path || error.path.startsWith(`${path}\u0000`))) continue;
    for (const problem of problemsOf(failure, error, mistakes)) {
      const place = `${problem.isAboutKey} ${problem.kind === 'missing' ? problem.message : ''} ${JSON.stringify(problem.path)}`;
      if (!problems.has(place)) problems.set(place, problem);
    }
  }
  return [...problems.values()];
}

/** A media type's fields that stand in its place: they aren't to be checked as one. */
function misplacedFields({ errors }: Failure): readonly string[] {
  return errors.flatMap(({ schema, path, key }) =>
    schema.format === 'media-range' && key !== undefined && fieldsOfMediaTypes.has(key) ? [`${path}\u0000${key}`] : [],
  );
}

/** Of several things that are wrong with one value, the first is told. */
function rank({ keyword }: CompiledError): number {
  const index = ['type', 'required', 'additionalProperties', 'enum', 'const'].indexOf(keyword);
  return index === -1 ? 9 : index;
}

/** What other rules of the same object stumble over. */
interface Mistakes {
  /** Keys that unknown keys were meant to be. */
  readonly meant: Set<string>;
  readonly missing: Set<string>;
  /** Keys whose value is wrong. */
  readonly wrong: Set<string>;
  /** A reference where none can stand: nothing else is to be asked of it. */
  isReference: boolean;
}

type MistakesByObject = ReadonlyMap<string, Mistakes>;

function mistakesByObject({ errors }: Failure): MistakesByObject {
  const all = new Map<string, Mistakes>();
  const at = (path: string): Mistakes => {
    const known = all.get(path);
    if (known) return known;
    const mistakes = {
      meant: new Set<string>(),
      missing: new Set<string>(),
      wrong: new Set<string>(),
      isReference: false,
    };
    all.set(path, mistakes);
    return mistakes;
  };
  for (const error of errors) {
    const { keyword, path, key } = error;
    if (keyword === 'additionalProperties') {
      const meant = meantKey(error);
      if (meant !== undefined) at(path).meant.add(meant);
      if (key === '$ref' && error.schema['x-object'] !== 'openapi') at(path).isReference = true;
    } else if (keyword === 'required' && key !== undefined) at(path).missing.add(key);
    else if (keyword === 'type' || keyword === 'enum' || keyword === 'const') {
      const end = path.lastIndexOf('\u0000');
      if (end !== -1) at(path.slice(0, end)).wrong.add(path.slice(end + 1));
    }
  }
  return all;
}

function problemsOf(failure: Failure, error: CompiledError, all: MistakesByObject): readonly SchemaProblem[] {
  const path = toPath(failure.value, error.path);
  const mistakes = all.get(error.path);
  if (mistakes?.isReference) return error.key === '$ref' ? [unexpectedReference(error, path)] : [];
  if (error.keyword === 'required') return mistakes?.meant.has(error.key ?? '') ? [] : [missingKey(error, path)];
  if (error.keyword === 'additionalProperties') return [unknownKey(failure, error, path)];
  if (error.keyword === 'x-needs-one-of') {
    const keys = error.schema['x-needs-one-of'] ?? [];
    const isFollow = keys.some((key) => mistakes?.meant.has(key) || mistakes?.missing.has(key));
    return isFollow ? [] : [missingChoice(error, path, keys)];
  }
  if (error.keyword === 'x-excludes') return excludedKeys(error, path);
  if (error.keyword === 'x-only') {
    const parent = all.get(error.path.slice(0, error.path.lastIndexOf('\u0000')));
    return isConditionBroken(failure, error, parent) ? [] : [misplacedKey(error, path)];
  }
  const problem = valueProblem(error, path);
  return problem ? [problem] : [];
}

function unexpectedReference(error: CompiledError, path: SchemaProblem['path']): SchemaProblem {
  const message = `No reference can stand for ${article(error.schema['x-title'] ?? 'object')}`;
  return { kind: 'reference', path: [...path, '$ref'], isAboutKey: true, message };
}

function missingKey(error: CompiledError, path: SchemaProblem['path']): SchemaProblem {
  const key = error.key ?? '';
  const place = subject(path, error.schema['x-title']);
  const own = error.schema.properties?.[key];
  const isAlwaysTrue = typeof own === 'object' && (own.const === true || own.enum?.[0] === true);
  const because = error.schema['x-because'];
  const missing = isAlwaysTrue ? `\`${key}: true\`` : quote(key);
  const message = `${place} is missing ${missing}${because === undefined ? '' : `, which ${because} needs`}`;
  return { kind: 'missing', path, isAboutKey: false, message, missing: [key] };
}

function missingChoice(error: CompiledError, path: SchemaProblem['path'], keys: readonly string[]): SchemaProblem {
  const place = subject(path, error.schema['x-title']);
  const message = `${place} is missing ${joinWithOr(keys.map(quote))}`;
  return { kind: 'missing', path, isAboutKey: false, message, missing: keys };
}

function unknownKey(failure: Failure, error: CompiledError, path: SchemaProblem['path']): SchemaProblem {
  const key = error.key ?? '';
  const found = { kind: 'unknown-key' as const, path: [...path, key], isAboutKey: true };
  const type = error.schema['x-object'];
  if (type === 'paths') {
    return { ...found, message: `${quote(key)} is no path: a path begins with \`/\``, suggestion: `/${key}` };
  }
  const title = article(error.schema['x-title'] ?? 'object');
  const meant = meantKey(error);
  const suggestion = meant === undefined ? {} : { suggestion: meant };
  const versions = otherVersions(failure.version, type, key);
  if (versions !== undefined) {
    const [plainTitle] = title.split(' with ');
    const isNeeded = meant !== undefined && error.schema.required?.includes(meant);
    const message = `${quote(key)} is a field of ${plainTitle} in ${versions}, not in ${failure.version}`;
    return isNeeded ? { ...found, message: message + didYouMean(meant), ...suggestion } : { ...found, message };
  }
  if (type === 'responses') {
    const ranges = failure.version === '2.0' ? '' : ', a range such as `4XX`,';
    const [code] = /[1-5]\d\d/.exec(key) ?? [];
    if (code !== undefined && key.replaceAll(/\W/g, '') === code) {
      return { ...found, message: `${quote(key)} is no status code${didYouMean(code)}`, suggestion: code };
    }
    const wildcard = key.toUpperCase();
    if (failure.version !== '2.0' && /^[1-5]XX$/.test(wildcard)) {
      const message = `${quote(key)} is no range of status codes${didYouMean(wildcard)}`;
      return { ...found, message, suggestion: wildcard };
    }
    const message = `${quote(key)} is no status code: a response is named by a code such as \`404\`${ranges} or by \`default\``;
    return { ...found, message, ...suggestion };
  }
  return { ...found, message: `${quote(key)} is no field of ${title}${didYouMean(meant)}`, ...suggestion };
}

/** The field that an unknown key stands for, of those that aren't there. */
function meantKey({ schema, data, key }: CompiledError): string | undefined {
  const present = typeof data === 'object' && data !== null ? data : {};
  const candidates = Object.keys(schema.properties ?? {}).filter((name) => !Object.hasOwn(present, name));
  if (key === 'swagger' && candidates.includes('openapi')) return 'openapi';
  return suggest(key ?? '', candidates);
}

function excludedKeys(error: CompiledError, path: SchemaProblem['path']): readonly SchemaProblem[] {
  const { data } = error;
  if (typeof data !== 'object' || data === null) return [];
  const keys = Object.keys(data);
  const pairs = (error.schema['x-excludes'] ?? []).filter((pair) => pair.every((key) => keys.includes(key)));
  return pairs.map((pair) => {
    const [first = '', second = ''] = [...pair].sort((a, b) => keys.indexOf(a) - keys.indexOf(b));
    const message = `${quote(second)} can't stand beside ${quote(first)}`;
    return { kind: 'misplaced-key', path: [...path, second], isAboutKey: true, message, beside: first };
  });
}

function misplacedKey(error: CompiledError, path: SchemaProblem['path']): SchemaProblem {
  const key = String(path.at(-1) ?? '');
  const message = `${quote(key)} can stand only ${error.schema['x-only']?.words ?? 'elsewhere'}`;
  return { kind: 'misplaced-key', path, isAboutKey: true, message };
}

/** Whether a key that the condition asks about is itself wrong: then nobody knows whether the condition holds. */
function isConditionBroken(failure: Failure, error: CompiledError, mistakes: Mistakes | undefined): boolean {
  const keys = error.schema['x-only']?.keys ?? [];
  if (mistakes && keys.some((key) => mistakes.meant.has(key) || mistakes.missing.has(key) || mistakes.wrong.has(key))) {
    return true;
  }
  const parent = error.path.slice(0, error.path.lastIndexOf('\u0000'));
  return failure.errors.some(
    (other) =>
      other.keyword === 'x-needs-one-of' &&
      other.path === parent &&
      other.schema['x-needs-one-of']?.some((key) => keys.includes(key)),
  );
}

/** Keys and indexes; an index is one where the value has a list. */
function toPath(value: unknown, path: string): (string | number)[] {
  let here: unknown = value;
  return path
    .split('\u0000')
    .slice(1)
    .map((key) => {
      if (Array.isArray(here)) {
        here = here[Number(key)];
        return Number(key);
      }
      here = typeof here === 'object' && here !== null ? Object.getOwnPropertyDescriptor(here, key)?.value : undefined;
      return key;
    });
}
