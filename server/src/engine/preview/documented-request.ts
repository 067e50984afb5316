import type { ExampleField } from '../operations/examples/call.ts';
import { exampleContent } from '../operations/examples/content.ts';
import type { DocumentedExample } from '../operations/examples/example.ts';
import type { DocumentedOperation, DocumentedParameter } from '../operations/operation.ts';
import type { SampleRequest } from './request-samples.ts';

/** The one request that an example of the document makes; undefined where it makes several, or has parts that are no literals. */
export function requestOfExample(text: string, example: DocumentedExample, base: string): SampleRequest | undefined {
  const content = exampleContent(text, example);
  if (content.kind === 'messages') {
    const [message, ...others] = content.messages;
    if (message?.start.kind !== 'request' || others.some(({ start }) => start.kind === 'request')) return undefined;
    const fields = message.fields.filter(({ name }) => !/^(?:host|content-length|connection)$/i.test(name.text));
    const host = message.fields.find(({ name }) => /^host$/i.test(name.text))?.value?.text;
    const headers = pairsOf(fields);
    const target = message.start.target.text;
    const url = target.startsWith('/') ? `${host === undefined ? base : `https://${host}`}${target}` : target;
    const body = message.body && text.slice(message.body.start, message.body.end);
    return headers && { method: message.start.method.text, url, headers, body };
  }
  if (content.kind !== 'calls' || content.calls.length !== 1) return undefined;
  const [call] = content.calls;
  const headers = call && pairsOf(call.fields);
  const query = call && pairsOf(call.query);
  if (!call?.url || !headers || !query || call.body?.text === '') return undefined;
  const search = query.map((pair) => pair.join('=')).join('&');
  const url = search === '' ? call.url.text : `${call.url.text}${call.url.text.includes('?') ? '&' : '?'}${search}`;
  return { method: call.method.text, url, headers, body: call.body?.text };
}

function pairsOf(fields: readonly ExampleField[]): [string, string][] | undefined {
  const pairs: [string, string][] = [];
  for (const { name, value } of fields) {
    if (!value) return undefined;
    pairs.push([name.text, value.text]);
  }
  return pairs;
}

/** A request that the document describes without an example: what its path and its tables say that it needs. */
export function describedRequest({ endpoint, parameters }: DocumentedOperation, base: string): SampleRequest {
  const { method, path } = endpoint;
  const hasBody = /^(?:POST|PUT|PATCH)$/.test(method);
  const placed = parameters.map((parameter) => ({
    parameter,
    place: parameter.in ?? (hasBody ? 'body' : 'query'),
    isRequired: parameter.required?.value === true,
  }));
  const query = placed.filter(({ place, isRequired }) => place === 'query' && isRequired);
  const search = query.map(({ parameter }) => `${parameter.name}=${wordFor(parameter)}`).join('&');
  const headers = placed.filter(({ parameter, place, isRequired }) => {
    return place === 'header' && (isRequired || /^authorization$/i.test(parameter.name));
  });
  const fields = hasBody ? placed.filter(({ place }) => place === 'body').map(({ parameter }) => parameter) : [];
  const pairs = headers.map(({ parameter }): [string, string] => [parameter.name, wordFor(parameter)]);
  const isTyped = pairs.some(([name]) => /^content-type$/i.test(name));
  return {
    method,
    url: `${path.server === '' ? base : path.server}${path.template}${search === '' ? '' : `?${search}`}`,
    headers: fields.length > 0 && !isTyped ? [...pairs, ['Content-Type', 'application/json']] : pairs,
    body: fields.length > 0 ? JSON.stringify(objectOf(fields), undefined, 2) : undefined,
  };
}

/** Names with dots, and items of lists in lists, stand in the object that they are fields of. */
function objectOf(fields: readonly DocumentedParameter[]): Record<string, unknown> {
  const object: Record<string, unknown> = Object.create(null);
  for (const field of fields) {
    const [first = '', ...rest] = field.name.replaceAll('[]', '').split('.');
    if (rest.length === 0) object[first] ??= sampleOf(field);
    else {
      const inner = objectOf([{ ...field, name: rest.join('.') }]);
      const known = object[first];
      object[first] = typeof known === 'object' && known !== null ? { ...known, ...inner } : inner;
    }
  }
  return object;
}

function sampleOf(field: DocumentedParameter): unknown {
  if (field.children.length > 0) return objectOf(field.children);
  const type = field.type?.text.toLowerCase() ?? '';
  const word = field.default?.text ?? field.values[0]?.text;
  if (/^(?:int|integer|number|float|double|long|decimal)\b/.test(type)) return Number(word ?? 1) || 0;
  if (/^bool/.test(type)) return word !== 'false';
  if (/^(?:array|list)\b|\[\]/.test(type)) return [];
  if (/^(?:object|map|json)\b/.test(type)) return {};
  return word ?? field.name.split('.').at(-1);
}

function wordFor({ name, default: preset, values }: DocumentedParameter): string {
  return preset?.text ?? values[0]?.text ?? (/^authorization$/i.test(name) ? 'Bearer <token>' : `<${name}>`);
}
