import type { Endpoint } from '../../endpoints/endpoint.ts';
import { endpointsOf } from '../../endpoints/endpoints.ts';
import { endpointName } from '../../endpoints/names.ts';
import { isNamed } from '../../endpoints/parameter-names.ts';
import type { Span } from '../../finding.ts';
import type { MarkdownFile } from '../../markdown/markdown-file.ts';
import { asPattern } from '../../text.ts';
import type { DocRule } from '../rule.ts';

export const rule: DocRule = {
  about: 'docs',
  severity: 'warning',
  summary: 'A path has a parameter that the document says nothing about.',
  explanation: `Who reads \`/parcels/{id}\` has to know which id is meant, and what it looks like. It is enough that the document names the parameter anywhere
outside of paths and addresses: in a table, a list, a sentence; \`{user_id}\` also as "user ID" or \`userId\`. Endpoints that are only listed in a table or mentioned,
and the steps of a guide, don't count. Each name is reported once.`,
  isFixable: false,
  isAboutCompleteness: true,
  examples: [
    {
      title: 'A parameter without a word',
      bad: `# Example API

## Overview

Lists parcels and says where they are.

### GET /carriers/{code}/parcels/{number}
                                 ^^^^^^^^ Nothing says what \`{number}\` of \`GET /carriers/{code}/parcels/{number}\` is
The \`code\` is that of the carrier.

## Errors

Every error has its own text.
`,
      good: `# Example API

## Overview

Lists parcels and says where they are.

### GET /carriers/{code}/parcels/{number}

| Parameter | Description |
| --- | --- |
| \`code\` | The code of the carrier. |
| \`number\` | The number that the carrier printed on the label. |

## Errors

Every error has its own text.
`,
    },
  ],
  *check({ file }) {
    const told = new Set<string>();
    const known = new Map<string, boolean>();
    for (const endpoint of endpointsOf(file)) {
      if (!endpoint.isDeclaration || endpoint.form === 'table') continue;
      const isUnnamed = (name: string): boolean => {
        const isKnown = known.get(name) ?? isNamed(file, name, endpoint.heading?.part);
        known.set(name, isKnown);
        return !isKnown && !told.has(name);
      };
      const unnamed = endpoint.path.segments.flatMap(({ parameters }) => parameters.filter(isUnnamed));
      if (unnamed.length === 0 || isStep(file, endpoint)) continue;
      for (const name of unnamed) {
        const span = told.has(name) ? undefined : parameterSpan(file, endpoint, name);
        if (!span) continue;
        told.add(name);
        yield { message: `Nothing says what \`{${name}}\` of \`${endpointName(endpoint)}\` is`, span };
      }
    }
  },
};

/** What to do one after the other documents no endpoint: "First, ask for the user:", or a numbered list. */
function isStep({ text }: MarkdownFile, { pathSpan, form }: Endpoint): boolean {
  if (form === 'heading' || form === 'split-heading') return false;
  return step.test(text.slice(Math.max(0, pathSpan.start - longestStep), pathSpan.start));
}

const longestStep = 400;
const step =
  /(?:^|\n)[ \t]*(?:\d+[.)][ \t]|(?:First|Then|Next|Now|Finally|After that)\b)[^\n]*\n(?:[ \t]*\n)?[ \t]*(?:`{1,3}[^\n]*\n[ \t]*)?`?[A-Z]* *$/;

/** Undefined for a placeholder without marks (`/users/NAME`): it may be a value. */
function parameterSpan({ text }: MarkdownFile, { pathSpan }: Endpoint, name: string): Span | undefined {
  const path = text.slice(pathSpan.start, pathSpan.end);
  const at = path.search(new RegExp(`(?<=[{<[:$])[+:]?${asPattern(name)}`));
  if (at === -1) return undefined;
  const end = at + name.length;
  const isClosed = /[}>\]]/.test(path[end] ?? '');
  return { start: pathSpan.start + at - 1, end: pathSpan.start + end + (isClosed ? 1 : 0) };
}
