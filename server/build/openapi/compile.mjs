/** Compiles simplified definitions to the text of a module whose one function makes the validators. */
import { _, Ajv } from 'ajv';
import { and, getProperty } from 'ajv/dist/compile/codegen/index.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { replaceProperties } from './fields.mjs';

export function compile(name, definitions, entries) {
  const ajv = new Ajv({
    // `minContains` and `maxContains`; nothing keeps account of what is evaluated, as the drafts that know them would.
    next: true,
    allErrors: true,
    verbose: true,
    messages: false,
    strict: false,
    inlineRefs: false,
    validateSchema: false,
    addUsedSchema: false,
    code: { source: true, esm: true, lines: false, formats: _`helpers.formats`, optimize: 2 },
  });
  for (const format of ['uri', 'uri-reference', 'iri', 'iri-reference', 'email', 'regex', 'media-range']) {
    ajv.addFormat(format, { validate: () => true });
  }
  replaceProperties(ajv);
  addKeywords(ajv);
  const id = (definition) => `oas:${name}/${encodeURIComponent(definition)}`;
  for (const [definition, schema] of definitions) ajv.addSchema({ $id: id(definition), ...withIds(schema, id) });
  const code = standaloneCode.default(ajv, Object.fromEntries(entries.map((entry) => [entry, id(entry)])));
  return asFunction(code);
}

/** References by name become references by id. */
function withIds(value, id) {
  if (Array.isArray(value)) return value.map((item) => withIds(item, id));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) =>
      key === '$ref' && typeof inner === 'string' ? [key, id(inner)] : [key, withIds(inner, id)],
    ),
  );
}

function addKeywords(ajv) {
  ajv.addVocabulary(['x-title', 'x-object', 'x-message', 'x-because']);
  const isMissing = (data, key) => _`${data}${getProperty(key)} === undefined`;
  const isThere = (data, key) => _`${data}${getProperty(key)} !== undefined`;
  ajv.addKeyword({
    keyword: 'x-needs-one-of',
    type: 'object',
    error: { message: '' },
    code: (context) => context.fail(and(...context.schema.map((key) => isMissing(context.data, key)))),
  });
  ajv.addKeyword({
    keyword: 'x-excludes',
    type: 'object',
    error: { message: '' },
    code: (context) => {
      const pairs = context.schema.map((keys) => and(...keys.map((key) => isThere(context.data, key))));
      context.fail(pairs.reduce((any, pair) => _`${any} || (${pair})`, _`false`));
    },
  });
  ajv.addKeyword({ keyword: 'x-only', error: { message: '' }, code: (context) => context.fail(_`true`) });
  ajv.addKeyword({ keyword: 'x-foreign', error: { message: '' }, code: (context) => context.fail(_`true`) });
  ajv.addKeyword({
    keyword: 'x-native',
    error: { message: '' },
    code: (context) => context.fail(_`!helpers.isNative(${context.data}, ${context.schema})`),
  });
}

/** The code in one function: an engine reads its body when it is called, and so only that of the versions in use. */
function asFunction(code) {
  const exported = [];
  const body = shorten(code)
    .replace(/^"use strict";/, '')
    .replace(/export const (\S+) = (\S+);/g, (_all, name, value) => {
      exported.push(`${name}: ${value}`);
      return '';
    })
    .replace(/export default [^;]*;/, '')
    .replaceAll('require("ajv/dist/runtime/equal").default', 'helpers.isEqual');
  if (/\brequire\(|\bexport\b|\bimport\b/.test(body)) {
    throw new Error('The compiled code needs a module of Ajv that nothing here gives it');
  }
  return `export function makeValidators(helpers) {\n${fail}${body}\nreturn { ${exported.join(', ')} };\n}\n`;
}

const fail = `function fail(errors, path, keyword, schema, data, key) {
const error = { path, keyword, schema, data, key };
if (errors === null) return [error];
errors.push(error);
return errors;
}
`;

/**
 * Ajv writes out every error as an object of eight properties, escapes each key on the way to it, and passes on what these
 * schemas don't need: without that, the code is half as long and twice as fast. A path has U+0000 before each key.
 */
function shorten(code) {
  const short = code
    .replace(/\/\*# sourceURL=.*?\*\/\s*;?/g, '')
    .replace(/, \{instancePath="", parentData, parentDataProperty, rootData=data\}=\{\}\)/g, ', instancePath = "")')
    .replace(/, \{instancePath(?::(.*?))?,parentData[^{}]*\}\)/g, (_all, path) => `, ${pathOf(path)})`)
    .replace(
      /const (err\d+) = \{instancePath(?::((?:(?!schemaPath).)*?))?,schemaPath:"[^"]*",keyword:"([^"]+)",params:\{(.*?)\},schema:(?:(?!parentSchema).)*?,parentSchema:([^,]+),data(?::([^,}]+))?(?:,propertyName:([^,}]+))?\};(?:if\(vErrors === null\)\{vErrors = \[\1\];\}else \{vErrors\.push\(\1\);\}errors\+\+;)/g,
      (_all, _name, path, keyword, params, schema, data, propertyName) => {
        const key =
          /(?:additionalProperty|missingProperty|propertyName): ?("[^"]*"|[^,}]+)/.exec(params)?.[1] ?? propertyName;
        const name = keyword === 'properties' ? 'additionalProperties' : keyword;
        const details = [pathOf(path), `"${name}"`, schema, data ?? 'data', ...(key ? [key] : [])];
        return `vErrors = fail(vErrors, ${details.join(', ')});errors++;`;
      },
    )
    // A condition needs no errors, only their number.
    .replace(
      /const (err\d+) = \{\};if\(vErrors === null\)\{vErrors = \[\1\];\}else \{vErrors\.push\(\1\);\}errors\+\+;/g,
      'errors++;',
    );
  const rest = /const err\d+|\bfunc\d+\.call|schemaPath|parentData|instancePath:|\bevaluated\d/.exec(short);
  if (rest)
    throw new Error(`Ajv's code has another form: ${short.slice(Math.max(0, rest.index - 200), rest.index + 400)}`);
  return short;
}

function pathOf(expression) {
  if (expression === undefined) return 'instancePath';
  return expression.replace(/\.replace\(\/~\/g, ?"~0"\)\.replace\(\/\\\/\/g, ?"~1"\)/g, '').replaceAll('/', '\\u0000');
}
