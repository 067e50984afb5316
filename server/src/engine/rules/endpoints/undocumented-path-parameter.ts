import { endpointName } from '../../endpoints/names.ts';
import type { Span } from '../../finding.ts';
import type { MarkdownFile, PartContent } from '../../markdown/markdown-file.ts';
import { operationsOf } from '../../operations/operations.ts';
import type { DocRule } from '../rule.ts';

export const rule: DocRule = {
  about: 'docs',
  severity: 'warning',
  summary: 'A path has a parameter that the document says nothing about.',
  explanation: `Who reads \`/parcels/{id}\` has to know which id is meant, and what it looks like. It is enough that the document names the parameter anywhere
outside of paths and addresses: in a table, a list, a sentence; \`{user_id}\` also as "user ID" or \`userId\`. Endpoints that are only listed in a table or mentioned
don't count. Each name is reported once.`,
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
    for (const operation of operationsOf(file)) {
      const { endpoint } = operation;
      if (!endpoint.isDeclaration || endpoint.form === 'table') continue;
      const names = endpoint.path.segments.flatMap(({ parameters }) => parameters);
      if (names.every((name) => told.has(name) || isNamed(file, name))) continue;
      for (const { name, nameSpan, form, in: place } of operation.parameters) {
        const isUntold = form === 'path' && place === 'path' && !told.has(name);
        const span = isUntold ? markedSpan(file, nameSpan) : undefined;
        if (!span || isNamed(file, name)) continue;
        told.add(name);
        yield { message: `Nothing says what \`{${name}}\` of \`${endpointName(endpoint)}\` is`, span };
      }
    }
  },
};

/** Whether the parameter's name stands anywhere but in a path: by itself, as words (`user ID`), or in its marks (`:id`). */
function isNamed({ parts }: MarkdownFile, name: string): boolean {
  return parts.some(({ content }) => {
    const names = namedIn.get(content) ?? new Map<string, boolean>();
    const isKnown = names.get(name) ?? isNamedIn(content.text, name);
    namedIn.set(content, names.set(name, isKnown));
    return isKnown;
  });
}

/** By part, so that a keystroke makes one part be read again. */
const namedIn = new WeakMap<PartContent, Map<string, boolean>>();

function isNamedIn(text: string, name: string): boolean {
  const words = name.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+/g) ?? [];
  // A name in other letters, or of signs, is looked for as it is.
  const isOfWords = words.join('').length === name.replace(/[\W_]/g, '').length && words.length > 0;
  const pattern = isOfWords ? words.map(escaped).join('[\\s_.-]*') : escaped(name);
  for (const { 0: found, index } of text.matchAll(new RegExp(`(?<![a-z\\d])${pattern}s?(?![a-z\\d])`, 'gi')))
    if (!isInPath(text, index, index + found.length)) return true;
  return false;
}

/** Whether a slash, or what stands in a query, is next to a name and its marks. */
function isInPath(text: string, start: number, end: number): boolean {
  let before = start - 1;
  while (marks.test(text[before] ?? '')) before--;
  let behind = end;
  while (marks.test(text[behind] ?? '')) behind++;
  return /[/=&?\w-]/.test(text[before] ?? '') || /[/\w-]/.test(text[behind] ?? '');
}

/** Around a parameter, in paths and elsewhere. */
const marks = /[{}<>[\]:$()]/;

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

/** With its marks; undefined for a placeholder that has none (`/users/NAME`): it may be a value. */
function markedSpan({ text }: MarkdownFile, { start, end }: Span): Span | undefined {
  const lead = /[{<[:$][+:]?$/.exec(text.slice(Math.max(0, start - 2), start))?.[0];
  if (lead === undefined) return undefined;
  const isClosed = /[}>\]]/.test(text.charAt(end));
  return { start: start - lead.length, end: end + (isClosed ? 1 : 0) };
}
