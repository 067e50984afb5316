import type { Endpoint } from '../../endpoints/endpoint.ts';
import { endpointName, endpointSpan } from '../../endpoints/names.ts';
import { isNamed } from '../../endpoints/parameter-names.ts';
import type { Span } from '../../finding.ts';
import type { MarkdownFile } from '../../markdown/markdown-file.ts';
import { type EndpointSection, endpointSections, isToldByContract } from '../../structure/endpoint-sections.ts';
import { type Has, lackingAmong, pointsElsewhere, sendsBody } from '../../structure/peers.ts';
import { showsCode } from '../../structure/units.ts';
import type { DocRule } from '../rule.ts';

export const rule: DocRule = {
  about: 'docs',
  severity: 'warning',
  summary: 'An endpoint takes parameters that its section says nothing about.',
  explanation: `Told is a parameter in the query of an endpoint (\`GET /parcels?city={city}\`) that the document names nowhere else, and an endpoint that
creates or changes something (\`POST\` to a collection, \`PUT\` to one of its items, \`PATCH\`) where nothing says what is sent, though most others in the
document say so.

A table, a list, an example with a body and a sentence ("no parameters", "takes a JSON object with \`name\`", "see …") will do, also below a heading above. The path's own
parameters are told by *endpoints/undocumented-path-parameter*; where the contract asks for parameters, *structure/unmet-requirement* tells what is missing.`,
  isFixable: false,
  isAboutCompleteness: true,
  examples: [
    {
      title: 'Nothing on what is sent',
      bad: `# Example API

## Overview

Lists parcels and says where they are.

### POST /parcels

Books a parcel.

- \`city\`: where it goes

### POST /returns

Books the way back.

- \`parcel\`: the parcel that comes back

### PATCH /depots
    ^^^^^^^^^^^^^ Nothing says what \`PATCH /depots\` takes
Changes all depots.

## Errors

Every error has a code.
`,
      good: `# Example API

## Overview

Lists parcels and says where they are.

### POST /parcels

Books a parcel.

- \`city\`: where it goes

### POST /returns

Books the way back.

- \`parcel\`: the parcel that comes back

### PATCH /depots

Changes all depots.

- \`open\`: from when to when they are open

## Errors

Every error has a code.
`,
    },
    {
      title: 'A parameter in the query',
      bad: `# Example API

## Overview

Lists parcels and says where they are.

### GET /parcels?city={city}
                 ^^^^ Nothing says what \`city\` in the query of \`GET /parcels\` is
Lists the parcels.

## Errors

Every error has a code.
`,
      good: `# Example API

## Overview

Lists parcels and says where they are.

### GET /parcels?city={city}

Lists the parcels that go to a \`city\`.

## Errors

Every error has a code.
`,
    },
  ],
  *check({ file, alignment }) {
    const sections = endpointSections(file, alignment);
    const told = new Set<string>();
    for (const { endpoint } of sections) {
      for (const { name, span } of queryNames(file, endpoint)) {
        if (told.has(name) || isNamed(file, name, endpoint.heading?.part)) continue;
        told.add(name);
        yield { message: `Nothing says what \`${name}\` in the query of \`${endpointName(endpoint)}\` is`, span };
      }
    }
    for (const section of lackingAmong(sections.filter(sendsBody), saysWhatItTakes)) {
      const { endpoint } = section;
      if (!certainlyTakes(endpoint) || pointsElsewhere(section)) continue;
      if (isToldByContract(file, alignment, section, ({ kind }) => kind === 'table' || kind === 'list')) continue;
      yield { message: `Nothing says what \`${endpointName(endpoint)}\` takes`, span: endpointSpan(endpoint) };
    }
  },
};

/** The parameters that a heading writes into the query, with their places. */
function* queryNames({ text }: MarkdownFile, { form, pathSpan }: Endpoint): Generator<{ name: string; span: Span }> {
  if (form !== 'heading') return;
  queryBehind.lastIndex = pathSpan.start;
  const query = queryBehind.exec(text)?.[1] ?? '';
  for (const { 1: name = '', index } of query.matchAll(/[?&]([A-Za-z_][\w-]*)=/g)) {
    const start = text.indexOf(query, pathSpan.start) + index + 1;
    yield { name, span: { start, end: start + name.length } };
  }
}

const queryBehind = /[^\s?`]*(\?[^\s`]*)/y;

/** A collection's `POST`, an item's `PUT`, and `PATCH`; `POST /parcels/{id}/cancel` may need nothing. */
function certainlyTakes({ method, path }: Endpoint): boolean {
  const last = path.segments.at(-1);
  const isItem = (last?.parameters.length ?? 0) > 0;
  if (method === 'PATCH') return true;
  return method === 'PUT' ? isItem : /[^s]s$/.test(last?.text ?? '') && !isItem;
}

function saysWhatItTakes({ units, above, shared }: EndpointSection): Has {
  const isListed = units.some(({ tables, lists }) => tables.length > 0 || lists.length > 0);
  if (isListed || showsCode(units, 'request')) return 'yes';
  const isSaid =
    showsCode(units, undefined) || units.some(({ text, heading }) => takes.test(text) || takes.test(heading));
  const around = [...above, ...shared];
  return isSaid || around.some(({ tables, lists }) => tables.length > 0 || lists.length > 0) ? 'maybe' : 'no';
}

const takes =
  /\b(?:parameters?|params|arguments?|fields?|propert(?:y|ies)|attributes?|body|payload|headers?|query|json|xml|form|none|no (?:body|input|content)|empty|schema|objects?|multipart|uploads?|files?|accepts?|takes?|requires?|sends?|passing|given|provided?|specif\w+)\b/i;
