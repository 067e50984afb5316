import { printed } from '../json.ts';
import type { Credential, ExampleBody, ExampleRequest } from '../request.ts';
import { urlWithQuery } from './url.ts';

/** The call as a command of cURL for a shell. */
export function curlCall(request: ExampleRequest): string {
  const { method, credentials, headers, cookies, body } = request;
  const secrets = credentials.flatMap((one) =>
    one.kind === 'query' ? [`${encodeURIComponent(one.name)}=$${one.variable}`] : [],
  );
  const isImplied = method === 'GET' && body === undefined;
  const verb = method === 'HEAD' ? ' -I' : isImplied ? '' : ` -X ${method}`;
  const options = [
    ...credentials.flatMap(credentialOption),
    ...cookiesOption(
      cookies.map(({ name, value }) => `${name}=${inQuotes(value)}`),
      credentials,
    ),
    ...headers.map(({ name, value }) => `-H "${inQuotes(`${name}: ${value}`)}"`),
    ...(body ? bodyOptions(body) : []),
  ];
  return [
    `curl${verb} "${inQuotes(urlWithQuery(request), /[\\"`]/g)}${secretQuery(request, secrets)}"`,
    ...options,
  ].join(' \\\n  ');
}

function secretQuery({ query }: ExampleRequest, secrets: readonly string[]): string {
  return secrets.length === 0 ? '' : `${query.length === 0 ? '?' : '&'}${secrets.join('&')}`;
}

function credentialOption(credential: Credential): string[] {
  switch (credential.kind) {
    case 'header':
      return [`-H "${credential.name}: ${credential.prefix}$${credential.variable}"`];
    case 'basic':
      return ['-u "$API_USER:$API_PASSWORD"'];
    case 'certificate':
      return ['--cert client.pem --key client.key'];
    case 'query':
    case 'cookie':
      return [];
  }
}

function cookiesOption(pairs: readonly string[], credentials: readonly Credential[]): string[] {
  const secret = credentials.flatMap((one) => (one.kind === 'cookie' ? [`${one.name}=$${one.variable}`] : []));
  const all = [...secret, ...pairs];
  return all.length === 0 ? [] : [`-b "${all.join('; ')}"`];
}

function bodyOptions(body: ExampleBody): string[] {
  switch (body.kind) {
    case 'json':
      return [contentType(body.mediaType), `-d '${inSingleQuotes(printed(body.value))}'`];
    case 'form':
      return body.fields.map(({ name, value }) => `--data-urlencode '${inSingleQuotes(`${name}=${value}`)}'`);
    case 'multipart':
      return body.fields.map(
        ({ name, value, isFile }) => `-F '${inSingleQuotes(`${name}=${isFile ? '@file' : value}`)}'`,
      );
    case 'text':
      return [contentType(body.mediaType), `--data-binary '${inSingleQuotes(body.text)}'`];
    case 'file':
      return [contentType(body.mediaType), '--data-binary @body'];
  }
}

function contentType(mediaType: string): string {
  return `-H "Content-Type: ${inQuotes(mediaType)}"`;
}

function inQuotes(text: string, special = /[\\"`$]/g): string {
  return text.replace(special, '\\$&');
}

function inSingleQuotes(text: string): string {
  return text.replaceAll("'", String.raw`'\''`);
}
