import type { DescribedApi } from '../api/api.ts';
import type { DescribedOperation, OperationDetails, SecurityRequirement } from '../api/described.ts';
import type { GeneratedBlock } from './block.ts';
import { callBlocks } from './calls/calls.ts';
import { inOneLine } from './embed.ts';
import { bodyFields, type Field, headerFields, parameterFields } from './fields.ts';
import { operationHeading } from './heading.ts';
import { operationWords } from './operation-words.ts';
import { withoutStatuses } from './quiet-words.ts';
import { isJson, mainContent, requestOf } from './request.ts';
import { responseExample, shownResponse, statusText, withoutStatus } from './response.ts';
import { fieldTable, table } from './tables.ts';
import { code, listed, sentence } from './words.ts';

/** A piece of an operation's documentation that can be kept fresh by itself. */
export type OperationRegion = 'parameters' | 'body' | 'request' | 'responses' | 'fields' | 'response';

/** All that is written of an operation below its heading. The same list as long as the operation is the same. */
export function operationBlocks(operation: DescribedOperation, api: DescribedApi): readonly GeneratedBlock[] {
  const known = memo.get(operation);
  if (known) return known;
  const details = api.details(operation);
  const blocks = [
    ...wordBlocks(operation, details, api),
    ...regionNames.flatMap((region) => regionBlocks(region, operation, api)),
  ];
  memo.set(operation, blocks);
  return blocks;
}

/** With its heading. */
export function operationSection(
  operation: DescribedOperation,
  api: DescribedApi,
  level: number,
): readonly GeneratedBlock[] {
  const heading = `${'#'.repeat(level)} ${operationHeading(operation)}`;
  return [{ markdown: heading, place: operation.at }, ...operationBlocks(operation, api)];
}

const memo = new WeakMap<DescribedOperation, readonly GeneratedBlock[]>();

export const regionNames: readonly OperationRegion[] = [
  'parameters',
  'body',
  'request',
  'responses',
  'fields',
  'response',
];

/** `GET /parcels parameters`. */
export function regionId({ key }: DescribedOperation, region: OperationRegion): string {
  return `${key} ${region}`;
}

/** The blocks of one region; none where the operation has nothing of the kind. */
export function regionBlocks(
  region: OperationRegion,
  operation: DescribedOperation,
  api: DescribedApi,
): readonly GeneratedBlock[] {
  const blocks = writers[region](operation, api.details(operation), api);
  return blocks.map((block) => ({ ...block, region: regionId(operation, region) }));
}

type Writer = (
  operation: DescribedOperation,
  details: OperationDetails,
  api: DescribedApi,
) => readonly GeneratedBlock[];

const writers: Readonly<Record<OperationRegion, Writer>> = {
  parameters: (operation, { parameters, body, isIncomplete }, api) => {
    const fields = parameterFields(parameters, api);
    const open = undeclaredBlocks(operation, parameters);
    if (fields.length > 0)
      return [{ ...fieldTable(fields, { name: 'Parameter', isRequest: true }), place: operation.at }, ...open];
    if (isIncomplete)
      return [
        {
          markdown: 'No parameters are listed here: the description of the API refers to some that cannot be read.',
          place: operation.at,
        },
        ...open,
      ];
    if (open.length > 0)
      return [
        {
          markdown: 'This operation declares no parameters in its path, its query or its headers.',
          place: operation.at,
        },
        ...open,
      ];
    const none = body ? 'This operation takes no parameters besides its body.' : 'This operation takes no parameters.';
    return [{ markdown: none, place: operation.at }];
  },
  body: (_, { body }, api) => {
    const content = body && mainContent(body.content);
    if (!body || !content) return [];
    const fields = requestFields(body.content, api);
    const types = listed(
      body.content.map(({ mediaType }) => code(mediaType)),
      'or',
    );
    const presence = body.isRequired ? 'required' : 'optional';
    const words = sentence(withoutStatuses(inOneLine(body.description)));
    const label = `Request body (${types}, ${presence})`;
    if (fields.length === 0) return [{ markdown: `${label}${words === '' ? '.' : `: ${words}`}`, place: body.at }];
    return [
      ...(words === '' ? [] : [{ markdown: words, place: body.at }]),
      { markdown: `${label}:`, place: body.at },
      { ...fieldTable(fields, { name: 'Field', isRequest: true }), place: body.at },
    ];
  },
  request: (operation, details, api) => {
    const request = requestOf(operation, details, api);
    return [
      { markdown: 'Example request:', place: operation.at },
      ...callBlocks(request).map((markdown) => ({ markdown, place: operation.at })),
    ];
  },
  responses: (operation, { responses }) => {
    if (responses.length === 0) return [];
    const rows = responses.map(({ status, description, content, at }) => ({
      cells: [
        statusText(status),
        responseWords(description, status),
        listed(
          content.map(({ mediaType }) => code(mediaType)),
          'or',
        ),
      ],
      place: at,
    }));
    const hasTypes = rows.some(({ cells }) => cells[2] !== '');
    const header = ['Status', 'Description', ...(hasTypes ? ['Media type'] : [])];
    return [
      { markdown: 'Responses:', place: operation.at },
      {
        ...table(header, hasTypes ? rows : rows.map(({ cells, place }) => ({ cells: cells.slice(0, 2), place }))),
        place: operation.at,
      },
    ];
  },
  fields: (_, details, api) => {
    const response = shownResponse(details);
    if (!response) return [];
    const fields = responseFields(response.content, api);
    const headers = headerFields(response.headers, api);
    return [
      ...(headers.length === 0
        ? []
        : [
            { markdown: `Response headers (${code(response.status)}):`, place: response.at },
            { ...fieldTable(headers, { name: 'Header', isRequest: false }), place: response.at },
          ]),
      ...(fields.length === 0
        ? []
        : [
            { markdown: `Response fields (${code(response.status)}):`, place: response.at },
            { ...fieldTable(fields, { name: 'Field', isRequest: false }), place: response.at },
          ]),
    ];
  },
  response: (operation, details, api) => {
    const response = shownResponse(details);
    const place = response?.at ?? operation.at;
    return [
      { markdown: 'Example response:', place },
      { markdown: responseExample(response, api), place },
    ];
  },
};

/** What a path's template names and no parameter declares. */
function undeclaredBlocks(
  operation: DescribedOperation,
  parameters: OperationDetails['parameters'],
): readonly GeneratedBlock[] {
  const names = operation.path.segments.flatMap((segment) => segment.parameters);
  const open = [...new Set(names)].filter((name) => !parameters.some((one) => one.in === 'path' && one.name === name));
  if (open.length === 0) return [];
  const markdown = `The description of the API does not say what ${listed(open.map(code))} in the path ${open.length === 1 ? 'is' : 'are'}.`;
  return [{ markdown, place: operation.pathAt }];
}

/** The fields of a request's body, whatever it is written as: JSON, a form, XML, a token. */
export function requestFields(
  contents: OperationDetails['responses'][number]['content'],
  api: DescribedApi,
): readonly Field[] {
  const content = mainContent(contents);
  return content ? bodyFields(content, api, { direction: 'request', most: mostFields }) : [];
}

/** Those of a response's body in JSON. */
export function responseFields(
  contents: OperationDetails['responses'][number]['content'],
  api: DescribedApi,
): readonly Field[] {
  const content = mainContent(contents);
  if (!content || !isJson(content.mediaType)) return [];
  return bodyFields(content, api, { direction: 'response', most: mostFields });
}

/** A table with more rows than these has those of the first level alone. */
const mostFields = 60;

function responseWords(description: string | undefined, status: string): string {
  const words = withoutStatuses(withoutStatus(inOneLine(description)));
  return words === '' ? (/^2/.test(status) ? 'The operation succeeded.' : 'No description.') : words;
}

function wordBlocks(operation: DescribedOperation, details: OperationDetails, api: DescribedApi): GeneratedBlock[] {
  const words = operationWords(operation, details);
  const security = securityWords(details.security, api);
  return [
    ...words.map((markdown) => ({
      markdown,
      place: operation.node.get('description') ?? operation.node.get('summary') ?? operation.at,
    })),
    ...(details.isDeprecated
      ? [{ markdown: 'This operation is deprecated.', place: operation.node.get('deprecated') ?? operation.at }]
      : []),
    ...(security === undefined ? [] : [{ markdown: security, place: operation.node.get('security') ?? operation.at }]),
  ];
}

/** Which credentials an operation asks for, in words; undefined where it asks for none. */
export function securityWords(security: readonly SecurityRequirement[], api: DescribedApi): string | undefined {
  const alternatives = security.filter((schemes) => schemes.length > 0);
  if (alternatives.length === 0) return undefined;
  const texts = alternatives.map((schemes) =>
    schemes.map(({ name, scopes }) => schemeWords(name, scopes)).join(' together with '),
  );
  const isOptional = alternatives.length < security.length;
  const known = api.schemes.length > 0;
  return `${isOptional ? 'Authentication is optional, with' : known ? 'Authentication is required, with' : 'Authentication is asked for, with'} ${listed(texts, 'or')}.`;
}

function schemeWords(name: string, scopes: readonly string[]): string {
  if (scopes.length === 0) return code(name);
  return `${code(name)} (${scopes.length === 1 ? 'scope' : 'scopes'} ${listed(scopes.map(code))})`;
}
