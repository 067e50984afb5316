import { boolean, field, list, map, type ObjectRule, object, one, otherFields, string, strings } from '../notation.ts';
import { mediaTypeNames, transferProtocols } from './common.ts';

const parameters = list('parameter', { orReference: '2.0+' });
const callbacks = map('callback', { orReference: '3.0+' });

/** What can be called: paths, their operations, and the calls that come back. */
export const pathObjects: readonly ObjectRule[] = [
  object('paths', {
    title: 'Paths Object',
    description: 'The paths of the API. Each begins with `/` and may hold parameters in braces: `/users/{id}`.',
    otherFields: [otherFields(one('pathItem'), 'A path of the API, and the operations on it.')],
  }),
  object('pathItem', {
    title: 'Path Item Object',
    description: 'The operations on one path, by HTTP method, and what they share.',
    fields: [
      field('$ref', string, 'Where the path item is written, when not here.'),
      field('summary', string, 'What the path is about, in one line; for all its operations.', { versions: '3.0+' }),
      field('description', string, 'What the path is about, in Markdown; for all its operations.', {
        versions: '3.0+',
      }),
      field('get', one('operation'), 'The operation that answers GET: it reads, and changes nothing.'),
      field('put', one('operation'), 'The operation that answers PUT: it creates or replaces what the path names.'),
      field('post', one('operation'), 'The operation that answers POST: it creates something, or sets something off.'),
      field('delete', one('operation'), 'The operation that answers DELETE: it removes what the path names.'),
      field('options', one('operation'), 'The operation that answers OPTIONS: it says what may be done here.'),
      field('head', one('operation'), 'The operation that answers HEAD: the headers of GET, without its body.'),
      field('patch', one('operation'), 'The operation that answers PATCH: it changes a part of what the path names.'),
      field('trace', one('operation'), 'The operation that answers TRACE: it sends back the request as it came in.', {
        versions: '3.0+',
      }),
      field(
        'query',
        one('operation'),
        'The operation that answers QUERY: it reads, like GET, with the question in the body.',
        { versions: '3.2+' },
      ),
      field(
        'additionalOperations',
        map('operation'),
        'Operations of other methods, by the method as it is sent: `COPY`, `LINK`.',
        { versions: '3.2+' },
      ),
      field('servers', list('server'), 'Where this path is served, in place of the servers of the whole API.', {
        versions: '3.0+',
      }),
      field(
        'parameters',
        parameters,
        'Parameters of every operation of this path. An operation may replace one by its own with the same `name` and `in`.',
      ),
    ],
  }),
  object('operation', {
    title: 'Operation Object',
    description: 'What one HTTP method does on one path.',
    fields: [
      field('tags', strings, 'The groups that the operation belongs to, each by the name of a tag.'),
      field('summary', string, 'What the operation does, in one line.'),
      field('description', string, 'What the operation does, in Markdown: behaviour, side effects, limits.'),
      field('externalDocs', one('externalDocumentation'), 'More documentation of this operation, elsewhere.'),
      field(
        'operationId',
        string,
        'A name for the operation, unique in the API. Generated clients name their functions after it.',
      ),
      field('consumes', mediaTypeNames, "The media types that the operation accepts, in place of the document's own.", {
        versions: '2.0',
      }),
      field(
        'produces',
        mediaTypeNames,
        "The media types that the operation answers with, in place of the document's own.",
        { versions: '2.0' },
      ),
      field(
        'parameters',
        parameters,
        'What the operation takes besides its body: path, query, header and cookie parameters.',
        { versions: '3.0+' },
      ),
      field(
        'parameters',
        parameters,
        'What the operation takes: path, query, header and form parameters, and the body.',
        { versions: '2.0' },
      ),
      field(
        'requestBody',
        one('requestBody', { orReference: '3.0+' }),
        'What the operation takes in the body of the request.',
        { versions: '3.0+' },
      ),
      field('responses', one('responses'), 'What the operation may answer, by HTTP status code.', {
        required: '2.0-3.0',
      }),
      field('schemes', transferProtocols, "How this operation is reached, in place of the document's own `schemes`.", {
        versions: '2.0',
      }),
      field('callbacks', callbacks, 'Requests that the API sends back because of this one, by a name for each.', {
        versions: '3.0+',
      }),
      field('deprecated', boolean, 'Whether callers should stop using the operation.'),
      field(
        'security',
        list('securityRequirement'),
        'What a caller needs, in place of the `security` of the whole API: one item of the list suffices. An empty list lifts it.',
      ),
      field(
        'servers',
        list('server'),
        'Where this operation is served, in place of the servers of its path and of the API.',
        { versions: '3.0+' },
      ),
    ],
  }),
  object('callback', {
    versions: '3.0+',
    title: 'Callback Object',
    description:
      'Requests that the API sends because of another request. Each key is an expression for the URL, such as `{$request.body#/callbackUrl}`.',
    otherFields: [otherFields(one('pathItem'), 'The URL that the API calls, and the request that it sends there.')],
  }),
];
