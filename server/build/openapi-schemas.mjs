/** Compiles the official schemas of OpenAPI, a module for each version, so that nothing is compiled when the engine runs. */
import { writeIfChanged } from './generated-file.mjs';
import { compile } from './openapi/compile.mjs';
import { loadDialect, loadNew, loadOld } from './openapi/load.mjs';
import { simplifyAll } from './openapi/simplify.mjs';

const target = new URL('../src/engine/generated/', import.meta.url);

const versions = { '2.0': loadOld, '3.0': loadOld, 3.1: loadNew, 3.2: loadNew };
const dialects = ['draft-04', 'draft-06', 'draft-07', '2019-09', '2020-12'];

const head = `// Made by server/build/openapi-schemas.mjs from server/schemas/openapi (Apache License 2.0, OpenAPI Initiative).
`;

export async function generate() {
  const fields = {};
  for (const [version, load] of Object.entries(versions)) {
    const definitions = await write(version, await load(version));
    collectFields(fields, version, definitions);
  }
  for (const dialect of dialects) await write(dialect, loadDialect(dialect));
  await writeFields(fields);
}

async function write(name, source) {
  const definitions = simplifyAll(source);
  const code = compile(name, definitions, source.entries);
  const file = `openapi-${name}`;
  await writeIfChanged(new URL(`${file}.js`, target), head + code);
  const type = `import type { MakeValidators } from '../spec/schema/compiled.ts';\n\nexport const makeValidators: MakeValidators;\n`;
  await writeIfChanged(new URL(`${file}.d.ts`, target), head + type);
  return definitions;
}

function collectFields(fields, version, definitions) {
  for (const { 'x-object': type, properties } of definitions.values()) {
    for (const key of Object.keys(properties ?? {})) {
      fields[type] ??= {};
      fields[type][key] = [...new Set([...(fields[type][key] ?? []), version])];
    }
  }
}

/** The fields that not every version has, with those that have them. */
async function writeFields(fields) {
  const count = Object.keys(versions).length;
  const table = {};
  for (const [type, keys] of Object.entries(fields)) {
    const some = Object.entries(keys).filter(([, own]) => own.length < count);
    if (some.length > 0) table[type] = Object.fromEntries(some.map(([key, own]) => [key, own.join(' ')]));
  }
  const code = `export const versionsOfFields = ${JSON.stringify(table)};\n`;
  await writeIfChanged(new URL('openapi-fields.js', target), head + code);
  const type = 'export const versionsOfFields: Readonly<Record<string, Readonly<Record<string, string>>>>;\n';
  await writeIfChanged(new URL('openapi-fields.d.ts', target), head + type);
}
