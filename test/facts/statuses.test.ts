import assert from 'node:assert/strict';
import { test } from 'node:test';
import { statusesOfPart } from '#engine/facts/part-statuses.ts';
import { parseMarkdown } from '#engine/markdown/parse.ts';

/** The codes with the phrases behind them; `!` marks those that can be nothing else. */
function statusesIn(text: string): string[] {
  const [part] = parseMarkdown('file:///a.md', text).parts;
  assert.ok(part);
  return statusesOfPart(part.content).map(({ code, span, phrase, isCertain }) => {
    assert.equal(text.slice(span.start, span.end), String(code));
    return `${code}${isCertain ? '!' : ''}${phrase ? ` ${text.slice(phrase.span.start, phrase.span.end)}` : ''}`;
  });
}

const texts: readonly [text: string, found: readonly string[]][] = [
  ['It answers with HTTP 404.', ['404!']],
  ['The status code is `429`.', ['429!']],
  ['You get `404 Not Found` then.', ['404 Not Found']],
  ['You get **404 Unauthorized**.', ['404 Unauthorized']],
  ['404 Not Found, 500 (Internal Server Error)', ['404 Not Found', '500 Internal Server Error']],
  ['### 503: Service Unavailable', ['503 Service Unavailable']],
  ['There are 404 parcels and 500 places, 200 of them free.', []],
  ['Port 404, item #404, 404.5 kg, $404, 404 %', []],
  ['| Status | When |\n| - | - |\n| 404 Not Found | x |\n| 429 | y |', ['404! Not Found', '429!']],
  ['| Code | When |\n| - | - |\n| 404 | x |', ['404']],
  ['| Code | When |\n| - | - |\n| 1001 | x |\n| 404 | y |', []],
  ['| Status | Reason phrase |\n| - | - |\n| 404 | Gone |', ['404! Gone']],
  ['| HTTP status | Range |\n| - | - |\n| 400-499 | x |\n| 400 | y |', ['400!']],
  ['```http\nHTTP/1.1 201 Created\nLocation: /a/404\n```', ['201! Created']],
  ['> ```\n> HTTP/2 204\n> ```', ['204!']],
];

for (const [text, found] of texts) test(text, () => assert.deepEqual(statusesIn(text), found));
