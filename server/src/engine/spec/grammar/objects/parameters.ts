import { boolean, field, type ObjectRule, object, oneOf, string } from '../notation.ts';
import { content, examplesOf, schema } from './common.ts';
import { constraints, simpleValue } from './constraints.ts';

const required = 'Whether a request without the parameter is an error. A path parameter must say `true`.';
const explode = 'Whether each item of a list, and each property of an object, stands as a pair of its own (`a=1&a=2`).';
const allowReserved =
  'Whether characters with a meaning in URLs, such as `/` and `?`, may stand in the value as they are.';
const allowEmptyValue = 'Whether the parameter may stand without a value, which counts as leaving it out.';

/** Parameters and headers, which are alike; and in 2.0 the items of their lists. */
export const parameterObjects: readonly ObjectRule[] = [
  object('parameter', {
    versions: '2.0',
    title: 'Parameter Object',
    description:
      'One thing that an operation takes: a part of the path, a query parameter, a header, a form field, or the body.',
    fields: [
      field(
        'name',
        string,
        "The parameter's name; for a path parameter, as it stands in the braces. A body's name has no meaning.",
        { required: true },
      ),
      field('in', oneOf('query', 'header', 'path', 'formData', 'body'), 'Where the parameter stands in the request.', {
        required: true,
      }),
      field('description', string, 'What the parameter means, in Markdown.'),
      field('required', boolean, required),
      field('schema', schema, 'Of a body: what it must look like. Required there, and not allowed elsewhere.'),
      ...simpleValue(
        ['string', 'number', 'integer', 'boolean', 'array', 'file'],
        ['csv', 'ssv', 'tsv', 'pipes', 'multi'],
        {
          isTypeRequired: false,
        },
      ),
      field('allowEmptyValue', boolean, `${allowEmptyValue} For query and form parameters.`),
      ...constraints,
    ],
  }),
  object('parameter', {
    versions: '3.0+',
    title: 'Parameter Object',
    description:
      'One thing that an operation takes besides its body. A parameter is known by its `name` and `in` together.',
    fields: [
      field('name', string, "The parameter's name; for a path parameter, as it stands in the braces.", {
        required: true,
      }),
      field('in', oneOf('query', 'header', 'path', 'cookie'), 'Where the parameter stands in the request.', {
        versions: '3.0-3.1',
        required: true,
      }),
      field(
        'in',
        oneOf('query', 'querystring', 'header', 'path', 'cookie'),
        'Where the parameter stands in the request; `querystring` is the query as a whole.',
        { versions: '3.2+', required: true },
      ),
      field('description', string, 'What the parameter means, in Markdown.'),
      field('required', boolean, required),
      field('deprecated', boolean, 'Whether callers should stop using the parameter.'),
      field('allowEmptyValue', boolean, `${allowEmptyValue} For query parameters; its use is discouraged.`, {
        deprecated: true,
      }),
      ...examplesOf("the parameter's value"),
      field(
        'style',
        oneOf('matrix', 'label', 'simple', 'form', 'spaceDelimited', 'pipeDelimited', 'deepObject'),
        'How a list or an object is written. Without it, `form` for query and cookie parameters, `simple` for path and header parameters.',
        { versions: '3.0-3.1' },
      ),
      field(
        'style',
        oneOf('matrix', 'label', 'simple', 'form', 'spaceDelimited', 'pipeDelimited', 'deepObject', 'cookie'),
        'How a list or an object is written. Without it, `form` for query and cookie parameters, `simple` for path and header parameters.',
        { versions: '3.2+' },
      ),
      field('explode', boolean, explode),
      field('allowReserved', boolean, allowReserved),
      field('schema', schema, 'What the value must look like. It excludes `content`.'),
      field(
        'content',
        content,
        'The value in exactly one media type, for one that `schema` and `style` cannot describe.',
      ),
    ],
  }),
  object('header', {
    versions: '2.0',
    title: 'Header Object',
    description: 'A header of a response.',
    fields: [
      field('description', string, 'What the header means.'),
      ...simpleValue(['string', 'number', 'integer', 'boolean', 'array'], ['csv', 'ssv', 'tsv', 'pipes'], {
        isTypeRequired: true,
      }),
      ...constraints,
    ],
  }),
  object('header', {
    versions: '3.0+',
    title: 'Header Object',
    description: "A header of a response, or of a part of a body. Its name is the map's key.",
    fields: [
      field('description', string, 'What the header means, in Markdown.'),
      field('required', boolean, 'Whether the header is always there.'),
      field('deprecated', boolean, 'Whether the header should no longer be used.'),
      ...examplesOf("the header's value"),
      field('style', oneOf('simple'), 'How a list or an object is written: in a header always `simple`, with commas.'),
      field('explode', boolean, 'Whether each property of an object is written `name=value`.'),
      field('schema', schema, 'What the value must look like. It excludes `content`.'),
      field('content', content, 'The value in exactly one media type, for one that `schema` cannot describe.'),
    ],
  }),
  object('items', {
    versions: '2.0',
    title: 'Items Object',
    description: 'What each item of a list must look like, in a parameter or a header.',
    fields: [
      ...simpleValue(['string', 'number', 'integer', 'boolean', 'array'], ['csv', 'ssv', 'tsv', 'pipes'], {
        isTypeRequired: true,
      }),
      ...constraints,
    ],
  }),
];
