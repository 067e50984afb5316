import {
  anyMap,
  anything,
  boolean,
  field,
  list,
  map,
  type ObjectRule,
  object,
  one,
  oneOf,
  otherFields,
  string,
} from '../notation.ts';
import { content, examplesOf, headers, schema } from './common.ts';

const response = one('response', { orReference: '2.0+' });

/** What an operation takes and gives in 3.x; the parameters have a table of their own. */
export const messageObjects: readonly ObjectRule[] = [
  object('requestBody', {
    versions: '3.0+',
    title: 'Request Body Object',
    description: 'The body of a request.',
    fields: [
      field('description', string, 'What the body holds, in Markdown.'),
      field('content', content, 'The body in each media type that the operation accepts, such as `application/json`.', {
        required: true,
      }),
      field('required', boolean, 'Whether a request without a body is an error. Without it, the body may be left out.'),
    ],
  }),
  object('mediaType', {
    versions: '3.0+',
    title: 'Media Type Object',
    description: 'A body in one media type: its schema, examples, and how its parts are encoded.',
    fields: [
      field('schema', schema, 'What the whole body must look like.'),
      field(
        'itemSchema',
        schema,
        'What each item must look like where the body is a sequence, such as `application/jsonl` or `text/event-stream`.',
        { versions: '3.2+' },
      ),
      ...examplesOf('the body'),
      field(
        'encoding',
        map('encoding'),
        'How properties of the body are encoded, by their names; for `multipart` and `application/x-www-form-urlencoded`.',
      ),
      field(
        'prefixEncoding',
        list('encoding'),
        'How the first parts of a `multipart` body are encoded, by their position. It excludes `encoding`.',
        { versions: '3.2+' },
      ),
      field(
        'itemEncoding',
        one('encoding'),
        'How the parts of a `multipart` body are encoded that `prefixEncoding` does not reach. It excludes `encoding`.',
        { versions: '3.2+' },
      ),
    ],
  }),
  object('encoding', {
    versions: '3.0+',
    title: 'Encoding Object',
    description: 'How one part of a body is encoded.',
    fields: [
      field(
        'contentType',
        string,
        "The part's media type, or several with commas between them; `image/*` for all of a kind.",
      ),
      field('headers', headers, 'Headers of the part besides `Content-Type`; for `multipart` only.'),
      field('encoding', map('encoding'), 'How the properties of this part are encoded, where it has parts itself.', {
        versions: '3.2+',
      }),
      field(
        'prefixEncoding',
        list('encoding'),
        'How the first parts of this part are encoded, where it is `multipart` itself.',
        { versions: '3.2+' },
      ),
      field(
        'itemEncoding',
        one('encoding'),
        'How the parts of this part are encoded that `prefixEncoding` does not reach.',
        { versions: '3.2+' },
      ),
      field(
        'style',
        oneOf('form', 'spaceDelimited', 'pipeDelimited', 'deepObject'),
        'How a list or an object is written, as for a query parameter.',
      ),
      field(
        'explode',
        boolean,
        'Whether each item of a list, and each property of an object, stands as a pair of its own.',
      ),
      field('allowReserved', boolean, 'Whether characters with a meaning in URLs may stand in the value as they are.'),
    ],
  }),
  object('responses', {
    title: 'Responses Object',
    description: 'What an operation may answer, by status code: `200`, `404`; `default` for all others.',
    fields: [field('default', response, 'The answer for every status code that is not listed.')],
    otherFields: [
      otherFields(response, 'The answer with this status code.', { versions: '2.0' }),
      otherFields(response, 'The answer with this status code, or with every one of a range such as `4XX`.', {
        versions: '3.0+',
      }),
    ],
  }),
  object('response', {
    versions: '2.0',
    title: 'Response Object',
    description: 'One answer of an operation.',
    fields: [
      field('description', string, 'When this answer is given and what it means, in Markdown.', { required: true }),
      field(
        'schema',
        schema,
        'What the body must look like. Without it, there is no body; its root may be of type `file`.',
      ),
      field('headers', headers, 'Headers that are sent with the answer, by name.'),
      field('examples', anyMap, 'Examples of the body, by media type.'),
    ],
  }),
  object('response', {
    versions: '3.0+',
    title: 'Response Object',
    description: 'One answer of an operation.',
    fields: [
      field('summary', string, 'What this answer means, in one line.', { versions: '3.2+' }),
      field('description', string, 'When this answer is given and what it means, in Markdown.', {
        required: '3.0-3.1',
      }),
      field('headers', headers, 'Headers that are sent with the answer, by name. `Content-Type` is ignored here.'),
      field('content', content, 'The body in each media type that the answer may have. Without it, there is no body.'),
      field(
        'links',
        map('link', { orReference: '3.0+' }),
        'Operations that can follow this answer, by a name for each.',
      ),
    ],
  }),
  object('example', {
    versions: '3.0+',
    title: 'Example Object',
    description: 'An example, with words about it.',
    fields: [
      field('summary', string, 'What the example shows, in one line.'),
      field('description', string, 'What the example shows, in Markdown.'),
      field('dataValue', anything, 'The example as data, as the schema sees it. It excludes `value`.', {
        versions: '3.2+',
      }),
      field(
        'serializedValue',
        string,
        'The example as it is sent, encoded and escaped. It excludes `value` and `externalValue`.',
        { versions: '3.2+' },
      ),
      field(
        'externalValue',
        string,
        'The URL of the example, where it stands in a file of its own. It excludes `value`.',
      ),
      field('value', anything, 'The example itself. It excludes `externalValue`.', { versions: '3.0-3.1' }),
      field(
        'value',
        anything,
        'The example itself. For anything that is not sent as JSON, `dataValue` and `serializedValue` are clearer.',
        { versions: '3.2+' },
      ),
    ],
  }),
  object('link', {
    versions: '3.0+',
    title: 'Link Object',
    description: 'An operation that can follow an answer, and how values of the answer become its parameters.',
    fields: [
      field(
        'operationRef',
        string,
        'Where the operation is: a JSON pointer, in this document or in another. It excludes `operationId`.',
      ),
      field('operationId', string, "The operation's `operationId`. It excludes `operationRef`."),
      field(
        'parameters',
        anyMap,
        "Values for the operation's parameters, by name (`id`, or `path.id`): constants, or expressions such as `$response.body#/id`.",
      ),
      field('requestBody', anything, "The operation's body: a constant, or an expression."),
      field('description', string, 'When to follow the link, in Markdown.'),
      field('server', one('server'), 'Where the operation is served, if elsewhere.'),
    ],
  }),
];
