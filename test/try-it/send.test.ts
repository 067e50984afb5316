import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allowedHosts, revokeHosts } from '../../client/src/try-it/allowed-hosts.ts';
import { isOpenToAll, problemOfTarget } from '../../client/src/try-it/check-target.ts';
import { forgetSecrets, storedCredentials } from '../../client/src/try-it/credentials.ts';
import { jsonInLines } from '../../client/src/try-it/json-lines.ts';
import { Host, serve, specFor } from './host.ts';

const get = 'GET /things/{id}';
const id = { in: 'path', name: 'id', value: '7' } as const;
const json = { 'content-type': 'application/json' };

test('A request arrives as it was filled in, and its answer is told and compared', async (context) => {
  const { origin, got } = await serve(context, (_, response) => response.writeHead(200, json).end('{"id":"7"}'));
  const host = new Host({ spec: specFor(`${origin}/v1`), key: get });
  await host.open();
  const parameters = [
    id,
    { in: 'query', name: 'q', value: 'a b&c' },
    { in: 'header', name: 'X-Trace', value: 'x' },
  ] as const;
  const answer = await host.send({ parameters });
  assert.ok(typeof answer === 'object', String(answer));
  assert.deepEqual(
    got.map(({ method, url, headers }) => [method, url, headers['x-trace'], headers.cookie]),
    [['GET', '/v1/things/7?q=a%20b%26c', 'x', undefined]],
  );
  assert.deepEqual([answer.status, answer.phrase, answer.body], [200, 'OK', '{\n  "id": "7"\n}']);
  assert.deepEqual(answer.check, {
    spec: 'openapi.yaml',
    findings: [{ severity: 'error', message: '`id` is text; the schema wants an integer', place: '$.id' }],
  });
  assert.ok(answer.milliseconds >= 0 && answer.headers.some(([name]) => name === 'content-type'));
  await host.act({ kind: 'insert' });
  assert.deepEqual(host.told.at(-1), { kind: 'inserted', message: 'Inserted.' });
  assert.equal(host.inserted[0]?.body, '{"id":"7"}');
});

test('A body is sent, and nothing is for an answer without one', async (context) => {
  const { origin, got } = await serve(context, (_, response) => response.writeHead(204).end());
  const host = new Host({ spec: specFor(origin), key: 'PUT /things/{id}' });
  await host.open();
  const answer = await host.send({ parameters: [id], body: { mediaType: 'application/json', text: '{"a":"é"}' } });
  assert.ok(typeof answer === 'object');
  assert.deepEqual([answer.status, answer.body, answer.check?.findings], [204, '', []]);
  assert.deepEqual([got[0]?.headers['content-type'], got[0]?.body], ['application/json', '{"a":"é"}']);
});

test('A host is asked only after the user has allowed it, once in a workspace', async (context) => {
  const { origin, got } = await serve(context, (_, response) => response.writeHead(200, json).end('{"id":1}'));
  let isAllowed = false;
  const host = new Host({ spec: specFor(origin), key: get, allow: () => isAllowed });
  await host.open();
  assert.equal(await host.send({ parameters: [id] }), `Requests to ${origin} are not allowed.`);
  assert.equal(got.length, 0);
  isAllowed = true;
  for (const _ of [1, 2]) assert.ok(typeof (await host.send({ parameters: [id] })) === 'object');
  assert.deepEqual(host.asked, [`allow ${origin}`, `allow ${origin}`]);
  assert.deepEqual(allowedHosts(host.environment.workspaceMemory), [origin]);
  await revokeHosts(host.environment.workspaceMemory, [origin]);
  isAllowed = false;
  assert.equal(await host.send({ parameters: [id] }), `Requests to ${origin} are not allowed.`);
  assert.equal(got.length, 2);
});

test('Where it is off, nothing is sent, whatever the page says', async (context) => {
  const { origin, got } = await serve(context, (_, response) => response.end());
  let isOn = true;
  const host = new Host({ spec: specFor(origin), key: get, changes: { isOn: () => isOn } });
  await host.open();
  const told = host.told.length;
  isOn = false;
  await host.act({ kind: 'send', input: { server: 0, parameters: [id] } });
  await host.act({ kind: 'setCredential', server: 0, scheme: 'key' });
  assert.deepEqual([got.length, host.told.length, host.asked], [0, told, []]);
});

const schemes = `security: [{ key: [], login: [] }]
components:
  securitySchemes:
    key: { type: apiKey, in: query, name: key }
    login: { type: http, scheme: basic }
    bearer: { type: http, scheme: bearer }`;

test('Credentials go to their host, and nothing of them to the page, not even what the host sends back', async (context) => {
  const secret = 'ann:s3/cret"x';
  const encoded = Buffer.from(secret).toString('base64');
  const { origin, got } = await serve(context, ({ headers, url }, response) => {
    const echo = { id: 1, url, authorization: headers.authorization, plain: secret };
    response
      .writeHead(200, { ...json, 'x-session-id': 'abc', 'set-cookie': 'a=b', 'x-echo': encoded })
      .end(JSON.stringify(echo));
  });
  const host = new Host({ spec: specFor(origin, schemes), key: get, secret });
  await host.open();
  for (const scheme of ['key', 'login']) await host.act({ kind: 'setCredential', server: 0, scheme });
  assert.deepEqual(host.told.at(-1), {
    kind: 'stored',
    stored: [
      { server: 0, scheme: 'key' },
      { server: 0, scheme: 'login' },
    ],
  });
  const answer = await host.send({ parameters: [id] });
  assert.ok(typeof answer === 'object', String(answer));
  assert.equal(got[0]?.headers.authorization, `Basic ${encoded}`);
  assert.equal(got[0]?.url, `/things/7?key=${encodeURIComponent(secret)}`);
  for (const piece of [secret, encoded, 's3/cret', encodeURIComponent(secret), 'abc', 'a=b', JSON.stringify(secret)])
    assert.ok(!host.pageKnows.includes(JSON.stringify(piece).slice(1, -1)), piece);
  assert.ok(answer.headers.some(([name, value]) => name === 'x-session-id' && value === '•••'));
  await host.act({ kind: 'insert' });
  assert.ok(!JSON.stringify(host.inserted).includes('s3/cret'));
  assert.deepEqual(storedCredentials(host.environment), [
    { origin, scheme: 'key' },
    { origin, scheme: 'login' },
  ]);
  await forgetSecrets(storedCredentials(host.environment), host.environment);
  assert.deepEqual([...host.secrets], []);
});

test('A credential of one host is not sent to another, nor where others can read it', async (context) => {
  const first = await serve(context, (_, response) => response.writeHead(200, json).end('{"id":1}'));
  const second = await serve(context, (_, response) => response.writeHead(200, json).end('{"id":1}'));
  const two = specFor(first.origin, schemes.replace('key: [], login: []', 'bearer: []')).replace(
    `[{ url: '${first.origin}' }]`,
    `[{ url: '${first.origin}' }, { url: '${second.origin}' }, { url: 'http://api.example.com' }]`,
  );
  const host = new Host({ spec: two, key: get, secret: 'tok-en' });
  await host.open();
  await host.act({ kind: 'setCredential', server: 0, scheme: 'bearer' });
  await host.act({ kind: 'setCredential', server: 2, scheme: 'bearer' });
  await host.act({ kind: 'setCredential', server: 0, scheme: 'unknown' });
  for (const server of [0, 1]) await host.send({ server, parameters: [id] });
  assert.equal(first.got[0]?.headers.authorization, 'Bearer tok-en');
  assert.equal(second.got.length, 1);
  assert.equal(second.got[0]?.headers.authorization, undefined);
  assert.match(String(await host.send({ server: 2, parameters: [id] })), /^Credentials are not sent over http: to/);
  await host.act({ kind: 'forgetCredential', server: 0, scheme: 'bearer' });
  assert.deepEqual(host.told.at(-1), { kind: 'stored', stored: [{ server: 2, scheme: 'bearer' }] });
  assert.equal(await host.send({ server: 9, parameters: [id] }), 'There is no such server.');
});

test('A redirect is shown and not followed, to another host or to the same', async (context) => {
  const other = await serve(context, (_, response) => response.end());
  const { origin, got } = await serve(context, (_, response) =>
    response.writeHead(302, { location: `${other.origin}/x?key=abc` }).end(),
  );
  const host = new Host({ spec: specFor(origin, schemes), key: get, secret: 'abc' });
  await host.open();
  await host.act({ kind: 'setCredential', server: 0, scheme: 'key' });
  const answer = await host.send({ parameters: [id] });
  assert.ok(typeof answer === 'object');
  assert.deepEqual(answer.notes, [`The server leads to ${other.origin}/x?key=•••. That was not followed.`]);
  assert.deepEqual([answer.status, got.length, other.got.length], [302, 1, 0]);
});

test('A request is stopped by the reader, and given up after a time', async (context) => {
  let arrived = (): void => {};
  const { origin } = await serve(context, () => arrived());
  const host = new Host({ spec: specFor(origin), key: get });
  await host.open();
  const isThere = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const sending = host.send({ parameters: [id] });
  await isThere;
  await host.act({ kind: 'abort' });
  assert.equal(await sending, 'The request was stopped.');
  const impatient = new Host({ spec: specFor(origin), key: get, patience: 1 });
  await impatient.open();
  assert.match(String(await impatient.send({ parameters: [id] })), /has not answered within 0 s\.$/);
});

test('Of a long body the beginning is shown, and nothing is compared or inserted', async (context) => {
  const { origin } = await serve(context, (_, response) => {
    response.writeHead(200, json);
    response.write(`{"id":"${'x'.repeat(1_500_000)}`);
    response.end('"}');
  });
  const host = new Host({ spec: specFor(origin), key: get });
  await host.open();
  const answer = await host.send({ parameters: [id] });
  assert.ok(typeof answer === 'object');
  assert.equal(answer.body.length, 1_000_000);
  assert.deepEqual([answer.canInsert, answer.check?.findings], [false, []]);
  assert.match(answer.notes.join(), /longer than 1 MB/);
});

test('Of what is no text only the size is told; what is broken, or none at all, is said', async (context) => {
  const bytes = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]);
  const { origin } = await serve(context, (_, response) =>
    response.writeHead(200, { 'content-type': 'image/png' }).end(bytes),
  );
  const host = new Host({ spec: specFor(origin), key: get });
  await host.open();
  const answer = await host.send({ parameters: [id] });
  assert.ok(typeof answer === 'object');
  assert.deepEqual([answer.body, answer.notes, answer.canInsert], ['', ['The body is no text: 7 bytes.'], false]);
  const html = await serve(context, (_, response) =>
    response
      .writeHead(200, { 'content-type': 'text/html; charset=iso-8859-1' })
      .end(Buffer.from('<b>\u00e9</b>', 'latin1')),
  );
  const page = new Host({ spec: specFor(html.origin), key: get });
  await page.open();
  const shown = await page.send({ parameters: [id] });
  assert.ok(typeof shown === 'object');
  assert.deepEqual([shown.body, shown.language], ['<b>é</b>', 'text']);
  assert.match(shown.check?.findings[0]?.message ?? '', /is `application\/json`, not `text\/html/);
  const broken = await serve(context, (_, response) => response.destroy());
  const nobody = new Host({ spec: specFor(broken.origin), key: get });
  await nobody.open();
  assert.match(
    String(await nobody.send({ parameters: [id] })),
    new RegExp(`^${broken.origin} could not be asked: .+\\.$`),
  );
});

test('JSON is laid out in lines, and no number becomes another one', () => {
  const json = '{"a":[],"b":{},"c":[1,{"d":"x,{]\\\\\\""}],"n":9007199254740993,"e":1.0E5,"f":null} ';
  const expected = [
    ...['{', '  "a": [],', '  "b": {},', '  "c": [', '    1,', '    {', '      "d": "x,{]\\\\\\""', '    }', '  ],'],
    ...['  "n": 9007199254740993,', '  "e": 1.0E5,', '  "f": null', '}'],
  ];
  assert.equal(jsonInLines(json), expected.join('\n'));
  const plain = { a: [], b: {}, c: [1, { d: ['x'] }], e: '' };
  assert.equal(jsonInLines(JSON.stringify(plain)), JSON.stringify(plain, undefined, 2));
});

test('What the language server fails to do is told', async (context) => {
  const { origin } = await serve(context, (_, response) => response.writeHead(200, json).end('{"id":1}'));
  const spec = specFor(origin);
  const fail = () => Promise.reject(new Error('gone'));
  const { environment } = new Host({ spec, key: get });
  const noPlan = new Host({ spec, key: get, changes: { server: { ...environment.server, plan: fail } } });
  await noPlan.open();
  const failed = { kind: 'failed', message: 'That failed: gone' };
  assert.deepEqual(noPlan.told, [failed]);
  const noBuild = new Host({ spec, key: get, changes: { server: { ...environment.server, build: fail } } });
  await noBuild.open();
  assert.equal(await noBuild.send({ parameters: [id] }), failed.message);
  const noCheck = new Host({
    spec,
    key: get,
    changes: { server: { ...environment.server, check: fail, insert: fail } },
  });
  await noCheck.open();
  const answer = await noCheck.send({ parameters: [id] });
  assert.ok(typeof answer === 'object' && answer.check === undefined && answer.status === 200);
  await noCheck.act({ kind: 'insert' });
  assert.deepEqual(noCheck.told.at(-1), { kind: 'inserted', message: failed.message });
});

test('A form that the extension does not know is told so, and one of another page', async () => {
  const host = new Host({ spec: specFor('https://api.example.com'), key: get });
  await host.act({ kind: 'send', input: { server: 0, parameters: [] } });
  assert.match(host.pageKnows, /The page has changed/);
  await host.open();
  await host.act({ kind: 'insert' }, 'other');
  assert.equal(host.told.at(-1)?.kind, 'failed');
  assert.equal(host.inserted.length, 0);
  await host.act({ kind: 'close' });
  await host.act({ kind: 'close' });
});

test('A request goes below the server that the plan names, as whoever sends it reads the URL', () => {
  const problem = (url: string, server = 'https://a.example/v1', headers: [string, string][] = []) =>
    problemOfTarget({ method: 'GET', url, headers }, server);
  assert.equal(problem('https://a.example/v1/x?y#z'), undefined);
  assert.equal(problem('https://a.example/v1'), undefined);
  const refused = [
    ...[
      'https://a.example/v10/x',
      'https://a.example/v1/../x',
      'https://a.example/v1/%2e%2e/x',
      'https://a.example:8443/v1/x',
    ],
    ...[
      'http://a.example/v1/x',
      'https://b.example/v1/x',
      'https://a.example@b.example/v1/x',
      'https://u:p@a.example/v1/x',
    ],
    ...['file:///v1/x', 'javascript:alert(1)', 'no', 'https://a.example\\@b.example/v1'],
  ];
  for (const url of refused) assert.notEqual(problem(url), undefined, url);
  assert.notEqual(problem('https://a.example/v1/x', 'https://a.example/v1', [['X', 'a\r\nY: b']]), undefined);
  for (const origin of ['http://127.0.0.1:80', 'http://localhost:3000', 'http://[::1]', 'https://a.example'])
    assert.ok(!isOpenToAll(origin), origin);
  for (const origin of ['http://a.example', 'http://127.0.0.1.example', 'http://localhost.example'])
    assert.ok(isOpenToAll(origin), origin);
});
