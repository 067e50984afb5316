import type { DescribedApi } from '../../api/api.ts';
import type { DescribedOperation } from '../../api/described.ts';
import type { GeneratedBlock } from '../block.ts';
import { embedded, inOneLine } from '../embed.ts';
import { writtenPath } from '../request.ts';
import { blocksOf, type SectionContext } from '../section-context.ts';
import { code, counted, firstSentence, listed, plain, sentence } from '../words.ts';
import { infoOf, operationLink, placeOfInfo, subjectOf, tagsOf } from './info.ts';
import { quietly } from './quiet.ts';

export function writeOverview({ api }: SectionContext): readonly GeneratedBlock[] {
  const info = infoOf(api);
  const version = info?.get('version');
  const release =
    version?.kind === 'scalar' && version.value !== null && version.value !== ''
      ? ` (version ${plain(String(version.value))})`
      : '';
  const paths = new Set(api.operations.map(writtenPath)).size;
  const size = `${counted(api.operations.length, 'operation')} on ${counted(paths, 'path')}`;
  const description = info?.text('description');
  return [
    ...blocksOf(
      placeOfInfo(api),
      `${subjectOf(api)}${release} is an HTTP API. It offers ${size}, which the section on its endpoints describes one by one, and its architecture is that of a client that sends requests to a server.`,
    ),
    ...blocksOf(info?.get('description'), ...(description === undefined ? [] : [quietly(embedded(description))])),
    ...serverBlocks(api),
  ];
}

function serverBlocks(api: DescribedApi): GeneratedBlock[] {
  const { servers } = api;
  const [first] = servers;
  if (!first) return [];
  const rows = servers.map(({ url, description }) => {
    const words = inOneLine(description);
    return `- ${code(url === '' ? '/' : url)}${words === '' ? '' : `: ${words}`}`;
  });
  return blocksOf(
    first.at,
    servers.length === 1 ? 'The API has this base URL:' : 'The API has these base URLs:',
    rows.join('\n'),
  );
}

export function writePurpose(context: SectionContext): readonly GeneratedBlock[] {
  const { api } = context;
  const info = infoOf(api);
  const told = info?.text('summary') ?? info?.text('description');
  const first = sentence(firstSentence(inOneLine(told), 300));
  // Where that is all there is, the overview says it.
  const isAll = info?.has('summary') !== true && first === sentence(embedded(told ?? ''));
  const words = isAll ? '' : first;
  const examples = someOperations(api).map((operation) => `- ${operationLink(operation, context)}`);
  return [
    ...blocksOf(info?.get('summary') ?? info?.get('description'), quietly(words)),
    ...blocksOf(
      undefined,
      examples.length > 0
        ? 'What the API is designed for shows in what its operations do. You can use it, for example, for these tasks:'
        : 'The description of the API names no operation, and so no task that it could be used for yet.',
      examples.join('\n'),
    ),
  ];
}

/** At most six, of different tags as far as there are any. */
function someOperations(api: DescribedApi): readonly DescribedOperation[] {
  const first = tagsOf(api).flatMap(({ operations }) => operations.slice(0, 1));
  return [...new Set([...first, ...api.operations])].slice(0, mostExamples);
}

const mostExamples = 6;

export function writeFunctionalities(context: SectionContext): readonly GeneratedBlock[] {
  const { api } = context;
  const tags = tagsOf(api);
  const items = tags.map(({ name, description, operations }) => {
    const words = sentence(inOneLine(description));
    const [first] = operations;
    const example = first ? `, such as ${operationLink(first, context)}` : '';
    return `- **${plain(name)}**: ${words === '' ? '' : `${words} `}${counted(operations.length, 'operation')}${example}.`;
  });
  const byMethod = methodItems(api);
  const list = tags.length > 1 ? items : [...items, ...byMethod];
  const [last] = api.operations.toReversed();
  return [
    ...blocksOf(
      tags[0]?.place ?? api.operations[0]?.at,
      'The main features of the API, by the groups of its operations:',
      quietly(list.join('\n')),
    ),
    ...blocksOf(
      last?.at,
      last
        ? `For example, you can start with this operation: ${operationLink(api.operations[0] ?? last, context)}. Every operation comes with an example request and an example response.`
        : 'For example, nothing can be shown as long as the API has no operation; what it will offer is not said in its description.',
    ),
  ];
}

function methodItems({ operations }: DescribedApi): string[] {
  const counts = new Map<string, number>();
  for (const { method } of operations) counts.set(method, (counts.get(method) ?? 0) + 1);
  const items = [...counts].map(
    ([method, count]) => `- **${uses[method] ?? method}**: ${counted(count, 'operation')} with the method ${method}.`,
  );
  if (items.length >= 2) return items;
  return [...items, '- **Description for machines**: an OpenAPI document that says the same as these pages.'];
}

const uses: Readonly<Record<string, string>> = {
  GET: 'Read',
  POST: 'Create and start',
  PUT: 'Create and replace',
  PATCH: 'Change',
  DELETE: 'Remove',
};

export function writeArchitecture({ api }: SectionContext): readonly GeneratedBlock[] {
  const { sent, answered } = mediaTypes(api);
  const [server] = api.servers;
  const limits = api.operations.some((operation) =>
    api.details(operation).responses.some(({ status }) => status === '429'),
  );
  const webhooks = api.followMap(api.root.get('webhooks'))?.entries.length ?? 0;
  return blocksOf(
    server?.at ?? api.operations[0]?.at,
    'Clients call the API over HTTP: each request goes to a server, carries all that is needed to answer it, and gets one response.',
    [
      `- **Servers**: ${server ? listed(api.servers.slice(0, 5).map(({ url }) => code(url === '' ? '/' : url))) : 'the description names none'}.`,
      ...(sent.length > 0 ? [`- **Request bodies**: ${listed(sent.map(code), 'or')}.`] : []),
      ...(answered.length > 0 ? [`- **Response bodies**: ${listed(answered.map(code), 'or')}.`] : []),
      ...(webhooks > 0 ? [`- **Webhooks**: ${counted(webhooks, 'request')} that the API sends to its clients.`] : []),
    ].join('\n'),
    limits
      ? 'As to performance, some operations answer with `429` when too many requests arrive within a short time: the API limits the rate of requests.'
      : 'As to performance and scalability, the description of the API states no limits. Clients do well to send no more requests at once than they need.',
  );
}

/** Those that most bodies have, at most four. */
function mediaTypes(api: DescribedApi): { readonly sent: readonly string[]; readonly answered: readonly string[] } {
  const [sent, answered] = [new Map<string, number>(), new Map<string, number>()];
  const count = (map: Map<string, number>, type: string): unknown => map.set(type, (map.get(type) ?? 0) + 1);
  for (const operation of api.operations) {
    const { body, responses } = api.details(operation);
    for (const { mediaType } of body?.content ?? []) count(sent, mediaType);
    for (const { content } of responses) for (const { mediaType } of content) count(answered, mediaType);
  }
  const most = (map: ReadonlyMap<string, number>): string[] =>
    [...map]
      .toSorted(([, a], [, b]) => b - a)
      .slice(0, 4)
      .map(([type]) => type);
  return { sent: most(sent), answered: most(answered) };
}
