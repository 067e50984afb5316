import type { Json } from '../json.ts';
import type { Credential, ExampleBody, ExampleRequest, Pair } from '../request.ts';

/** The call in Python, with requests. */
export function pythonCall(request: ExampleRequest): string {
  const { method, url, query, headers, cookies, credentials, body } = request;
  const verb = method.toLowerCase();
  const isKnown = /^(?:get|post|put|patch|delete|head|options)$/.test(verb);
  const params = [...pairs(query), ...secrets(credentials, 'query')];
  const fields = [...secrets(credentials, 'header'), ...pairs(headers), ...(body ? contentType(body) : [])];
  const jar = [...secrets(credentials, 'cookie'), ...pairs(cookies)];
  const given = [
    ...(isKnown ? [] : [`"${method}"`]),
    text(url),
    ...named('params', params),
    ...named('headers', fields),
    ...named('cookies', jar),
    ...credentials.flatMap(({ kind }) =>
      kind === 'basic'
        ? ['auth=(os.environ["API_USER"], os.environ["API_PASSWORD"])']
        : kind === 'certificate'
          ? ['cert=("client.pem", "client.key")']
          : [],
    ),
    ...(body ? bodyArguments(body) : []),
  ];
  const usesEnvironment = credentials.some(({ kind }) => kind !== 'certificate');
  const call = `response = requests.${isKnown ? verb : 'request'}(\n${given.map((one) => `    ${one.replaceAll('\n', '\n    ')},`).join('\n')}\n)`;
  return [
    ...(usesEnvironment ? ['import os', ''] : []),
    'import requests',
    '',
    call,
    'print(response.status_code, response.text)',
  ].join('\n');
}

function pairs(list: readonly Pair[]): string[] {
  return list.map(({ name, value }) => `${text(name)}: ${text(value)}`);
}

function secrets(credentials: readonly Credential[], kind: 'header' | 'query' | 'cookie'): string[] {
  return credentials.flatMap((one) => {
    if (one.kind !== kind || !('variable' in one)) return [];
    const value =
      one.prefix === '' ? `os.environ["${one.variable}"]` : `f"${one.prefix}{os.environ['${one.variable}']}"`;
    return [`${text(one.name)}: ${value}`];
  });
}

function named(name: string, entries: readonly string[]): string[] {
  if (entries.length === 0) return [];
  return [
    entries.length === 1
      ? `${name}={${entries[0]}}`
      : `${name}={\n${entries.map((one) => `    ${one},`).join('\n')}\n}`,
  ];
}

function contentType(body: ExampleBody): string[] {
  const isOwn =
    body.kind === 'text' || body.kind === 'file' || (body.kind === 'json' && body.mediaType !== 'application/json');
  return isOwn && 'mediaType' in body ? [`"Content-Type": ${text(body.mediaType)}`] : [];
}

function bodyArguments(body: ExampleBody): string[] {
  switch (body.kind) {
    case 'json':
      return [`json=${pythonLiteral(body.value)}`];
    case 'form':
      return named('data', pairs(body.fields));
    case 'multipart':
      return [
        ...named('data', pairs(body.fields.filter(({ isFile }) => !isFile))),
        ...named(
          'files',
          body.fields.filter(({ isFile }) => isFile).map(({ name }) => `${text(name)}: open("file", "rb")`),
        ),
      ];
    case 'text':
      return [`data=${text(body.text)}`];
    case 'file':
      return ['data=open("body", "rb")'];
  }
}

/** JSON's texts are Python's, but for halves of characters. */
function text(value: string): string {
  return JSON.stringify(value);
}

/** A value of JSON in Python. */
export function pythonLiteral(value: Json): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return text(value);
  const entries = Array.isArray(value)
    ? value.map(pythonLiteral)
    : Object.entries(value as Readonly<Record<string, Json>>).map(
        ([key, inner]) => `${text(key)}: ${pythonLiteral(inner)}`,
      );
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  if (entries.length === 0) return open + close;
  const line = entries.join(', ');
  if (Array.isArray(value) && line.length < 70 && !line.includes('\n')) return `${open}${line}${close}`;
  return `${open}\n${entries.map((one) => `    ${one.replaceAll('\n', '\n    ')},`).join('\n')}\n${close}`;
}
