import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markdownTokens } from '#engine/tokens/tokens.ts';
import { readAligned } from '../support/aligned.ts';
import { assertMarks, writeMarks } from '../support/marks.ts';

function check(source: string): void {
  const { file, alignment, ...marked } = readAligned(source);
  assertMarks(
    { ...marked },
    markdownTokens(file, alignment).map(({ kind, span }) => ({ span, message: kind })),
  );
}

test('Methods, paths with their parameters, statuses and codes', () => {
  check(`
    # API Documentation

    ## Error Code List

    | Code | Message | HTTP Status |
    | --- | --- | --- |
    | \`not_found\` | None | 404 |
       ^^^^^^^^^ errorCode
                           ^^^ httpStatus

    ## API Endpoints and Operations

    ### 😀 \`GET /parcels/{id}/events/:event\`
            ^^^ httpMethod
                ^^^^^^^^^ endpointPath
                         ^^^^ pathParameter
                             ^^^^^^^^ endpointPath
                                     ^^^^^^ pathParameter

    Answers with status code 404 and \`not_found\`. 404 things are no status, and 200 neither.
                             ^^^ httpStatus
                                      ^^^^^^^^^ errorCode

    \`\`\`http
    POST /parcels HTTP/1.1
    ^^^^ httpMethod
         ^^^^^^^^ endpointPath

    HTTP/1.1 201 Created
             ^^^ httpStatus
    \`\`\`
  `);
});

test('Parameters in every way that people write them', () => {
  for (const written of ['{id}', '{{id}}', '<id>', ':id', '$id', '(id or name)', '[id]']) {
    const { file, alignment, text } = readAligned(`## GET /a/${written}/b\n`);
    const [parameter] = markdownTokens(file, alignment).filter(({ kind }) => kind === 'pathParameter');
    assert.equal(parameter && text.slice(parameter.span.start, parameter.span.end), written);
  }
});

test('Methods and statuses that stand alone', () => {
  check(`
    # API Documentation

    ## GET
       ^^^ httpMethod

    Send \`PUT\`, never \`TRACE\` nor PUT; it answers \`404\` or \`409\`.
          ^^^ httpMethod
                                                   ^^^ httpStatus
                                                            ^^^ httpStatus

    There are \`404\` parcels 😀.

    | Name | Method |
    | --- | --- |
    | GET | POST |
            ^^^^ httpMethod

    - \`204\`: done
       ^^^ httpStatus
  `);
});

test('A code that is a status is coloured once', () => {
  check(`
    ## Error Code List

    | Code | Message |
    | --- | --- |
    | 404 | None |
      ^^^ httpStatus
  `);
});

test('CRLF, a half typed path and an empty text', () => {
  const { file, alignment, text } = readAligned('## GET /a/{b\r\n\r\n`POST /c/{d}`\r\n');
  const tokens = markdownTokens(file, alignment).map(({ kind, span }) => `${kind} ${text.slice(span.start, span.end)}`);
  assert.ok(tokens.includes('pathParameter {d}'));
  assert.ok(tokens.every((token) => !/[\r\n]/.test(token)));
  const empty = readAligned('');
  assert.deepEqual(markdownTokens(empty.file, empty.alignment), []);
});

test('They stand in their order and do not overlap, in every prefix', () => {
  const source =
    '# API Documentation\n\n| Code | Status |\n| --- | --- |\n| a_b | 404 |\n\n## `GET /a/{b}` 404\n\n```bash\ncurl -X PUT https://h/a/1 # a_b\n```\n';
  for (let length = 0; length <= source.length; length++) {
    const { file, alignment, text } = readAligned(source.slice(0, length));
    let end = 0;
    for (const { span } of markdownTokens(file, alignment)) {
      assert.ok(
        end <= span.start && span.start < span.end && span.end <= text.length,
        writeMarks(text, [{ span, message: '' }]),
      );
      end = span.end;
    }
  }
});
