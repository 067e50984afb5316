import type { SpecVersion } from '../../grammar/grammar.ts';
import { choice, fixed, hole, keyed, list, map, type Skeleton } from '../skeleton.ts';
import { type NamedSkeleton, named } from './named.ts';

/** A schema that says no more than its type. */
export function plainSchema(...types: readonly [string, ...string[]]): Skeleton {
  return map({ type: choice(...types) });
}

/** The schema of a body, to be chosen. */
export const bodySchema: Skeleton = plainSchema('object', 'array', 'string');

/** The schema of a parameter, to be chosen. */
export const parameterSchema: Skeleton = plainSchema('string', 'integer', 'number', 'boolean', 'array');

/** Schemas to begin with. */
export function schemaSkeletons(version: SpecVersion): readonly NamedSkeleton[] {
  return [
    named(
      'object',
      'an object with properties',
      map({
        type: fixed('object'),
        required: list(hole('name', 'property')),
        properties: keyed(
          hole('name', 'property'),
          map({ type: choice('string', 'integer', 'number', 'boolean'), description: hole() }),
        ),
      }),
    ),
    named(
      'array',
      'a list of items',
      map({ type: fixed('array'), items: plainSchema('object', 'string', 'integer', 'number', 'boolean') }),
    ),
    named('string', 'text', map({ type: fixed('string'), description: hole() })),
    named(
      'enum',
      'text that is one of several',
      map({ type: fixed('string'), enum: list(hole('first'), hole('second')) }),
    ),
    named('integer', 'a whole number', map({ type: fixed('integer'), format: choice('int32', 'int64') })),
    named(
      'map',
      'an object with any names',
      map({
        type: fixed('object'),
        additionalProperties: plainSchema('string', 'integer', 'number', 'boolean', 'object'),
      }),
    ),
    named(
      'allOf',
      'a schema and more',
      map({
        allOf: list(
          map({ $ref: hole(referenceTo(version, 'Base')) }),
          map({
            type: fixed('object'),
            properties: keyed(hole('name'), plainSchema('string', 'integer', 'number', 'boolean')),
          }),
        ),
      }),
    ),
    ...(version === '2.0' ? [] : [oneOf(version)]),
    ...nullable(version),
  ];
}

function oneOf(version: SpecVersion): NamedSkeleton {
  const reference = (name: string): Skeleton => map({ $ref: hole(referenceTo(version, name)) });
  return named(
    'oneOf',
    'one of several schemas',
    map({
      oneOf: list(reference('First'), reference('Second')),
      discriminator: map({ propertyName: hole('type') }),
    }),
  );
}

function nullable(version: SpecVersion): readonly NamedSkeleton[] {
  if (version === '2.0') return [];
  const type = choice('string', 'integer', 'number', 'boolean', 'object');
  const schema = version === '3.0' ? map({ type, nullable: fixed(true) }) : map({ type: list(type, fixed('null')) });
  return [named('nullable', 'a value or null', schema)];
}

function referenceTo(version: SpecVersion, name: string): string {
  return version === '2.0' ? `#/definitions/${name}` : `#/components/schemas/${name}`;
}
