import type { DescribedApi } from '../api/api.ts';
import type { DescribedOperation, DescribedParameter, OperationDetails } from '../api/described.ts';
import { describeSchema } from '../api/schema.ts';
import { escapeHtml } from './escape.ts';
import type { SampleRequest } from './request-samples.ts';
import { sampleOf, sampleOfSchema } from './sample-value.ts';

/** An operation of the OpenAPI description that a document is about. */
export interface OperationOfApi {
  readonly api: DescribedApi;
  readonly operation: DescribedOperation;
}

/** The request that a description asks for, with values of its own where it has some. */
export function requestOfOperation({ api, operation }: OperationOfApi, base: string): SampleRequest {
  const details = api.details(operation);
  const credentials = credentialsOf(details, api);
  const required = details.parameters.filter(({ isRequired }) => isRequired);
  const wordOf = ({ name, schema, node }: DescribedParameter): string => {
    const example = node.get('example');
    const value = example?.kind === 'scalar' ? example.value : sampleOfSchema(schema, api);
    return value === 'string' || value === undefined || typeof value === 'object' ? `<${name}>` : String(value);
  };
  const pairsIn = (place: DescribedParameter['in']) =>
    required
      .filter((parameter) => parameter.in === place)
      .map((parameter) => [parameter.name, wordOf(parameter)] as const);
  const query = [...pairsIn('query'), ...credentials.query].map((pair) => pair.join('=')).join('&');
  const content = details.body?.content.find(({ mediaType }) => /\bjson\b/i.test(mediaType));
  const value = content && sampleOf(content, api);
  const type = content && value !== undefined ? [['Content-Type', content.mediaType] as const] : [];
  return {
    method: operation.method,
    url: `${serverOf(api, base)}${operation.path.template}${query === '' ? '' : `?${query}`}`,
    headers: [...credentials.headers, ...pairsIn('header'), ...type],
    body: value === undefined ? undefined : JSON.stringify(value, undefined, 2),
  };
}

/** A table of what a description says of an operation's parameters; empty for none. */
export function parameterTable({ api, operation }: OperationOfApi): string {
  const { parameters } = api.details(operation);
  if (parameters.length === 0) return '';
  const rows = parameters.map((parameter) => {
    const type = describeSchema(parameter.schema, api)?.types.join(', ') ?? '';
    const description = (parameter.description ?? '').trim().split(/\n\s*\n/, 1)[0] ?? '';
    return `<tr><td><code>${escapeHtml(parameter.name)}</code></td><td>${parameter.in}</td><td>${escapeHtml(type)}</td>${
      parameter.isRequired ? '<td class="is-required">yes</td>' : '<td>no</td>'
    }<td class="is-words">${escapeHtml(description)}</td></tr>`;
  });
  const head = ['Parameter', 'In', 'Type', 'Required', 'Description']
    .map((name) => `<th scope="col">${name}</th>`)
    .join('');
  return `<div class="table table-fields"><table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

function serverOf(api: DescribedApi, base: string): string {
  const url = api.servers[0]?.url ?? '';
  return /^https?:/i.test(url) ? url : `${base}${url}`;
}

interface Credentials {
  readonly headers: readonly (readonly [string, string])[];
  readonly query: readonly (readonly [string, string])[];
}

/** For the first of the alternatives, with words that stand for secrets. */
function credentialsOf({ security }: OperationDetails, api: DescribedApi): Credentials {
  const names = new Set((security[0] ?? []).map(({ name }) => name));
  const headers: [string, string][] = [];
  const query: [string, string][] = [];
  for (const scheme of api.schemes.filter(({ name }) => names.has(name))) {
    const key = scheme.parameterName ?? scheme.name;
    if (scheme.type === 'apiKey' && scheme.in === 'query') query.push([key, '<key>']);
    else if (scheme.type === 'apiKey')
      headers.push(scheme.in === 'cookie' ? ['Cookie', `${key}=<key>`] : [key, '<key>']);
    else if (scheme.httpScheme === 'basic') headers.push(['Authorization', 'Basic <credentials>']);
    else if (scheme.type !== 'mutualTLS') headers.push(['Authorization', 'Bearer <token>']);
  }
  return { headers, query };
}
