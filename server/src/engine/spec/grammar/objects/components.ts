import { field, map, type ObjectRule, object } from '../notation.ts';
import { schemaMap } from './common.ts';

const orReference = { orReference: '3.0+' } as const;

/** What a document of 3.x keeps for reuse. */
export const componentObjects: readonly ObjectRule[] = [
  object('components', {
    versions: '3.0+',
    title: 'Components Object',
    description: 'Things by name, to be referenced from everywhere. None of them has an effect by itself.',
    fields: [
      field('schemas', schemaMap, 'Schemas, by name.'),
      field('responses', map('response', orReference), 'Responses, by name.'),
      field('parameters', map('parameter', orReference), 'Parameters, by name.'),
      field('examples', map('example', orReference), 'Examples, by name.'),
      field('requestBodies', map('requestBody', orReference), 'Request bodies, by name.'),
      field('headers', map('header', orReference), 'Headers, by name.'),
      field('securitySchemes', map('securityScheme', orReference), 'The ways to authenticate, by name.'),
      field('links', map('link', orReference), 'Links, by name.'),
      field('callbacks', map('callback', orReference), 'Callbacks, by name.'),
      field('pathItems', map('pathItem'), 'Path items, by name.', { versions: '3.1+' }),
      field('mediaTypes', map('mediaType', orReference), 'Media types, by name.', { versions: '3.2+' }),
    ],
  }),
];
