/** Made-up OpenAPI 3.0 documents: the same at every run, of any size, without an error. */
import { dump } from 'js-yaml';
import { mulberry32 } from './random.mjs';

/** Numbers of paths and schemas for documents of the sizes that people have. */
export const syntheticSizes = {
  small: { paths: 1, schemas: 2 },
  medium: { paths: 52, schemas: 53 },
  large: { paths: 2_100, schemas: 2_100 },
};

/**
 * The document as a value.
 *
 * @param {{ paths: number, schemas: number, seed?: number }} size
 */
export function syntheticSpec({ paths, schemas, seed = 1 }) {
  const write = writer(seed);
  const names = Array.from({ length: schemas }, (_, index) => `${capital(write.noun())}${index}`);
  return {
    openapi: '3.0.3',
    info: {
      title: 'Parcels',
      version: '1.0.0',
      description: write.sentences(4),
      contact: { name: 'Support', url: 'https://example.com/support', email: 'support@example.com' },
      license: { name: 'MIT', url: 'https://spdx.org/licenses/MIT' },
    },
    servers: [{ url: 'https://api.example.com/v1', description: 'The only one.' }],
    security: [{ token: [] }],
    tags: nouns.map((name) => ({ name, description: write.sentences(1) })),
    paths: Object.fromEntries(Array.from({ length: paths }, (_, index) => pathItem(write, names, index))),
    components: {
      schemas: {
        Problem: object({ code: { type: 'string', enum: ['not_found', 'expired'] }, message: { type: 'string' } }),
        ...Object.fromEntries(names.map((name) => [name, schema(write, names)])),
      },
      parameters: {
        limit: {
          name: 'limit',
          in: 'query',
          description: write.sentences(1),
          schema: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
        },
      },
      responses: {
        NotFound: {
          description: 'There is no such resource.',
          content: {
            'application/json': {
              schema: reference('schemas', 'Problem'),
              example: { code: 'not_found', message: write.sentences(1) },
            },
          },
        },
      },
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: write.sentences(2) } },
    },
  };
}

/** @param {unknown} spec */
export function asYaml(spec) {
  return dump(spec, { noRefs: true, lineWidth: 120 });
}

/** @param {unknown} spec */
export function asJson(spec) {
  return `${JSON.stringify(spec, undefined, 2)}\n`;
}

/** @typedef {ReturnType<typeof writer>} Writer */

/**
 * @param {Writer} write
 * @param {readonly string[]} names
 * @param {number} index
 */
function pathItem(write, names, index) {
  const tag = write.noun();
  const resource = `${tag}s${index}`;
  const name = names[index % names.length] ?? 'Problem';
  const body = { 'application/json': { schema: reference('schemas', name) } };
  const common = (/** @type {string} */ verb) => ({
    operationId: `${verb}${capital(resource)}`,
    summary: `${capital(verb)} ${resource}`,
    description: write.sentences(2 + write.number(3)),
    tags: [tag],
  });
  const id = { name: 'id', in: 'path', required: true, description: write.sentences(1), schema: { type: 'string' } };
  const notFound = reference('responses', 'NotFound');
  return [
    `/${resource}/{id}`,
    {
      parameters: [id],
      get: {
        ...common('get'),
        parameters: [
          reference('parameters', 'limit'),
          ...Array.from({ length: write.number(3) }, (_, at) => queryParameter(write, `filter${at}`)),
        ],
        responses: { 200: { description: 'The resource.', content: body }, '4XX': notFound, default: notFound },
      },
      put: {
        ...common('replace'),
        requestBody: { required: true, description: write.sentences(1), content: body },
        responses: { 200: { description: 'What it is now.', content: body }, '4XX': notFound, default: notFound },
      },
      delete: { ...common('remove'), responses: { 204: { description: 'It is gone.' }, '4XX': notFound } },
    },
  ];
}

/**
 * @param {Writer} write
 * @param {string} name
 */
function queryParameter(write, name) {
  return {
    name,
    in: 'query',
    description: write.sentences(1),
    schema: { type: 'string', enum: [write.noun(), 'all'] },
    example: 'all',
  };
}

/**
 * @param {Writer} write
 * @param {readonly string[]} names
 */
function schema(write, names) {
  const properties = Array.from({ length: 4 + write.number(8) }, (_, index) => [
    `${write.noun()}_${index}`,
    property(write, names),
  ]);
  return { ...object(Object.fromEntries(properties)), description: write.sentences(1) };
}

/**
 * @param {Writer} write
 * @param {readonly string[]} names
 */
function property(write, names) {
  const description = write.sentences(1);
  const other = reference('schemas', names[write.number(names.length)] ?? 'Problem');
  const kinds = [
    { type: 'string', description, example: write.noun() },
    { type: 'string', format: 'date-time', description, example: '2024-05-06T07:08:09Z' },
    { type: 'integer', description, minimum: 0, example: write.number(1000) },
    { type: 'array', description, items: other },
    { description, allOf: [other] },
    { type: 'string', description, enum: ['open', 'closed'] },
  ];
  return kinds[write.number(kinds.length)];
}

/**
 * Schemas that required each other would have no end.
 *
 * @param {Record<string, object | undefined>} properties
 */
function object(properties) {
  const plain = Object.entries(properties).filter(([, schema]) => schema && 'type' in schema && !('items' in schema));
  const required = plain.slice(0, 2).map(([name]) => name);
  return required.length > 0 ? { type: 'object', required, properties } : { type: 'object', properties };
}

/**
 * @param {string} kind
 * @param {string} name
 */
function reference(kind, name) {
  return { $ref: `#/components/${kind}/${name}` };
}

/** @param {number} seed */
function writer(seed) {
  const random = mulberry32(seed);
  const number = (/** @type {number} */ below) => Math.floor(random() * below);
  const one = (/** @type {readonly string[]} */ words) => words[number(words.length)] ?? '';
  const sentence = () => `${capital(Array.from({ length: 7 + number(9) }, () => one(words)).join(' '))}.`;
  return {
    number,
    noun: () => one(nouns),
    sentences: (/** @type {number} */ count) => Array.from({ length: count }, sentence).join(' '),
  };
}

const nouns = ['parcel', 'locker', 'courier', 'depot', 'route', 'pallet', 'invoice', 'customer', 'shelf', 'scanner'];
const words = [...nouns, 'the', 'every', 'near', 'open', 'late', 'keeps', 'moves', 'sends', 'waits', 'before', 'after'];

/** @param {string} text */
function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
