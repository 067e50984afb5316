import { anything, type FieldRule, field, list, map, one, someOf, strings } from '../notation.ts';

/** A schema: in 2.0 and 3.0 a Reference Object may stand instead, later `$ref` is a keyword of the schema itself. */
export const schema = one('schema', { orReference: '2.0-3.0' });
export const schemaList = list('schema', { orReference: '2.0-3.0' });
export const schemaMap = map('schema', { orReference: '2.0-3.0' });

export const headers = map('header', { orReference: '3.0+' });
export const content = map('mediaType', { orReference: '3.2+' });

export const mediaTypeNames = strings;
export const transferProtocols = someOf('http', 'https', 'ws', 'wss');

/** What 3.x calls Working with Examples: a bare value, or several with names. */
export function examplesOf(subject: string): readonly FieldRule[] {
  return [
    field('example', anything, `An example of ${subject}. It excludes \`examples\`.`, { versions: '3.0+' }),
    field(
      'examples',
      map('example', { orReference: '3.0+' }),
      `Examples of ${subject}, by name. They exclude \`example\`.`,
      {
        versions: '3.0+',
      },
    ),
  ];
}
