import type { DescribedApi } from '../api/api.ts';
import type { DescribedOperation } from '../api/described.ts';
import { basePathOf } from '../drift/endpoint-index.ts';
import { jsonSchemaOf, responseOf } from './contents.ts';
import { type OfferedField, requestFields } from './offered-fields.ts';
import { inOneLine } from './one-line.ts';
import { sampleOf } from './sample.ts';

/** The documentation of an operation as Markdown, without its heading; LF between its lines, none at its end. `path` is as the document calls it. */
export function sectionBody(operation: DescribedOperation, api: DescribedApi, path: string): string {
  const known = bodies.get(operation);
  if (known?.path === path) return known.text;
  const text = writeBody(operation, api, path);
  bodies.set(operation, { path, text });
  return text;
}

/** An operation is the same object as long as it says the same. */
const bodies = new WeakMap<DescribedOperation, { readonly path: string; readonly text: string }>();

function writeBody(operation: DescribedOperation, api: DescribedApi, path: string): string {
  const { summary, description, responses } = api.details(operation);
  const words = description ?? summary;
  const fields = requestFields(api, operation).filter(({ name }) => !name.includes('.'));
  const pieces = [
    words === undefined ? `What \`${operation.key}\` does.` : sentence(inOneLine(words, mostWords)),
    fields.length === 0 ? undefined : fieldTable(fields),
    `Example request:\n\n${fenced('bash', call(operation, api, path))}`,
    responses.length === 0
      ? undefined
      : `Responses:\n\n${table(
          ['Status', 'Description'],
          responses.map((one) => [one.status, one.description ?? '']),
        )}`,
    answer(operation, api),
  ];
  return pieces.filter((piece) => piece !== undefined).join('\n\n');
}

const mostWords = 600;

function sentence(text: string): string {
  return /[.!?:]$/.test(text) ? text : `${text}.`;
}

function fieldTable(fields: readonly OfferedField[]): string {
  const rows = fields.map(({ name, in: place, type, isRequired, description }) => [
    `\`${name}\``,
    place ?? '',
    type,
    isRequired ? 'yes' : 'no',
    description ?? '',
  ]);
  return table(['Parameter', 'In', 'Type', 'Required', 'Description'], rows);
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const safe = rows.map((row) => row.map((cell) => inOneLine(cell).replaceAll('|', '\\|')));
  return [line(header), line(header.map(() => '---')), ...safe.map(line)].join('\n');
}

function call(operation: DescribedOperation, api: DescribedApi, path: string): string {
  const { body } = api.details(operation);
  const url = api.servers.map((server) => server.url).find((one) => /^https?:/.test(one)) ?? 'https://api.example.com';
  const base = basePathOf(url);
  const isBehindBase = base !== '' && path.startsWith(`/${base}/`);
  const origin = isBehindBase ? url.slice(0, -base.length - 1) : url;
  const method = operation.method === 'GET' ? '' : ` -X ${operation.method}`;
  const schema = jsonSchemaOf(body?.content ?? []);
  const sent = schema ? JSON.stringify(sampleOf(schema, api, { isSent: true }), null, 2) : undefined;
  const data =
    sent === undefined ? [] : ["-H 'Content-Type: application/json'", `-d '${sent.replaceAll("'", String.raw`'\''`)}'`];
  return [`curl${method} "${origin}${path}"`, ...data].join(' \\\n  ');
}

function answer(operation: DescribedOperation, api: DescribedApi): string | undefined {
  const response = responseOf(api.details(operation), undefined);
  const schema = response && jsonSchemaOf(response.content);
  if (!schema) return undefined;
  return `Example response:\n\n${fenced('json', JSON.stringify(sampleOf(schema, api, { isSent: false }), null, 2))}`;
}

function fenced(language: string, text: string): string {
  const fence = '`'.repeat(Math.max(3, ...(text.match(/`+/g) ?? []).map((run) => run.length + 1)));
  return `${fence}${language}\n${text}\n${fence}`;
}
