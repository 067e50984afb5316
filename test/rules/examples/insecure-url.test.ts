import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markedBy } from '../../support/check-doc.ts';

function found(code: string, language: string): string[] {
  return markedBy('examples/insecure-url', `# API\n\n## GET /a\n\nReads it.\n\n\`\`\`${language}\n${code}\n\`\`\`\n`);
}

const told = ['http | Credentials are sent to `http://api.parcels.io` without encryption'];

test('Credentials that go to another host in the clear are told', () => {
  for (const [language, code] of [
    ['bash', 'curl -u user:password http://api.parcels.io/a'],
    ['bash', 'curl -H "X-Api-Key: $KEY" \\\n  "http://api.parcels.io/a"'],
    ['bash', 'curl -b session=1 http://api.parcels.io/a'],
    ['bash', 'curl -d \'{"password": "x"}\' http://api.parcels.io/a'],
    ['bash', 'curl http://api.parcels.io/a?access_token=x'],
    ['http', 'GET http://api.parcels.io/a HTTP/1.1\nAuthorization: Bearer <token>'],
    ['js', "fetch('http://api.parcels.io/a', { headers: { Authorization: 'Bearer ' + token } });"],
    ['python', 'requests.get("http://api.parcels.io/a", headers={"Authorization": token})'],
    ['text', 'http://user:password@api.parcels.io/a'],
  ] as const)
    assert.deepEqual(found(code, language), told, code);
});

test('Local hosts, placeholders, and calls without credentials are left in peace', () => {
  for (const [language, code] of [
    ['bash', 'curl -u a:b http://localhost:8080/a'],
    ['bash', 'curl -u a:b http://127.0.0.1/a http://[::1]:80/a http://10.1.2.3/a http://api/a http://x.local/a'],
    ['bash', 'curl -u a:b http://<host>/a http://$HOST/a http://{host}.com/a http://your-server.com/a'],
    ['bash', 'curl http://api.parcels.io/a'],
    ['bash', 'curl -u a:b https://api.parcels.io/a\ncurl http://api.parcels.io/b'],
    ['bash', 'curl -u a:b https://api.parcels.io/a -d \'{"callback": "http://shop.io/hook"}\''],
    ['http', 'GET /a HTTP/1.1\nAuthorization: Bearer <token>\nReferer: http://shop.io/a'],
    ['json', '{ "authorization": { "url": "http://api.parcels.io/a" } }'],
    ['xml', '<a xmlns="http://www.w3.org/1999/xhtml" authorization="x"/>'],
    ['bash', 'curl -H "X-Page-Token: x" http://api.parcels.io/a'],
    ['json', '{ "HttpProxy": "http://user:password@proxy.parcels.io:8080" }'],
    ['bash', 'export HTTP_PROXY=http://user:password@proxy.parcels.io'],
  ] as const)
    assert.deepEqual(found(code, language), [], code);
});
