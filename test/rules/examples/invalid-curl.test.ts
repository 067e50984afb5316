import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findCurlOption } from '#engine/http/curl-options.ts';
import { markedBy } from '../../support/check-doc.ts';

function found(code: string, language = 'bash'): string[] {
  return markedBy('examples/invalid-curl', `# API\n\n## GET /a\n\nReads it.\n\n\`\`\`${language}\n${code}\n\`\`\`\n`);
}

test('What cURL and a shell understand is no problem', () => {
  for (const code of [
    "curl -sSL -XPOST -H'A: b' https://api.test/a",
    'curl --request=POST https://api.test/a --no-progress-meter --expand-url x',
    "$ curl https://api.test/a \\\n    -H 'Accept: */*' \\\n    -d '{\n  \"a\": 1\n}' | jq .",
    'curl ^\n  -X GET ^\n  https://api.test/a',
    'curl `\n  -X GET `\n  https://api.test/a',
    'curl -H "X-Empty;" -H @headers.txt -H "$HEADER" -H "<header>" https://api.test/a',
    'curl -u user: "$URL" && curl {{host}}/a > out.json',
    'curl -d @- https://api.test/a <<EOF\n{"a": "it\'s"}\nEOF',
    'curl --data-raw $\'{"a": "it\\\'s"}\' https://api.test/a',
    'curl ... -H "A: b"',
    'curl -d \'{ "a": 1, ...',
    'curl --config a.txt',
    'curl --help',
    "# curl is a program of the command line\ncurl 127.0.0.1:80/a # it's local",
    'curl "https://api.test/a?b=1&c=2"',
    'curl https://api.test/a\\?b=1\\&c=2',
    'curl -ssl https://api.test/a',
    'curl https://api.test/{% if a %}{% endif %} --what',
    'curl -Uri https://api.test -Method Post',
    'curl --insec https://api.test/a',
    'result=$(curl -s https://api.test/a)',
    'curl [options] <url>',
  ])
    assert.deepEqual(found(code), [], code);
});

test('Each mistake of a call is told at its place', () => {
  for (const [code, ...expected] of [
    ['curl --fial https://a.test', '--fial | `--fial` is no option of cURL; did you mean `--fail`?'],
    ['curl -sW https://a.test', '-sW | cURL has no option `-W`'],
    ['curl -header "A: b" https://a.test', '-header | `-header` is no option of cURL; did you mean `--header`?'],
    ['curl https://a.test -d', '-d | `-d` has no value'],
    ['curl https://a.test --data', '--data | `--data` has no value'],
    ['curl -H "Accept json" https://a.test', 'Accept json | This header has no colon between its name and its value'],
    ['curl -d \'{"a": 1} https://a.test', "' | The quote `'` is not closed"],
    ['curl -X POST -d "a=1"', 'curl | This call of cURL has no URL'],
    ['curl –X GET https://a.test', '–X | `–X` begins with a dash that is no hyphen'],
    ['curl -d “a=1” https://a.test', '“ | No shell takes `“` for a quote'],
    [
      'curl https://a.test/?b=1&c=2',
      'https://a.test/?b=1&c=2 | The shell ends the command at the `&` of this URL, which stands in no quotes',
    ],
    [
      'curl --fial https://a.test -H "Accept json"',
      '--fial | `--fial` is no option of cURL; did you mean `--fail`?',
      'Accept json | This header has no colon between its name and its value',
    ],
  ] as const)
    assert.deepEqual(found(code), expected, code);
});

test('Other languages are left alone, and lists and quotes are none', () => {
  assert.deepEqual(found('curl --fial', 'php'), []);
  assert.deepEqual(found('curl --fial https://a.test', ''), [
    '--fial | `--fial` is no option of cURL; did you mean `--fail`?',
  ]);
  const quoted = '# API\n\n## GET /a\n\n> ```bash\n> curl https://a.test \\\n>   --fial\n> ```\n';
  assert.deepEqual(markedBy('examples/invalid-curl', quoted), [
    '--fial | `--fial` is no option of cURL; did you mean `--fail`?',
  ]);
});

test('Options are known by letter, by name, without `no-` and by an unambiguous beginning', () => {
  assert.equal(findCurlOption('X')?.name, 'request');
  assert.equal(findCurlOption('no-keepalive')?.name, 'keepalive');
  assert.equal(findCurlOption('no-header'), undefined);
  assert.equal(findCurlOption('insec')?.name, 'insecure');
  assert.equal(findCurlOption('pro'), undefined);
  assert.equal(findCurlOption('data-urlencode')?.takesValue, true);
  assert.equal(findCurlOption('mptcp')?.takesValue, false);
});
