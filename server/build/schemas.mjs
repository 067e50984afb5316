import { readFile } from 'node:fs/promises';
import { Ajv } from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { writeIfChanged } from './generated-file.mjs';

const schemas = {
  isContract: 'contract.schema.json',
  isConfiguration: 'configuration.schema.json',
};
const folder = new URL('../schemas/', import.meta.url);
const target = new URL('../src/engine/generated/schemas.js', import.meta.url);

/** Compiles our own JSON Schemas into plain functions, so that nothing is compiled, and no `eval` needed, when the engine runs. */
export async function generate() {
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, code: { source: true, esm: true } });
  ajv.addVocabulary(['x-values', 'x-values-described', 'x-keys', 'x-pattern']);
  const names = {};
  for (const [name, file] of Object.entries(schemas)) {
    const schema = JSON.parse(await readFile(new URL(file, folder), 'utf8'));
    ajv.addSchema(schema);
    names[name] = schema.$id;
  }
  // The functions must not need Ajv's own modules: `minLength`, `uniqueItems` and `const` of an object would.
  const code = standaloneCode.default(ajv, names);
  if (/\brequire\(/.test(code)) throw new Error('A schema uses a keyword whose compiled code needs Ajv at run time');
  await writeIfChanged(target, `// Made by server/build/schemas.mjs from server/schemas.\n${code}\n`);
}
