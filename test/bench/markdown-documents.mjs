/**
 * Made-up API documents: the same text at every run, so that two measurements are of the same thing. Every document has all
 * the sections of the built-in contract, and endpoints grouped by resource with tables, requests, responses and lists.
 */
import { mulberry32 } from './random.mjs';

/** The document that somebody types in. */
export const mainSize = 300_000;

/** An API document of at least so many characters. */
export function apiDocument(seed, size) {
  const write = writer(seed);
  const front = introduction(write);
  const groups = [];
  for (let length = front.length; length < size; length += groups.at(-1).length)
    groups.push(resource(write, groups.length));
  return front + groups.join('');
}

/** The documents of a project with many of them, by name. */
export function manyDocuments(count) {
  return new Map(
    Array.from({ length: count }, (_, index) => [
      `api-${String(index).padStart(3, '0')}.md`,
      apiDocument(index + 1, 8_000),
    ]),
  );
}

function introduction({ sentence, sentences, name, number }) {
  const api = `${capital(name())} API`;
  const codes = Array.from({ length: 12 }, (_, index) => `${name()}_${index % 2 ? 'not_found' : 'expired'}`);
  const row = (code, status) => `| \`${code}\` | ${status} | ${sentence()} | ${sentence()} |\n`;
  return `# ${api}

## Overview

The ${api} is a REST API over HTTPS. ${sentences(3)}

### API Purpose

The purpose of this API is to answer one question. ${sentences(3)} A typical use case is the checkout.

### Core Functionalities

- **Search**: ${sentence()}
- **Reservation**: ${sentence()}
- **Release**: ${sentence()}

For example, ${sentence()}

### Architecture Overview

One stateless service answers all requests from a database. It scales horizontally. ${sentences(3)}

## API Authentication

Every request carries an access token. Keep the secret on the server. ${sentences(2)}

### Authentication Methods

- **OAuth 2.0 client credentials**: ${sentence()}

To authenticate:

1. Create a client in the dashboard and copy its id and its secret.
2. Exchange them for an access token.
3. Send the token with every request in the header \`Authorization\`.

\`\`\`bash
curl https://auth.api.example/oauth/token -d grant_type=client_credentials -u "$CLIENT_ID:$CLIENT_SECRET"
\`\`\`

\`\`\`javascript
const response = await fetch('https://api.example/v1/status', { headers: { Authorization: \`Bearer \${token}\` } });
\`\`\`

### Token Management

Request a token from \`https://auth.api.example/oauth/token\`. It expires after one hour; refresh it shortly before. Store
tokens in memory only. ${sentences(2)}

### Common Issues and Troubleshooting

- \`token_expired\`: the token is older than an hour. Request a new one. ${sentence()}
- \`scope_missing\`: ${sentence()}

To see what a token contains, paste it into the [token inspector](https://dashboard.api.example/inspector).

## Error Messages

Every error has an HTTP status and a JSON body. When you troubleshoot, start from the code. ${sentences(2)}

### Error Code List

#### Client-side errors

| Code | Status | Message | Description |
| --- | --- | --- | --- |
${codes.map((code) => row(code, 400 + number(30))).join('')}
#### Server-side errors

| Code | Status | Message | Description |
| --- | --- | --- | --- |
${row('backend_unreachable', 502)}
### Troubleshooting Guide

- **A search finds nothing.** The solution is to search again. ${sentence()}
- **A request takes long.** As a workaround, ask for less. ${sentence()}

To avoid both, ${sentence()}

## Support and Resources

Contact [support@api.example](mailto:support@api.example). The [guides](https://docs.api.example/guides) show a whole checkout,
and the [sandbox](https://sandbox.api.example) is a tool for debugging.

## API Endpoints and Operations

${sentences(2)}

`;
}

function resource(write, index) {
  const { sentences, name } = write;
  const plural = `${name()}${index}s`;
  const endpoints = [
    ['GET', `/${plural}`],
    ['POST', `/${plural}`],
    ['GET', `/${plural}/{id}`],
    ['PUT', `/${plural}/{id}`],
    ['DELETE', `/${plural}/{id}`],
  ];
  return `### ${capital(plural)}

${sentences(2)}

${endpoints.map((endpoint) => operation(write, endpoint)).join('')}`;
}

function operation({ sentence, sentences, name, number }, [method, path]) {
  const names = Array.from({ length: 3 + number(5) }, name);
  const parameters = names.map(
    (one) => `| \`${one}\` | query | string | ${number(2) ? 'yes' : 'no'} | ${sentence()} |\n`,
  );
  const fields = names.map((one) => `  "${one}": "${name()}"`).join(',\n');
  const body = method === 'POST' || method === 'PUT' ? `Content-Type: application/json\n\n{\n${fields}\n}` : '';
  const request = `${method} /v1${path} HTTP/1.1\nHost: api.example\n${body}`.trimEnd();
  const response =
    method === 'DELETE'
      ? 'HTTP/1.1 204 No Content'
      : `HTTP/1.1 200 OK\nContent-Type: application/json\n\n{\n${fields}\n}`;
  return `#### ${method} ${path}

${sentences(2)} See [the specification](https://api.example/specification "The whole") and \`${names[0]}\`.

| Parameter | In | Type | Required | Description |
| --- | --- | --- | --- | --- |
${parameters.join('')}
\`\`\`http
${request}
\`\`\`

\`\`\`http
${response}
\`\`\`

- \`400\`: ${sentence()}
- \`404\`: *${sentence()}*
  - ${sentence()}

`;
}

/** Words, sentences and numbers, one after the other from a seed. */
function writer(seed) {
  const random = mulberry32(seed);
  const number = (below) => Math.floor(random() * below);
  const name = () => nouns[number(nouns.length)];
  const sentence = () => {
    const words = Array.from({ length: 7 + number(9) }, () => all[number(all.length)]);
    return `${capital(words.join(' '))}.`;
  };
  const sentences = (count) => Array.from({ length: count }, sentence).join(' ');
  return { number, name, sentence, sentences };
}

const nouns =
  'parcel locker courier depot route pallet invoice customer shelf scanner label carrier window refund queue tariff'.split(
    ' ',
  );
const others =
  'the a every some near open late small first second keeps moves sends finds opens waits again before after without by for to'.split(
    ' ',
  );
const all = [...nouns, ...others];

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
