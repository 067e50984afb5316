import { printed } from '../json.ts';
import type { Credential, ExampleBody, ExampleRequest } from '../request.ts';
import { urlWithQuery } from './url.ts';

/** The call in JavaScript, with `fetch`. */
export function javascriptCall(request: ExampleRequest): string {
  const { method, credentials, headers, body } = request;
  const before = body ? linesBefore(body) : [];
  const fields = [
    ...credentials.flatMap(credentialField),
    ...cookieField(request),
    ...headers.map(({ name, value }) => field(name, JSON.stringify(value))),
    ...(body ? contentTypeField(body) : []),
  ];
  const settings = [
    ...(method === 'GET' && !body ? [] : [`  method: "${method}",`]),
    ...(fields.length === 0 ? [] : ['  headers: {', ...fields.map((one) => `    ${one},`), '  },']),
    ...(body ? [`  body: ${bodyText(body)},`] : []),
  ];
  const options = settings.length === 0 ? '' : `, {\n${settings.join('\n')}\n}`;
  return [
    ...before,
    `const response = await fetch(${urlText(request)}${options});`,
    'console.log(response.status, await response.text());',
  ].join('\n');
}

function urlText(request: ExampleRequest): string {
  const url = urlWithQuery(request);
  const secrets = request.credentials.flatMap((one) =>
    one.kind === 'query' ? [`${encodeURIComponent(one.name)}=\${process.env.${one.variable}}`] : [],
  );
  if (secrets.length === 0) return JSON.stringify(url);
  return `\`${url.replace(/[`\\$]/g, '\\$&')}${request.query.length === 0 ? '?' : '&'}${secrets.join('&')}\``;
}

function credentialField(credential: Credential): string[] {
  switch (credential.kind) {
    case 'header':
      return [
        field(
          credential.name,
          credential.prefix === ''
            ? `process.env.${credential.variable}`
            : `\`${credential.prefix}\${process.env.${credential.variable}}\``,
        ),
      ];
    case 'basic':
      return [field('Authorization', basicText)];
    case 'query':
    case 'cookie':
    case 'certificate':
      return [];
  }
}

function cookieField({ credentials, cookies }: ExampleRequest): string[] {
  const all = [
    ...credentials.flatMap((one) => (one.kind === 'cookie' ? [`${one.name}=\${process.env.${one.variable}}`] : [])),
    ...cookies.map(({ name, value }) => `${name}=${value.replace(/[`\\$]/g, '\\$&')}`),
  ];
  return all.length === 0 ? [] : [field('Cookie', `\`${all.join('; ')}\``)];
}

function field(name: string, value: string): string {
  return `${/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name)}: ${value}`;
}

function contentTypeField(body: ExampleBody): string[] {
  return body.kind === 'json' || body.kind === 'text' || body.kind === 'file'
    ? [field('Content-Type', JSON.stringify(body.mediaType))]
    : [];
}

function bodyText(body: ExampleBody): string {
  switch (body.kind) {
    case 'json':
      return `JSON.stringify(${printed(body.value).replaceAll('\n', '\n  ')})`;
    case 'form': {
      const pairs = body.fields.map(({ name, value }) => `    ${field(name, JSON.stringify(value))},`);
      return `new URLSearchParams({\n${pairs.join('\n')}\n  })`;
    }
    case 'multipart':
      return 'form';
    case 'text':
      return JSON.stringify(body.text);
    case 'file':
      return 'await readFile("body")';
  }
}

/** What has to be there before the call. */
function linesBefore(body: ExampleBody): string[] {
  if (body.kind === 'file') return ['import { readFile } from "node:fs/promises";', ''];
  if (body.kind !== 'multipart') return [];
  const { fields } = body;
  return [
    'const form = new FormData();',
    ...fields.map(({ name, value, isFile }) =>
      isFile
        ? `form.append(${JSON.stringify(name)}, new Blob(["contents"]), "file");`
        : `form.append(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
    ),
  ];
}

const basicText = `\`Basic \${btoa(\`\${process.env.API_USER}:\${process.env.API_PASSWORD}\`)}\``;
