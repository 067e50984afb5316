import { authSections } from '../../drift/security/auth-sections.ts';
import { headerDrift } from '../../drift/security/header-drift.ts';
import { methodDrift } from '../../drift/security/method-drift.ts';
import { oauthDrift } from '../../drift/security/oauth-drift.ts';
import { spelledDrift } from '../../drift/security/spelled-drift.ts';
import type { DocRule } from '../rule.ts';

export const rule: DocRule = {
  about: 'docs',
  severity: 'warning',
  summary: 'A document tells readers to authenticate in another way than the description.',
  explanation: `Readers who follow it get *401 Unauthorized*. Compared with the security schemes are:

- headers that carry credentials, in calls of operations and in the sections about authentication: their names, and what stands before the credentials in \`Authorization\`. A
  header that is wrong in several places is told once, and mended in all of them.
- the ways to which the sections about authentication give headings or items of their own, and the schemes that a document which tells about such ways says nothing of.
- URLs behind the words *token URL*, *authorization URL* and *refresh URL*.
- tables whose first column is *Scope*.

An operation that needs no credentials may be called with them.`,
  isFixable: true,
  examples: [
    {
      title: 'A header that was renamed',
      spec: `
openapi: 3.1.0
info: { title: Parcels, version: '1' }
security: [{ key: [] }]
paths:
  /parcels:
    get:
      responses:
        '200': { description: The parcels }
components:
  securitySchemes:
    key: { type: apiKey, in: header, name: X-Api-Key }
`,
      bad: `# Example API

## Overview

Lists parcels.

### Authentication

Every request has the key in \`X-Api-Token\`.
                              ^^^^^^^^^^^ The header \`X-Api-Token\` is no way in by the security schemes; they want \`X-Api-Key\` (and in 1 more place)

It looks like this: \`X-Api-Token: <your key>\`.

### GET /parcels

Lists the parcels.

## Errors

Every error has a code.
`,
      good: `# Example API

## Overview

Lists parcels.

### Authentication

Every request has the key in \`X-Api-Key\`.

It looks like this: \`X-Api-Key: <your key>\`.

### GET /parcels

Lists the parcels.

## Errors

Every error has a code.
`,
    },
  ],
  *check({ file, alignment, neighbours }) {
    const asked = neighbours.api(file);
    if (!asked) return;
    const sections = authSections(file, alignment);
    const ofOauth = oauthDrift(file, sections, asked);
    const found = [
      ...headerDrift(file, sections, asked),
      ...methodDrift(file, sections, asked),
      ...ofOauth,
      ...spelledDrift(file, asked, ofOauth),
    ];
    for (const { message, span, because, related = [], fixes } of found) {
      const place = because && asked.related(because.api, because.place, because.message);
      yield { message, span, related: place ? [place, ...related] : related, fixes };
    }
  },
};
