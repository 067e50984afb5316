import type { DescribedContent, DescribedOperation, DescribedResponse, OperationDetails } from '../../api/described.ts';
import { readTemplate } from '../../endpoints/path.ts';
import { callBlocks } from '../../generate/calls/calls.ts';
import { embedded, inOneLine } from '../../generate/embed.ts';
import { printed } from '../../generate/json.ts';
import { securityWords } from '../../generate/operation-blocks.ts';
import { isJson, mainContent, requestOf } from '../../generate/request.ts';
import { fenced, phraseOf, responseExample, shownResponse, withoutStatus } from '../../generate/response.ts';
import { exampleOf } from '../../generate/sample.ts';
import { sentence } from '../../generate/words.ts';
import { operationsOf } from '../../spec/facts/operations.ts';
import { type Entry, keyPlace, type Place } from '../../spec/tree/node.ts';
import { methodBadge, pathMarks } from '../endpoint-marks.ts';
import { escapeHtml } from '../escape.ts';
import { statusBadge } from '../status-marks.ts';
import { markdownHtml } from './markdown.ts';
import { headersTable, parametersTable } from './parameters.ts';
import { formTree, schemaTree } from './schema-tree.ts';
import { lineAttribute, type Writing } from './section.ts';

/** Who sends the request: the reader, or the API itself (webhooks, callbacks). */
export type Caller = 'reader' | 'api';

/** All that is written of an operation below its heading. */
export function operationHtml(operation: DescribedOperation, writing: Writing, caller: Caller): string {
  return contentOf(operation, writing, caller) + callbacksHtml(operation, writing);
}

function contentOf(operation: DescribedOperation, writing: Writing, caller: Caller): string {
  const details = writing.api.details(operation);
  const isOfReader = caller === 'reader';
  // What all operations ask for is not meant for those that the API itself sends.
  const isAsked = isOfReader || operation.node.get('security') !== undefined;
  return [
    wordsHtml(operation, isAsked ? details : { ...details, security: [] }, writing),
    parametersHtml(operation, details, writing),
    bodyHtml(details, writing),
    isOfReader ? requestHtml(operation, details, writing) : payloadHtml(details, writing),
    responsesHtml(details, writing),
    isOfReader ? responseHtml(details, writing) : '',
  ].join('');
}

/** The operations of an entry that holds a path item, wherever that is written. */
export function operationsIn(entry: Entry, { api }: Pick<Writing, 'api'>): readonly DescribedOperation[] {
  const item = api.followMap(entry.value);
  if (!item) return [];
  return operationsOf(item, api).map(({ method, entry: operation, node }) => ({
    method: method.toUpperCase(),
    path: readTemplate(entry.key.startsWith('/') ? entry.key : `/${entry.key}`),
    key: `${method.toUpperCase()} ${entry.key}`,
    node,
    item,
    at: keyPlace(operation),
    pathAt: keyPlace(entry),
  }));
}

function title(words: string, place: Place | undefined, { lineOf }: Writing): string {
  return `<h4${lineAttribute(lineOf(place))}>${words}</h4>\n`;
}

function wordsHtml({ node, at }: DescribedOperation, details: OperationDetails, writing: Writing): string {
  const { summary, description, isDeprecated, security } = details;
  const lead = sentence(inOneLine(summary));
  const rest = embedded(description ?? '');
  const isRepeated = rest.replace(/\.$/, '') === lead.replace(/\.$/, '');
  const needed = securityWords(security, writing.api);
  const place = node.get('description') ?? at;
  return [
    { markdown: lead, place: node.get('summary') ?? at },
    { markdown: isRepeated ? '' : rest, place },
    { markdown: isDeprecated ? '**This operation is deprecated.**' : '', place: node.get('deprecated') ?? at },
    { markdown: needed ?? '', place: node.get('security') ?? at },
  ]
    .map((block) => markdownHtml(block, writing))
    .join('');
}

function parametersHtml({ node, at }: DescribedOperation, { parameters }: OperationDetails, writing: Writing): string {
  if (parameters.length === 0) return '';
  return title('Parameters', node.get('parameters') ?? at, writing) + parametersTable(parameters, writing);
}

function bodyHtml({ body }: OperationDetails, writing: Writing): string {
  if (!body) return '';
  const presence = body.isRequired ? ' <span class="is-required">required</span>' : '';
  return (
    title(`Request body${presence}`, body.at, writing) +
    markdownHtml({ markdown: embedded(body.description ?? ''), place: undefined }, writing) +
    contentHtml(body.content, writing)
  );
}

/** The schema of each media type; the same one once. */
function contentHtml(content: readonly DescribedContent[], writing: Writing): string {
  const groups: { readonly of: DescribedContent; readonly types: string[] }[] = [];
  for (const one of content) {
    const same = groups.find(({ of }) => of.schema !== undefined && isSameSchema(of, one, writing));
    if (same) same.types.push(one.mediaType);
    else groups.push({ of: one, types: [one.mediaType] });
  }
  return groups
    .map(({ of, types }) => {
      const names = types.map((type) => `<code>${escapeHtml(type)}</code>`).join(' ');
      const tree = of.fields ? formTree(of, writing) : schemaTree(of.schema, writing);
      return `<div class="schema-media"${lineAttribute(writing.lineOf(of.node))}>${names}</div>${tree}`;
    })
    .join('');
}

function isSameSchema(one: DescribedContent, other: DescribedContent, { api }: Writing): boolean {
  if (one.schema === other.schema) return true;
  return one.schema !== undefined && other.schema !== undefined && api.follow(one.schema) === api.follow(other.schema);
}

function requestHtml(operation: DescribedOperation, details: OperationDetails, writing: Writing): string {
  const calls = callBlocks(requestOf(operation, details, writing.api)).join('\n\n');
  return title('Example request', undefined, writing) + markdownHtml({ markdown: calls, place: undefined }, writing);
}

/** What a webhook or a callback brings. */
function payloadHtml({ body }: OperationDetails, writing: Writing): string {
  const content = body && mainContent(body.content);
  const value = content && isJson(content.mediaType) ? exampleOf(content, writing.api, 'request') : undefined;
  if (value === undefined) return '';
  const markdown = fenced('json', printed(value));
  return title('Example payload', undefined, writing) + markdownHtml({ markdown, place: undefined }, writing);
}

function responsesHtml(details: OperationDetails, writing: Writing): string {
  const { responses } = details;
  const [first] = responses;
  if (!first) return '';
  const shown = shownResponse(details);
  return (
    title('Responses', first.at, writing) + responses.map((one) => responseItem(one, one === shown, writing)).join('')
  );
}

function responseItem(response: DescribedResponse, isOpen: boolean, writing: Writing): string {
  const { status, description, content, headers, at } = response;
  const line = lineAttribute(writing.lineOf(at));
  const phrase = phraseOf(status);
  const name = /^[1-5](?:\d\d|XX)$/i.test(status) ? statusBadge(status) : `<code>${escapeHtml(status)}</code>`;
  const words = withoutStatus(inOneLine(description));
  const isRepeated = words.replace(/\.$/, '').toLowerCase() === phrase?.toLowerCase();
  const heading = phrase ?? ranges[status.toUpperCase()];
  const head = `${name}${heading === undefined ? '' : ` ${escapeHtml(heading)}`}`;
  const said = markdownHtml(
    { markdown: words === '' || isRepeated ? '' : embedded(description ?? ''), place: undefined },
    writing,
  );
  const inner = (headers.length === 0 ? '' : headersTable(headers, writing)) + contentHtml(content, writing);
  if (inner === '') return `<div class="schema-response"${line}><p>${head}</p>${said}</div>\n`;
  return `<details class="schema-response"${line}${isOpen ? ' open' : ''}><summary>${head}</summary>${said}${inner}</details>\n`;
}

/** What statuses that stand for many are called. */
const ranges: Readonly<Record<string, string>> = {
  '1XX': 'Informational',
  '2XX': 'Success',
  '3XX': 'Redirection',
  '4XX': 'Client error',
  '5XX': 'Server error',
  DEFAULT: 'Any other status',
};

function responseHtml(details: OperationDetails, writing: Writing): string {
  const response = shownResponse(details);
  if (!response || response.content.length === 0) return '';
  const markdown = responseExample(response, writing.api);
  return title('Example response', undefined, writing) + markdownHtml({ markdown, place: undefined }, writing);
}

function callbacksHtml({ node }: DescribedOperation, writing: Writing): string {
  const callbacks = writing.api.followMap(node.get('callbacks'));
  const items = (callbacks?.entries ?? []).flatMap((entry) => {
    const callback = writing.api.followMap(entry.value);
    const paths = (callback?.entries ?? []).filter(({ key }) => !key.startsWith('x-'));
    return paths.flatMap((path) =>
      operationsIn(path, writing).map((operation) => {
        const line = lineAttribute(writing.lineOf(keyPlace(entry)));
        const words = `${escapeHtml(entry.key)}: ${methodBadge(escapeHtml(operation.method))} ${pathMarks(path.key)}`;
        // Without its own callbacks: it may be one of them.
        const inner = contentOf(operation, writing, 'api');
        return `<details class="schema-response"${line}><summary>${words}</summary>${inner}</details>\n`;
      }),
    );
  });
  return items.length === 0 ? '' : title('Callbacks', node.get('callbacks'), writing) + items.join('');
}
