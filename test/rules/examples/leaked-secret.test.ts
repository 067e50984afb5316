import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultConfiguration } from '#engine/configuration/configuration.ts';
import { builtinContracts } from '#engine/contract/builtin.ts';
import { applyEdits, checkMarkdown, parseMarkdown } from '#engine/index.ts';

function secretsOf(text: string, today?: string) {
  const project = {
    configuration: defaultConfiguration('file:///'),
    contracts: builtinContracts(),
    contractOverride: 'endpoint',
    today,
  };
  const { findings } = checkMarkdown(project, parseMarkdown('file:///api.md', text), 'api.md');
  return findings.filter(({ rule }) => rule === 'examples/leaked-secret');
}

const page = (words: string): string => `# API\n\n## GET /a\n\nReads it.\n\n${words}\n`;

/** No text in this file is a whole secret: scanners would take it for one. */
const random = 'q7RkZ2mVtL9xHcW4sNdJ8fYbP3uEgA6oTiX1';
const encode = (text: string): string => Buffer.from(text).toString('base64url');
const signature = 'Zk3vQ9tLw2RxHc7YbN5sJd8fUeG1aPoMiT4XqVgKr6B';
const webToken = (claims: object): string =>
  [encode('{"alg":"HS256"}'), encode(JSON.stringify(claims)), signature].join('.');

const secrets: readonly (readonly [parts: readonly string[], kind: string])[] = [
  [['AKIA', 'Z7QK3MVTL5XHCW4S'], 'an access key of AWS'],
  [['ghp_', random], 'a token of GitHub'],
  [['glpat-', random.slice(0, 20)], 'a token of GitLab'],
  [['xoxb-', `83920174655-${random.slice(0, 24)}`], 'a token of Slack'],
  [['sk_', 'live_', random.slice(0, 24)], 'a key of Stripe'],
  [['AIza', random.slice(1)], 'a key of Google'],
  [['npm_', random], 'a token of npm'],
  [['Bearer ', random], 'a bearer token'],
  [['Basic ', Buffer.from(`svc:${random}`).toString('base64')], 'a name and a password'],
  [[webToken({ sub: '88f1', scope: 'read' })], 'a JSON Web Token'],
];

test('What looks real is told, wherever it stands, and never repeated', () => {
  for (const [parts, kind] of secrets) {
    const secret = parts.join('');
    for (const text of [`\`\`\`http\nGET /a\nX-A: ${secret}\n\`\`\``, `Use ${secret} for it.`]) {
      const found = secretsOf(page(text));
      assert.deepEqual(
        found.map(({ message }) => message.replace(/: `.*/, '')),
        [`This looks like ${kind} that is real`],
        kind,
      );
      assert.ok(!found[0]?.message.includes(secret.slice(-12)), kind);
    }
  }
});

test('The fix writes a placeholder that is none any more', () => {
  for (const [parts] of secrets) {
    for (const text of [`\`\`\`\n${parts.join('')}\n\`\`\``, `Use ${parts.join('')} for it.`]) {
      const document = page(text);
      const fix = secretsOf(document)[0]?.fixes[0];
      assert.ok(fix);
      assert.equal(fix.isSafe, false);
      assert.deepEqual(secretsOf(applyEdits(document, fix.edits)), []);
    }
  }
});

test('Published examples, placeholders and what is made up are left in peace', () => {
  for (const text of [
    ['AKIA', 'IOSFODNN7EXAMPLE'],
    ['ghp_', 'x'.repeat(36)],
    ['ghp_', 'abcdefghijklmnopqrstuvwxyz0123456789'],
    ['sk_', 'test_', random.slice(0, 24)],
    ['Bearer ', '<token>'],
    ['Bearer ', 'YOUR_ACCESS_TOKEN_GOES_HERE_PLEASE_9'],
    ['Bearer ', 'eyJhbGciOiJIUzI1NiJ9...'],
    ['Bearer ', 'mF_9.B5f-4.1JqM'],
    ['Basic ', 'QWxhZGRpbjpvcGVuIHNlc2FtZQ=='],
    ['Basic ', 'dXNlcm5hbWU6cGFzc3dvcmQ='],
    [webToken({ sub: '1234567890', name: 'John Doe', iat: 1516239022 })],
    [webToken({ email: 'user@example.com' })],
    ['-----BEGIN ', 'PRIVATE KEY-----\nMIIEvQ...\n-----END ', 'PRIVATE KEY-----'],
    ['0e5751c0-26e5-43e0-b6e4-1f35c5b5d4a2'],
  ])
    assert.deepEqual(secretsOf(page(`\`\`\`\n${text.join('')}\n\`\`\``)), [], text.join(''));
});

test('A private key is told by its content, and goes with the fix', () => {
  const lines = [1, 2, 3, 4, 5].map((line) => `${random}${signature.slice(line)}`.slice(0, 64)).join('\n');
  const text = page(`\`\`\`\n-----BEGIN ${'RSA '}PRIVATE KEY-----\n${lines}\n-----END RSA PRIVATE KEY-----\n\`\`\``);
  const [found] = secretsOf(text);
  assert.equal(found?.message, 'This looks like a private key that is real: `PRIVATE KEY…`');
  assert.deepEqual(secretsOf(applyEdits(text, found?.fixes[0]?.edits ?? [])), []);
});

test('A token whose time is over is worth nothing', () => {
  const text = page(`\`${webToken({ sub: '88f1', exp: 1_767_225_600 })}\``);
  assert.equal(secretsOf(text, '2025-12-31').length, 1);
  assert.equal(secretsOf(text, '2026-01-02').length, 0);
  assert.equal(secretsOf(text).length, 1);
});
