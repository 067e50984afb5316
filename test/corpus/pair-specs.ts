import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import type { Endpoint } from '#engine/endpoints/endpoint.ts';
import { coversPath, type EndpointPath, readPath } from '#engine/endpoints/path.ts';

/** An operation of the specs of a pair; what several of them say of it together. */
export interface SpecOperation {
  readonly method: string;
  readonly paths: readonly EndpointPath[];
  /** `GET /users/{id}`. */
  readonly name: string;
  /** But for those of the path, which have their places and perhaps other names. */
  readonly parameters: ReadonlySet<string>;
  /** The properties of the request's body, one level deep, and the fields of a form. */
  readonly bodyProperties: ReadonlySet<string>;
  readonly statuses: ReadonlySet<string>;
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** The operations of every OpenAPI document, or part of one, in a folder; each once. */
export function readOperations(folder: string): SpecOperation[] {
  const operations = new Map<string, SpecOperation>();
  const reader = new Reader();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(?:ya?ml|json)$/.test(entry.name)) continue;
    const file = join(entry.parentPath, entry.name);
    if (!/^["']?paths["']?:|"paths"\s*:/m.test(readFileSync(file, 'utf8'))) continue;
    const paths = reader.read(file).paths;
    for (const [template, item] of Object.entries(isMap(paths) ? paths : {})) {
      const place = reader.resolve({ value: item, file });
      const fields = asMap(place.value);
      for (const method of methods.filter((name) => fields[name] !== undefined)) {
        const name = `${method.toUpperCase()} ${template}`;
        const known = operations.get(name);
        const read = reader.readOperation(place, method);
        operations.set(name, {
          method: method.toUpperCase(),
          name,
          paths: [readPath(template)],
          parameters: union(known?.parameters, read.parameters),
          bodyProperties: union(known?.bodyProperties, read.bodyProperties),
          statuses: union(known?.statuses, read.statuses),
        });
      }
    }
  }
  return [...operations.values()];
}

/** The path of a spec with or without its server's, and of the docs with or without a prefix of their own. */
export function isOf({ method, path }: Endpoint, operation: SpecOperation): boolean {
  return method === operation.method && operation.paths.some((own) => endsAlike(own, path));
}

/**
 * The operations that are an endpoint's own: with parameters where it has parameters, and the same words otherwise, but for a prefix. Words or values in the place of a parameter make another.
 */
export function ownOperations(endpoint: Endpoint, operations: readonly SpecOperation[]): readonly SpecOperation[] {
  const alike = operations
    .filter((operation) => isOf(endpoint, operation))
    .flatMap((operation) => {
      const [path] = operation.paths;
      const shared = path && sharedSegments(path, endpoint.path);
      return shared === undefined ? [] : [{ operation, shared }];
    });
  const most = Math.max(0, ...alike.map(({ shared }) => shared));
  return alike.filter(({ shared }) => shared === most).map(({ operation }) => operation);
}

/** How many segments two paths have in common, from their ends; undefined where one has words that the other lacks in the same place. */
function sharedSegments(own: EndpointPath, path: EndpointPath): number | undefined {
  const [a, b] = [own.segments, path.segments].map((segments) =>
    segments.filter(({ text }) => text !== '').toReversed(),
  );
  if (!a || !b) return undefined;
  const length = Math.min(a.length, b.length);
  const [longer, prefix] = a.length > b.length ? [a, a.slice(length)] : [b, b.slice(length)];
  const isVersion = prefix.every(
    ({ text, parameters }) => parameters.length === 0 && /^(?:v?\d[\d.]*|api|rest|beta)$/.test(text),
  );
  if (!isVersion && longer.length > length) return undefined;
  const isSame = a.slice(0, length).every(({ text, parameters }, index) => {
    const other = b[index];
    return parameters.length === other?.parameters.length && (parameters.length > 0 || text === other.text);
  });
  return isSame ? length : undefined;
}

function endsAlike(own: EndpointPath, path: EndpointPath): boolean {
  const [a, b] = [own.segments, path.segments].map((segments) => segments.filter(({ text }) => text !== ''));
  if (!a || !b) return false;
  const length = Math.min(a.length, b.length);
  if (Math.abs(a.length - b.length) > 2 || (length === 0 && a.length !== b.length)) return false;
  const [tail, other] = [a.slice(a.length - length), b.slice(b.length - length)];
  const isSame =
    length > 0 && tail.some(({ text, parameters }, index) => parameters.length === 0 && text === other[index]?.text);
  const compared = [
    { ...own, segments: tail },
    { ...path, segments: other },
  ] as const;
  return (isSame || length === 0) && (coversPath(compared[0], compared[1]) || coversPath(compared[1], compared[0]));
}

type Values = Readonly<Record<string, unknown>>;

interface Place {
  readonly value: unknown;
  /** The file in which it stands, to which its references are relative. */
  readonly file: string;
}

/** Reads files once, and follows references between them. */
class Reader {
  readonly #files = new Map<string, Values>();

  read(file: string): Values {
    const known = this.#files.get(file);
    if (known) return known;
    const text = readFileSync(file, 'utf8');
    const value: unknown = file.endsWith('.json')
      ? JSON.parse(text)
      : parse(text, { logLevel: 'silent', maxAliasCount: -1 });
    const values = asMap(value);
    this.#files.set(file, values);
    return values;
  }

  resolve({ value, file }: Place): Place {
    let place: Place = { value, file };
    for (let count = 0; count < mostReferences; count++) {
      const reference = asMap(place.value).$ref;
      if (typeof reference !== 'string') return place;
      const [name = '', pointer = ''] = reference.split('#');
      const target: string = name === '' ? place.file : join(dirname(place.file), name);
      let found: unknown = this.read(target);
      for (const token of pointer.split('/').filter((one) => one !== ''))
        found = asMap(found)[decodeURIComponent(token.replaceAll('~1', '/').replaceAll('~0', '~'))];
      place = { value: found, file: target };
    }
    return place;
  }

  readOperation(item: Place, method: string): Pick<SpecOperation, 'parameters' | 'bodyProperties' | 'statuses'> {
    const operation = this.resolve({ value: asMap(item.value)[method], file: item.file });
    const parameters = new Set<string>();
    const bodyProperties = new Set<string>();
    for (const holder of [item, operation]) {
      for (const one of asList(asMap(holder.value).parameters)) {
        const place = this.resolve({ value: one, file: holder.file });
        const { name, in: where, schema } = asMap(place.value);
        if (where === 'body') this.#addProperties({ value: schema, file: place.file }, bodyProperties);
        else if (where === 'formData' && typeof name === 'string') bodyProperties.add(name);
        else if (typeof name === 'string' && where !== 'path') parameters.add(name);
      }
    }
    const body = this.resolve({ value: asMap(operation.value).requestBody, file: operation.file });
    for (const media of Object.values(asMap(asMap(body.value).content)))
      this.#addProperties({ value: asMap(media).schema, file: body.file }, bodyProperties);
    return { parameters, bodyProperties, statuses: new Set(Object.keys(asMap(asMap(operation.value).responses))) };
  }

  #addProperties(schema: Place, names: Set<string>, depth = 0): void {
    if (depth > mostReferences) return;
    const { value, file } = this.resolve(schema);
    const fields = asMap(value);
    for (const name of Object.keys(asMap(fields.properties))) names.add(name);
    for (const key of ['allOf', 'oneOf', 'anyOf'])
      for (const one of asList(fields[key])) this.#addProperties({ value: one, file }, names, depth + 1);
    if (fields.items) this.#addProperties({ value: fields.items, file }, names, depth + 1);
  }
}

/** No description goes deeper. */
const mostReferences = 20;

function isMap(value: unknown): value is Values {
  return typeof value === 'object' && value !== null;
}

function asMap(value: unknown): Values {
  return isMap(value) ? value : {};
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function union(a: ReadonlySet<string> | undefined, b: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...(a ?? []), ...b]);
}
