import { statusesOfPart } from '../../facts/part-statuses.ts';
import { findStatus, statusClass } from '../../http/statuses.ts';
import type { DocRule } from '../rule.ts';

export const rule: DocRule = {
  about: 'docs',
  severity: 'error',
  summary: 'A status code is none of those that are registered for HTTP.',
  explanation: `Clients treat a status that they don't know as the first of its class: \`455\` as \`400\`
([RFC 9110, section 15](https://www.rfc-editor.org/rfc/rfc9110.html#section-15)). Most often it is a slip.

It looks where a number can only be a status of HTTP: in status lines, in columns that are headed as statuses and hold mostly
registered ones, and behind words such as \`HTTP\` and *status code*. Codes of your own (\`1001\`, \`E404\`) are left in peace, and so are
statuses that the OpenAPI description of the document has, too.

Where your service does answer with such a code, turn the rule off in \`docwright.yaml\`.`,
  isFixable: false,
  examples: [
    {
      title: 'A slip in a column of statuses',
      bad: `# Example API

## Overview

Lists parcels and says where they are.

## Errors

| HTTP status | When |
| ----------- | ---- |
| 400 | The parcel has no address. |
| 401 | You sent no key. |
| 460 | The parcel is lost. |
  ^^^ 460 is no registered status of HTTP
`,
      good: `# Example API

## Overview

Lists parcels and says where they are.

## Errors

| HTTP status | When |
| ----------- | ---- |
| 400 | The parcel has no address. |
| 401 | You sent no key. |
| 410 | The parcel is lost. |
`,
    },
    {
      title: 'A status that the description has, too',
      spec: `
openapi: 3.1.0
info: { title: Parcels, version: '1' }
paths:
  /parcels:
    get:
      responses:
        '200': { description: The parcels }
        '449': { description: Send it again with a key }
`,
      bad: `# Example API

## Overview

Lists parcels and says where they are.

### GET /parcels

Lists the parcels.

## Errors

| HTTP status | When |
| ----------- | ---- |
| 400 | The parcel has no address. |
| 401 | Your key is not known. |
| 403 | Your key is for other parcels. |
| 429 | You ask too often. |
| 449 | You sent no key. |
| 460 | The parcel is lost. |
  ^^^ 460 is no registered status of HTTP
`,
      good: `# Example API

## Overview

Lists parcels and says where they are.

### GET /parcels

Lists the parcels.

## Errors

| HTTP status | When |
| ----------- | ---- |
| 400 | The parcel has no address. |
| 401 | Your key is not known. |
| 403 | Your key is for other parcels. |
| 429 | You ask too often. |
| 449 | You sent no key. |
| 410 | The parcel is lost. |
`,
    },
    {
      title: 'Not even a number that HTTP could have',
      bad: `# Example API

## Overview

Lists parcels and says where they are.

## Errors

A lost parcel answers with HTTP 904.
                                ^^^ 904 is no status of HTTP; they go from 100 to 599
`,
      good: `# Example API

## Overview

Lists parcels and says where they are.

## Errors

A lost parcel answers with HTTP 404.
`,
    },
  ],
  *check({ file, neighbours }) {
    for (const { start, content } of file.parts) {
      for (const { code, isCertain, span, phrase } of statusesOfPart(content)) {
        if (!isCertain || findStatus(code) || neighbours.api(file)?.hasStatus(code)) continue;
        const [meant] = phrase?.statuses ?? [];
        const suggestion = meant ? `; \`${meant.phrase}\` is ${meant.code}` : '';
        yield {
          message:
            statusClass(code) === undefined
              ? `${code} is no status of HTTP; they go from 100 to 599`
              : `${code} is no registered status of HTTP${suggestion}`,
          span: { start: start + span.start, end: start + span.end },
        };
      }
    }
  },
};
