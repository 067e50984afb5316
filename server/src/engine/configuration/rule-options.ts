import type { Finding } from '../finding.ts';
import { ruleIdOf } from '../rules/aliases.ts';
import { toData, type YamlEntry, type YamlValue } from '../yaml/value.ts';
import type { KnownRule } from './declared.ts';
import { allowsType, type JsonSchema } from './json-schema.ts';
import { didYouMean, problem, replaceFix, suggest } from './problem.ts';
import { unknownKey } from './unknown-key.ts';

/** What is wrong beside `severity` in the setting of a rule that is built. */
export function optionProblems(uri: string, { key, value }: YamlEntry, rules: readonly KnownRule[]): Finding[] {
  if (value.kind !== 'map') return [];
  const id = ruleIdOf(key);
  const options = rules.find((rule) => rule.id === id)?.options ?? {};
  const keys = ['severity', ...Object.keys(options)];
  return value.entries.flatMap((entry) => {
    if (!keys.includes(entry.key))
      return [unknownKey('configuration/unknown-key', entry, { uri, parent: value, keys })];
    const schema = options[entry.key];
    return schema ? valueProblems(uri, schema, entry.value) : [];
  });
}

/** Whether a value may be given for an option: what may not isn't given to the rule. */
export function fitsOption(schema: JsonSchema, value: YamlValue): boolean {
  return valueProblems('', schema, value).length === 0;
}

function valueProblems(uri: string, schema: JsonSchema, value: YamlValue): Finding[] {
  const type = typeOf(value);
  if (!allowsType(schema, type) && !(type === 'integer' && allowsType(schema, 'number'))) {
    const wanted = [schema.type ?? []].flat().map((name) => typeNames[name] ?? name);
    return [
      problem(
        'configuration/invalid-value',
        value.span,
        `This is ${typeNames[type]}; ${wanted.join(' or ')} is expected`,
      ),
    ];
  }
  if (value.kind === 'list')
    return schema.items ? value.items.flatMap((item) => valueProblems(uri, schema.items ?? {}, item)) : [];
  if (value.kind === 'map') {
    const { additionalProperties } = schema;
    if (typeof additionalProperties !== 'object') return [];
    return value.entries.flatMap((entry) => valueProblems(uri, additionalProperties, entry.value));
  }
  const data = toData(value);
  if (schema.enum && !schema.enum.some((one) => one === String(data))) {
    const suggestion = suggest(String(data), schema.enum.map(String));
    const known =
      suggestion === undefined
        ? `; known are ${schema.enum.map((one) => `\`${one}\``).join(', ')}`
        : didYouMean(suggestion);
    const fixes = replaceFix(uri, value.span, suggestion);
    return [problem('configuration/invalid-value', value.span, `\`${data}\` is not known here${known}`, { fixes })];
  }
  if (schema.minimum !== undefined && typeof data === 'number' && data < schema.minimum) {
    return [problem('configuration/invalid-value', value.span, `${data} is less than ${schema.minimum}`)];
  }
  return [];
}

function typeOf(value: YamlValue): string {
  if (value.kind === 'list') return 'array';
  if (value.kind === 'map') return 'object';
  const data = value.value;
  if (data === null) return 'null';
  if (typeof data === 'number') return Number.isInteger(data) ? 'integer' : 'number';
  return typeof data;
}

const typeNames: Readonly<Record<string, string>> = {
  array: 'a list',
  object: 'a mapping',
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: '`true` or `false`',
  null: 'nothing',
};
