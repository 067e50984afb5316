import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'yaml';
import type { Field, Grammar, ObjectGrammar } from '#engine/spec/grammar/grammar.ts';
import { grammarOf } from '#engine/spec/grammar/grammars.ts';
import { specVersions } from '#engine/spec/grammar/versions.ts';
import expectedFields from './fields.yaml';

const expected: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>> =
  parse(expectedFields);

for (const version of specVersions) {
  const grammar = grammarOf(version);

  test(`${version} has the objects of the specification, no more and no fewer`, () => {
    const titles = [...grammar.values()].map(({ title }) => title);
    assert.deepEqual(titles.sort(), Object.keys(expected[version] ?? {}).sort());
  });

  for (const object of grammar.values()) {
    test(`${version}, ${object.title}`, () => {
      assert.deepEqual(fieldsOf(grammar, object), expected[version]?.[object.title]);
    });
  }
}

/** An object's fields as the expectations write them. */
function fieldsOf(grammar: Grammar, { fields, otherFields }: ObjectGrammar): Record<string, string> {
  const written: Record<string, string> = {};
  for (const [name, field] of fields) written[`${name}${field.isRequired ? '!' : ''}`] = typeOf(grammar, field);
  if (otherFields) written['…'] = typeOf(grammar, otherFields);
  return written;
}

function typeOf(grammar: Grammar, { type, scalar, shape, orReference }: Field): string {
  const object = type === 'value' ? (scalar ?? 'any') : (grammar.get(type)?.title ?? `unknown ${type}`);
  const item = orReference ? `${object} | Reference Object` : object;
  if (shape === 'list') return `[${item}]`;
  return shape === 'map' ? `{${item}}` : item;
}
