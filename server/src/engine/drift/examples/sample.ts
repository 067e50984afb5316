import type { ApiContext } from '../../api/api.ts';
import { type DescribedSchema, describeSchema } from '../../api/schema.ts';
import type { Written } from '../../spec/edit/edits.ts';
import type { Node } from '../../spec/tree/node.ts';

/** A value to begin with, by its schema: its own example where it has one, else objects with what they require, a few levels deep. Undefined where none can be told. */
export function sampleOf(schema: Node | undefined, api: ApiContext, depth = 0): Written | undefined {
  const described = describeSchema(schema, api);
  if (!described || depth > deepest) return undefined;
  const given = described.example ?? described.values[0] ?? described.default;
  if (given) return writtenOf(given);
  const [alternative] = described.alternatives;
  if (alternative && described.properties.length === 0) return sampleOf(alternative, api, depth + 1);
  const [type = 'string'] = described.types;
  switch (type) {
    case 'object':
      return sampleObject(described, api, depth);
    case 'array': {
      const item = sampleOf(described.items, api, depth + 1);
      return item === undefined ? [] : [item];
    }
    case 'integer':
    case 'number':
      return 1;
    case 'boolean':
      return true;
    case 'null':
      return null;
  }
  return texts[described.format ?? ''] ?? 'string';
}

/** As {@link sampleOf} of a schema without its own example, which may contradict it. */
export function plainSample(schema: Node | undefined, api: ApiContext): Written | undefined {
  const [type] = describeSchema(schema, api)?.types ?? [];
  return type === undefined ? undefined : plainValues[type];
}

const plainValues: Readonly<Record<string, Written>> = { integer: 1, number: 1, boolean: true, string: 'string' };

function sampleObject({ properties }: DescribedSchema, api: ApiContext, depth: number): Written | undefined {
  const entries: [string, Written][] = [];
  for (const { name, schema, isRequired } of properties) {
    if (!isRequired) continue;
    const value = sampleOf(schema, api, depth + 1);
    if (value === undefined) return undefined;
    entries.push([name, value]);
  }
  return Object.fromEntries(entries);
}

const deepest = 4;

const texts: Readonly<Record<string, string>> = {
  date: '2026-01-31',
  'date-time': '2026-01-31T09:00:00Z',
  time: '09:00:00Z',
  duration: 'P1D',
  email: 'name@example.com',
  hostname: 'example.com',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  uri: 'https://example.com/',
  url: 'https://example.com/',
  uuid: '3fa85f64-5717-4562-b3fc-2c963f66afa6',
  byte: 'AA==',
};

/** A value of a description as plain data. */
function writtenOf(node: Node): Written {
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'list':
      return node.items.map(writtenOf);
    case 'map':
      return Object.fromEntries(node.entries.map(({ key, value }) => [key, writtenOf(value)]));
  }
}
