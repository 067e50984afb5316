import { codeLines } from '../../endpoints/code-lines.ts';
import { allBlocks } from '../../markdown/all-blocks.ts';
import type { CodeBlock } from '../../markdown/facts.ts';
import { perPart } from '../../markdown/per-part.ts';
import type { DocRule, RuleFinding } from '../rule.ts';

export const rule: DocRule = {
  about: 'docs',
  severity: 'info',
  summary: 'An HTTP message in an example sends a body with a method for which a body means nothing.',
  explanation: `What stands in the body of a \`GET\`, \`HEAD\` or \`DELETE\` request has no meaning that HTTP knows, and caches, proxies and clients may drop it or refuse
the request ([RFC 9110](https://www.rfc-editor.org/rfc/rfc9110#section-9.3.1), 9.3.1, 9.3.2 and 9.3.5). If your API reads it all the same, say so and turn
this rule off. Looked at are code blocks that begin with a request line, with a blank line before the body.`,
  isFixable: false,
  examples: [
    {
      title: 'A search in the body of a GET',
      bad: `# Example API

## Overview

Lists parcels and says where they are.

\`\`\`http
GET /parcels HTTP/1.1
Content-Type: application/json

{ "city": "Dortmund" }
^^^^^^^^^^^^^^^^^^^^^^ A \`GET\` request is shown with a body
\`\`\`

## Errors

Every error has a code.
`,
      good: `# Example API

## Overview

Lists parcels and says where they are.

\`\`\`http
GET /parcels?city=Dortmund HTTP/1.1

HTTP/1.1 200 OK
Content-Type: application/json

{ "parcels": [] }
\`\`\`

## Errors

Every error has a code.
`,
    },
  ],
  *check({ file }) {
    for (const { start, content } of file.parts) {
      for (const { message, span } of bodiesIn(content))
        yield { message, span: { start: start + span.start, end: start + span.end } };
    }
  },
};

/** With spans in the part. */
const bodiesIn = perPart((content): readonly RuleFinding[] =>
  allBlocks(content.facts.blocks).flatMap((block) => (block.kind === 'code' ? bodyIn(content.text, block) : [])),
);

function bodyIn(part: string, block: CodeBlock): readonly RuleFinding[] {
  const method = requestLine.exec(block.content)?.[1];
  if (method === undefined) return [];
  const lines = codeLines(part, block);
  const end = lines.findIndex(({ text }, index) => index > 0 && text === '' && lines[index - 1]?.text !== '');
  const fields = lines.slice(1, end);
  const body = end === -1 ? undefined : lines.slice(end).find(({ text }) => text !== '');
  // Behind a blank line may also stand the answer, another request, or a remark.
  if (!body || !fields.every(({ text }) => text === '' || field.test(text)) || !data.test(body.text)) return [];
  const span = { start: body.start, end: body.start + body.text.length };
  return [{ message: `A \`${method}\` request is shown with a body`, span }];
}

const requestLine = /^\s*(GET|HEAD|DELETE)\s+\S*\/\S*(?:\s+HTTP\/[\d.]+)?[ \t]*(?:\r?\n)/;
const field = /^[\w-]+:(?:\s|$)/;
/** JSON, XML or a form. */
const data = /^(?:[{[<]|[\w.-]+=[^\s=])/;
