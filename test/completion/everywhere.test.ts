import assert from 'node:assert/strict';
import { test } from 'node:test';
import { completeMarkdown } from '#engine/completion/completion.ts';
import { defaultConfiguration } from '#engine/configuration/configuration.ts';
import { builtinContracts } from '#engine/contract/builtin.ts';
import { hoverMarkdown } from '#engine/hover/hover.ts';
import { parseMarkdown } from '#engine/markdown/parse.ts';
import { alignDocument } from '#engine/structure/align.ts';

const document = `\u{feff}---
title: Parcels
---

# API Documentation 😀

## Overview

Tracks \`parcels\` by **HTTP** \\\`GET\` and status 404.

- \`404\`: none
  - | Method | Status |
    | --- | --- |
    | GET | 200 OK |

> ## Quoted
>
> \`\`\`http
> POST /parcels HTTP/1.1

## Error Code List

| Code | Message | HTTP Status |
| --- | :-: | --- |
| \`not_found\` | No \\| such | 404 |
| **Server** | |
| \`a\`b\`

Error Messages
---

### GET /parcels/{id}

\`\`\`json
{ "code": "not_found", "status": 404 }
\`\`\`

<div>

| Parameter | In | Required |
| --- | --- | --- |
| \`id\` | path | Yes |
|

[a](#overview) [b](<#
\`\`\`bash
curl -X PUT -H "Accept: text/csv" https://h/a
\`\`\`

\`\`\`\`http
HTTP/1.1 404
Cache-Control: no-store, max-age=1

    curl -X
`;

const project = { configuration: defaultConfiguration('file:///'), contracts: builtinContracts() };
const contract = builtinContracts().get('api-docs');

for (const text of [document, document.replaceAll('\n', '\r\n'), document.replaceAll('\n', '\r')]) {
  test(`At every offset of every prefix, spans hold the cursor in one line (${JSON.stringify(text.at(-1))})`, () => {
    assert.ok(contract);
    let offered = 0;
    let explained = 0;
    for (let end = 0; end <= text.length; end++) {
      const file = parseMarkdown('file:///a.md', text.slice(0, end));
      const alignment = alignDocument(contract, file);
      const isWhole = end === text.length;
      for (let offset = isWhole ? 0 : end; offset <= end; offset++) {
        for (const { span } of completeMarkdown(project, file, alignment, offset)) {
          assert.ok(
            span.start <= offset && offset <= span.end && span.end <= end,
            `${offset} in ${JSON.stringify(span)}`,
          );
          assert.doesNotMatch(file.text.slice(span.start, span.end), /[\r\n]/);
          offered++;
        }
        const hover = hoverMarkdown(project, file, alignment, offset);
        if (!hover) continue;
        assert.ok(hover.span.start <= offset && offset <= hover.span.end, `${offset} in ${JSON.stringify(hover.span)}`);
        explained++;
      }
    }
    assert.ok(offered > 0 && explained > 0);
  });
}

test('An offset beyond the text is its end', () => {
  assert.ok(contract);
  const file = parseMarkdown('file:///a.md', '## Ov');
  assert.ok(
    completeMarkdown(project, file, alignDocument(contract, file), 99).some(({ label }) => label === 'Overview'),
  );
  assert.equal(hoverMarkdown(project, file, alignDocument(contract, file), -1), undefined);
});
