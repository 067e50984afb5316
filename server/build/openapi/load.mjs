// biome-ignore-all lint/suspicious/noThenProperty: `then` is a keyword of JSON Schema
/**
 * Reads the official schemas as lists of definitions: `definitions` by name, the `entries` that get a function of their own in
 * any case, and `nameOf` for what a `$ref` means.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { parse } from 'yaml';
import { objectType } from './names.mjs';
import { patches } from './patches.mjs';

const folder = new URL('../../schemas/openapi/', import.meta.url);
const require = createRequire(import.meta.url);

/** The objects that can be the target of a `$ref`, and so can be checked on their own. */
const parts = [
  'pathItem',
  'operation',
  'schema',
  'response',
  'parameter',
  'requestBody',
  'header',
  'example',
  'link',
  'callback',
  'securityScheme',
  'mediaType',
  'items',
  'reference',
];

/** The schema of 2.0 or 3.0, in draft-04. */
export async function loadOld(version) {
  const root = JSON.parse(await readFile(new URL(`${version}/schema.json`, folder), 'utf8'));
  const definitions = new Map();
  const names = new Map();
  for (const [name, schema] of Object.entries(root.definitions)) {
    const own = ownName(name);
    names.set(`#/definitions/${name}`, own);
    definitions.set(own, schema);
  }
  const draft = draft04();
  const { definitions: _, ...openapi } = root;
  definitions.set('openapi', openapi);
  patches[version](definitions);
  const nameOf = (reference) => {
    if (reference.startsWith('http://json-schema.org/draft-04/schema#')) {
      const path = reference.slice(reference.indexOf('#'));
      if (!definitions.has(path)) definitions.set(path, absoluteReferences(pointerAt(draft, path)));
      return path;
    }
    return names.get(reference) ?? reference;
  };
  return { name: version, definitions, nameOf, entries: entriesOf(definitions) };
}

/** The schema of 3.1 or 3.2, with Schema Objects in the dialect of that version. */
export async function loadNew(version) {
  const read = async (name) => parse(await readFile(new URL(`${version}/${name}.yaml`, folder), 'utf8'));
  const root = await read('schema');
  const meta = await read('meta');
  const { $defs, ...openapi } = root;
  const definitions = new Map([['openapi', openapi]]);
  for (const [name, schema] of Object.entries($defs)) definitions.set(ownName(name), schema);
  const dialect = mergeVocabularies('json-schema-2020-12', 'nestedSchema', meta);
  definitions.set('schemaHere', dialect.schema);
  definitions.set('schema', dispatcher('document'));
  definitions.set('nestedSchema', dispatcher('parent'));
  patches[version](definitions);
  const nameOf = (reference) => {
    if (definitions.has(reference)) return reference;
    if (reference === '#meta') return 'schema';
    if (reference.startsWith('dialect:')) {
      definitions.set(reference, dialect.resolve(reference));
      return reference;
    }
    const last = ownName(reference.slice(reference.lastIndexOf('/') + 1));
    if (reference.split('/').length > 3 && !definitions.has(last)) definitions.set(last, pointerAt(root, reference));
    return last;
  };
  return { name: version, definitions, nameOf, entries: entriesOf(definitions) };
}

/** A Schema Object is checked here only if it is in the dialect of OpenAPI: if its `$schema`, else the dialect around it, says so. */
function dispatcher(around) {
  return {
    'x-object': 'schema',
    'x-dispatcher': true,
    type: ['object', 'boolean'],
    if: { 'x-native': around },
    then: { $ref: 'schemaHere' },
    else: { 'x-foreign': true },
  };
}

/** A draft of JSON Schema, by its meta-schema. */
export function loadDialect(name) {
  if (name.startsWith('draft-')) {
    const root = name === 'draft-04' ? draft04() : require(`ajv/dist/refs/json-schema-${name}.json`);
    const definitions = new Map([['schema', { ...root, 'x-object': 'schema' }]]);
    const nameOf = (reference) => {
      if (reference === '#' || reference === 'schema') return 'schema';
      if (!definitions.has(reference)) definitions.set(reference, pointerAt(root, reference));
      return reference;
    };
    return { name, definitions, nameOf, entries: ['schema'] };
  }
  const dialect = mergeVocabularies(`json-schema-${name}`, 'schema', undefined);
  const definitions = new Map([['schema', dialect.schema]]);
  const nameOf = (reference) => {
    if (!definitions.has(reference)) definitions.set(reference, dialect.resolve(reference));
    return reference;
  };
  return { name, definitions, nameOf, entries: ['schema'] };
}

function draft04() {
  return require('ajv-draft-04/dist/refs/json-schema-draft-04.json');
}

/** All vocabularies of a dialect are one object schema: their keywords don't overlap. */
function mergeVocabularies(folderName, self, extra) {
  const root = require(`ajv/dist/refs/${folderName}/schema.json`);
  const files = new Map(root.allOf.map(({ $ref }) => [$ref, require(`ajv/dist/refs/${folderName}/${$ref}.json`)]));
  if (extra) files.set('meta/openapi', extra);
  const properties = {};
  for (const [name, file] of files) {
    for (const [key, value] of Object.entries(file.properties ?? {})) properties[key] = rebase(value, name, self);
  }
  for (const [key, value] of Object.entries(root.properties)) properties[key] = rebase(value, '', self);
  const resolve = (reference) => {
    const [file, pointer] = reference.slice('dialect:'.length).split('#');
    return rebase(pointerAt(files.get(file), `#${pointer}`), file, self);
  };
  return { schema: { type: ['object', 'boolean'], properties, 'x-object': 'schema' }, resolve };
}

/** A schema of a vocabulary with references that say which file they mean. */
function rebase(value, file, self) {
  if (Array.isArray(value)) return value.map((item) => rebase(item, file, self));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      if (key === '$dynamicRef' || key === '$recursiveRef') return ['$ref', self];
      if (key === '$ref' && typeof inner === 'string' && inner !== self) {
        return ['$ref', inner.startsWith('#') ? `dialect:${file}${inner}` : `dialect:${inner}`];
      }
      return [key, rebase(inner, file, self)];
    }),
  );
}

function absoluteReferences(value) {
  const text = JSON.stringify(value).replaceAll('"$ref":"#', '"$ref":"http://json-schema.org/draft-04/schema#');
  return JSON.parse(text);
}

function pointerAt(root, pointer) {
  return pointer
    .split('/')
    .slice(1)
    .reduce((value, step) => value?.[step], root);
}

/** The definitions keep apart what the objects' names would throw together. */
function ownName(name) {
  const type = objectType(name);
  const isVariant =
    /Parameter|fileSchema|[sS]ecurity(Scheme)?$|Flow$/.test(name) && !/^(security(Scheme)?|Parameter)$/i.test(name);
  return isVariant || (type === 'oauthFlow' && name !== 'oauthFlow') ? name : type;
}

function entriesOf(definitions) {
  return ['openapi', ...parts.filter((part) => definitions.has(part))];
}
