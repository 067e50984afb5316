import type { ValidateOptions } from '#engine/spec/examples/validate.ts';
import { validateValue } from '#engine/spec/examples/validate.ts';
import { parseSpecFile } from '#engine/spec/text/spec-file.ts';
import { type Node, textAt } from '#engine/spec/tree/node.ts';
import { pointerTarget } from './pointer-target.ts';

/** What a schema says against a value, both as YAML, in the order of the text: "text: message". `#` in the schema is the schema itself. */
export function problems(schema: string, value: string, options: Partial<ValidateOptions> = {}): readonly string[] {
  const root = rootOf('schema.yaml', schema);
  const lookup = (_base: string, reference: string) => ({ node: pointerTarget(root, reference) });
  const start = { node: rootOf('value.yaml', value), entry: undefined };
  const direction = 'unknown';
  const subject = 'The example';
  const found = validateValue(start, root, {
    version: '3.1',
    dialect: undefined,
    direction,
    lookup,
    subject,
    ...options,
  });
  return found.map(({ message, at }) => `${textAt(at).split('\n', 1)[0]}: ${message}`);
}

function rootOf(path: string, text: string): Node {
  const { root } = parseSpecFile(`file:///${path}`, 'yaml', text);
  if (!root) throw new Error(`nothing in ${text}`);
  return root;
}
