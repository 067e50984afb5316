import type { Field, ObjectGrammar, ObjectType, SpecVersion } from '../grammar/grammar.ts';
import { grammarOf } from '../grammar/grammars.ts';
import { fieldOf } from '../grammar/walk-types.ts';
import { jsonSchemaUrl } from './json-schema.ts';

/**
 * Markdown on a key of an object: what it is, what may stand there, and where the specification says so. A `$ref` that stands
 * in the place of the object is described as that of a Reference Object. Undefined for extensions and unknown keys.
 */
export function describeField(version: SpecVersion, type: ObjectType, key: string): string | undefined {
  const grammar = grammarOf(version);
  const ofObject = fieldOf(grammar, type, key);
  const holder = grammar.get(ofObject || key !== '$ref' ? type : 'reference');
  const field = ofObject ?? (key === '$ref' ? holder?.fields.get(key) : undefined);
  if (!holder || !field) return undefined;
  const object = field.type === 'value' || field.type === type ? undefined : grammar.get(field.type);
  return [
    `**${key}**: ${[fieldKind(version, field), ...marksOf(field)].join(', ')}`,
    field.description,
    ...valuesOf(field),
    [
      linkTo(version, holder),
      ...(object ? [linkTo(version, object)] : []),
      ...(type === 'schema' ? jsonSchemaLinks(version, key) : []),
    ].join(' · '),
  ].join('\n\n');
}

/** Markdown on a kind of object: what it is, and where the specification says so. Undefined where the version has none. */
export function describeObject(version: SpecVersion, type: ObjectType): string | undefined {
  const object = grammarOf(version).get(type);
  if (!object) return undefined;
  const required = [...object.fields].filter(([, { isRequired }]) => isRequired).map(([key]) => `\`${key}\``);
  return [
    `**${object.title}**`,
    object.description,
    ...(required.length > 0 ? [`Required: ${required.join(', ')}.`] : []),
    linkTo(version, object),
  ].join('\n\n');
}

/** What the value of a field is, in a few words: `string`, `list of Tag Objects`. */
export function fieldKind(version: SpecVersion, { type, scalar, shape }: Field): string {
  const object = type === 'value' ? undefined : grammarOf(version).get(type)?.title;
  const isOne = shape === 'one';
  const item = object ? (isOne ? object : `${object}s`) : scalar ? (isOne ? scalar : `${scalar}s`) : anyKind[shape];
  switch (shape) {
    case 'one':
      return item;
    case 'list':
      return `list of ${item}`;
    case 'map':
      return `map of names to ${item}`;
  }
}

const anyKind: Readonly<Record<Field['shape'], string>> = { one: 'any value', list: 'any values', map: 'any values' };

function marksOf({ isRequired, isDeprecated }: Field): readonly string[] {
  return [...(isRequired ? ['required'] : []), ...(isDeprecated ? ['deprecated'] : [])];
}

function valuesOf({ values, isOpen }: Field): readonly string[] {
  if (values.length === 0) return [];
  const listed = values.map((value) => `\`${value}\``).join(', ');
  return [isOpen ? `For example: ${listed}.` : `${values.length === 1 ? 'Always' : 'One of'}: ${listed}.`];
}

/** From 3.1 on, a schema is JSON Schema, and the OpenAPI specification leaves most keywords to it. */
function jsonSchemaLinks(version: SpecVersion, key: string): readonly string[] {
  const url = version === '2.0' || version === '3.0' ? undefined : jsonSchemaUrl(key);
  return url === undefined ? [] : [`[JSON Schema](${url})`];
}

function linkTo(version: SpecVersion, { title, url }: ObjectGrammar): string {
  return `[${title}, ${version === '2.0' ? 'Swagger' : 'OpenAPI'} ${version}](${url})`;
}
