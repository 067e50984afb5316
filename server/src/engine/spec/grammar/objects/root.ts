import { field, list, map, type ObjectRule, object, one, oneOf, string, strings, suggested } from '../notation.ts';
import { mediaTypeNames, schemaMap, transferProtocols } from './common.ts';

/** The document itself, and what it says of the API as a whole. */
const published = ['3.2.0', '3.1.2', '3.1.1', '3.1.0', '3.0.4', '3.0.3', '3.0.2', '3.0.1', '3.0.0'];

export const rootObjects: readonly ObjectRule[] = [
  object('openapi', {
    versions: '2.0',
    title: 'Swagger Object',
    description: 'The root of a Swagger 2.0 document: what the API is, where it is served, and everything it offers.',
    fields: [
      field('swagger', oneOf('2.0'), 'The version of the specification that the document follows: always `"2.0"`.', {
        required: true,
      }),
      field('info', one('info'), 'What the API is called, which version this is, and who is behind it.', {
        required: true,
      }),
      field(
        'host',
        string,
        'The host name or IP address that serves the API, with its port where it has one: no scheme, no path.',
      ),
      field('basePath', string, 'The path in front of every path of the API; it begins with `/`.'),
      field('schemes', transferProtocols, 'How the API is reached: `http`, `https`, `ws` or `wss`.'),
      field('consumes', mediaTypeNames, 'The media types that all operations accept, unless one says otherwise.'),
      field('produces', mediaTypeNames, 'The media types that all operations answer with, unless one says otherwise.'),
      field('paths', one('paths'), 'The paths of the API and the operations on each.', { required: true }),
      field('definitions', schemaMap, 'Schemas by name, to be referenced from everywhere in the document.'),
      field(
        'parameters',
        map('parameter'),
        'Parameters by name, to be referenced by operations. None of them applies by itself.',
      ),
      field(
        'responses',
        map('response'),
        'Responses by name, to be referenced by operations. None of them applies by itself.',
      ),
      field('securityDefinitions', map('securityScheme'), 'The ways to authenticate, by name.'),
      field(
        'security',
        list('securityRequirement'),
        'What a caller needs for every operation that has no `security` of its own: one item of the list suffices.',
      ),
      field('tags', list('tag'), 'The tags that group operations, in the order in which tools should show them.'),
      field('externalDocs', one('externalDocumentation'), 'More documentation of the API, elsewhere.'),
    ],
  }),
  object('openapi', {
    versions: '3.0+',
    title: 'OpenAPI Object',
    description: 'The root of an OpenAPI document: what the API is, where it is served, and everything it offers.',
    fields: [
      field(
        'openapi',
        suggested(...versions('3.0')),
        'The version of the specification that the document follows; not the version of the API.',
        { versions: '3.0', required: true },
      ),
      field(
        'openapi',
        suggested(...versions('3.1')),
        'The version of the specification that the document follows; not the version of the API.',
        { versions: '3.1', required: true },
      ),
      field(
        'openapi',
        suggested(...versions('3.2')),
        'The version of the specification that the document follows; not the version of the API.',
        { versions: '3.2', required: true },
      ),
      field(
        '$self',
        string,
        'The URI that this document gives itself; relative references in it are resolved against it.',
        { versions: '3.2+' },
      ),
      field('info', one('info'), 'What the API is called, which version this is, and who is behind it.', {
        required: true,
      }),
      field(
        'jsonSchemaDialect',
        suggested('https://spec.openapis.org/oas/3.1/dialect/base', 'https://json-schema.org/draft/2020-12/schema'),
        'The URI of the JSON Schema dialect of every schema in the document that has no `$schema` of its own.',
        { versions: '3.1' },
      ),
      field(
        'jsonSchemaDialect',
        suggested(
          'https://spec.openapis.org/oas/3.2/dialect/2025-09-17',
          'https://spec.openapis.org/oas/3.1/dialect/base',
          'https://json-schema.org/draft/2020-12/schema',
        ),
        'The URI of the JSON Schema dialect of every schema in the document that has no `$schema` of its own.',
        { versions: '3.2' },
      ),
      field('servers', list('server'), 'Where the API is served. Without it, the one server is `/`.'),
      field('paths', one('paths'), 'The paths of the API and the operations on each.', { required: '3.0' }),
      field(
        'webhooks',
        map('pathItem'),
        'Requests that the API sends to its consumers, by a name for each: not in answer to a call, but when something happens.',
        { versions: '3.1+' },
      ),
      field(
        'components',
        one('components'),
        'Schemas, responses, parameters and more, by name, to be referenced from everywhere.',
      ),
      field(
        'security',
        list('securityRequirement'),
        'What a caller needs for every operation that has no `security` of its own: one item of the list suffices, and an empty item (`{}`) makes it optional.',
      ),
      field('tags', list('tag'), 'The tags that group operations, in the order in which tools should show them.'),
      field('externalDocs', one('externalDocumentation'), 'More documentation of the API, elsewhere.'),
    ],
  }),
  object('info', {
    title: 'Info Object',
    description: 'What the API is called, which version this is, and who is behind it.',
    fields: [
      field('title', string, 'The name of the API.', { required: true }),
      field('summary', string, 'What the API is, in one line.', { versions: '3.1+' }),
      field('description', string, 'What the API is and does, in Markdown.'),
      field('termsOfService', string, 'The URL of the terms of service.'),
      field('contact', one('contact'), 'Whom to ask about the API.'),
      field('license', one('license'), 'The licence that the API is offered under.'),
      field(
        'version',
        string,
        'The version of this description of the API; not the version of the OpenAPI specification.',
        { required: true },
      ),
    ],
  }),
  object('contact', {
    title: 'Contact Object',
    description: 'Whom to ask about the API.',
    fields: [
      field('name', string, 'The person or organisation.'),
      field('url', string, 'A page with more ways to reach them.'),
      field('email', string, 'Their email address.'),
    ],
  }),
  object('license', {
    title: 'License Object',
    description: 'The licence that the API is offered under.',
    fields: [
      field('name', string, "The licence's name.", { required: true }),
      field(
        'identifier',
        suggested('Apache-2.0', 'MIT', 'BSD-3-Clause', 'GPL-3.0-or-later', 'MPL-2.0', 'CC-BY-4.0', 'CC0-1.0'),
        'The licence as an SPDX expression. It excludes `url`.',
        { versions: '3.1+' },
      ),
      field('url', string, "The URL of the licence's text.", { versions: '2.0-3.0' }),
      field('url', string, "The URL of the licence's text. It excludes `identifier`.", { versions: '3.1+' }),
    ],
  }),
  object('server', {
    versions: '3.0+',
    title: 'Server Object',
    description: 'One place where the API is served.',
    fields: [
      field(
        'url',
        string,
        "The server's URL, in front of every path; it may be relative to the document, and may hold variables in braces.",
        { required: true },
      ),
      field('description', string, 'What this server is for, in Markdown.'),
      field('name', string, 'A name for the server, unique in the document.', { versions: '3.2+' }),
      field('variables', map('serverVariable'), 'The variables in the URL, by name.'),
    ],
  }),
  object('serverVariable', {
    versions: '3.0+',
    title: 'Server Variable Object',
    description: "A variable in a server's URL.",
    fields: [
      field('enum', strings, 'The values that it may have, where they are limited.'),
      field('default', string, 'The value that is used where the caller gives none; one of `enum` where that stands.', {
        required: true,
      }),
      field('description', string, 'What the variable means, in Markdown.'),
    ],
  }),
  object('tag', {
    title: 'Tag Object',
    description: 'A group of operations. Operations name it in their `tags`.',
    fields: [
      field('name', string, "The tag's name, as operations write it.", { required: true }),
      field('summary', string, 'The tag in one line, for display.', { versions: '3.2+' }),
      field('description', string, 'What the operations of this group have in common, in Markdown.'),
      field('externalDocs', one('externalDocumentation'), 'More documentation of this group, elsewhere.'),
      field('parent', string, 'The name of the tag that this one belongs under.', { versions: '3.2+' }),
      field(
        'kind',
        suggested('nav', 'badge', 'audience'),
        'What sort of tag it is: `nav` for navigation, `badge` for a visible mark, `audience` for who it is meant for.',
        { versions: '3.2+' },
      ),
    ],
  }),
  object('externalDocumentation', {
    title: 'External Documentation Object',
    description: 'A link to more documentation.',
    fields: [
      field('description', string, 'What is found there, in Markdown.'),
      field('url', string, 'Where it is.', { required: true }),
    ],
  }),
  object('reference', {
    title: 'Reference Object',
    description: 'Stands for an object that is written elsewhere: in this document or in another file.',
    extended: 'never',
    fields: [
      field(
        '$ref',
        string,
        'Where the object is: a JSON pointer into this document (`#/…`), or a file with or without one.',
        { required: true },
      ),
      field('summary', string, "Replaces the referenced object's own `summary`, where it may have one.", {
        versions: '3.1+',
      }),
      field('description', string, "Replaces the referenced object's own `description`, where it may have one.", {
        versions: '3.1+',
      }),
    ],
  }),
];

/** All that there are, those of the document's own minor version first. */
function versions(minor: string): readonly string[] {
  const isOwn = (version: string) => version.startsWith(minor);
  return [...published.filter(isOwn), ...published.filter((version) => !isOwn(version))];
}
