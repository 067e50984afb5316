import { essenceOf, isMediaType } from '../../spec/facts/media-types.ts';
import { type Entry, keyPlace, type MapNode, type Place } from '../../spec/tree/node.ts';
import type { SpecObject } from '../../spec/walk/spec-object.ts';
import { textsOf } from '../spec-options.ts';
import type { SpecContext, SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'off',
  summary: 'A body is in a media type that the API should not use.',
  explanation: `An API that answers in JSON everywhere but in one place has a mistake there. The options list the media types that bodies may have;
without them, only names that are no media types are reported. Parameters of a media type (\`; charset=utf-8\`) and the case of letters don't count.
In 2.0 \`consumes\` and \`produces\` are checked, in 3.x the keys of \`content\` in request bodies and responses. \`allowedValues\` is for both, as in Redocly,
where each of the two rules has its own: here \`request\` and \`response\`.`,
  aliases: ['request-mime-type', 'response-mime-type'],
  options: {
    allowedValues: {
      type: 'array',
      items: { type: 'string' },
      description: 'The media types of request bodies and responses.',
      default: [],
    },
    request: {
      type: 'array',
      items: { type: 'string' },
      description: 'The media types of request bodies, besides `allowedValues`.',
      default: [],
    },
    response: {
      type: 'array',
      items: { type: 'string' },
      description: 'The media types of responses, besides `allowedValues`.',
      default: [],
    },
  },
  isFixable: false,
  examples: [
    {
      title: 'A response in XML, among others in JSON',
      options: { allowedValues: ['application/json'], request: ['multipart/form-data'] },
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
      responses:
        '200':
          description: The parcels.
          content:
            application/json; charset=utf-8: {}
            text/xml: {}
            ^^^^^^^^ \`text/xml\` is not among the media types of responses
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    post:
      requestBody:
        content:
          multipart/form-data: {}
      responses:
        '200':
          description: The parcels.
          content:
            application/json; charset=utf-8: {}
`,
    },
    {
      title: 'A name that is no media type',
      bad: `
swagger: '2.0'
info: { title: Parcels, version: 1.0.0 }
consumes: [application/json]
produces: [json]
           ^^^^ \`json\` is no media type
paths: {}
`,
      good: `
swagger: '2.0'
info: { title: Parcels, version: 1.0.0 }
consumes: [application/json]
produces: [application/json]
paths: {}
`,
    },
  ],
  visit: {
    openapi({ node }, context) {
      checkLists(node, context);
    },
    operation({ node }, context) {
      checkLists(node, context);
    },
    mediaType(object, context) {
      const direction = directionOf(object);
      if (direction && object.entry) check(object.entry.key, keyPlace(object.entry), direction, context);
    },
    reference(object, context) {
      const direction = object.field === 'mediaType' ? directionOf(object) : undefined;
      if (direction && object.entry) check(object.entry.key, keyPlace(object.entry), direction, context);
    },
  },
};

type Direction = 'request' | 'response';

function directionOf({ parent }: SpecObject): Direction | undefined {
  if (parent?.type === 'requestBody') return 'request';
  return parent?.type === 'response' ? 'response' : undefined;
}

function checkLists(node: MapNode, context: SpecContext): void {
  if (context.version !== '2.0') return;
  checkList(node.entry('consumes'), 'request', context);
  checkList(node.entry('produces'), 'response', context);
}

function checkList(entry: Entry | undefined, direction: Direction, context: SpecContext): void {
  if (entry?.value.kind !== 'list') return;
  for (const item of entry.value.items) {
    if (item.kind === 'scalar' && typeof item.value === 'string') check(item.value, item, direction, context);
  }
}

function check(name: string, at: Place, direction: Direction, { options, report }: SpecContext): void {
  if (!isMediaType(name)) {
    report({ message: `\`${name}\` is no media type`, at });
    return;
  }
  const allowed = [...textsOf(options.allowedValues), ...textsOf(options[direction])];
  if (allowed.length === 0 || allowed.some((one) => essenceOf(one) === essenceOf(name))) return;
  const bodies = direction === 'request' ? 'request bodies' : 'responses';
  report({ message: `\`${name}\` is not among the media types of ${bodies}`, at });
}
