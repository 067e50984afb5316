import { renameKey, replaceScalar } from '../../spec/edit/edits.ts';
import { directionOf } from '../../spec/examples/direction.ts';
import { jsonInText } from '../../spec/examples/json-text.ts';
import { suggestionFor } from '../../spec/examples/keywords/values.ts';
import type { Problem } from '../../spec/examples/problem.ts';
import {
  describeProblems,
  problemsAgain,
  problemsOf,
  type ValidateOptions,
  type ValueFinding,
} from '../../spec/examples/validate.ts';
import { essenceOf } from '../../spec/facts/media-types.ts';
import { visitSchemas } from '../../spec/facts/schemas.ts';
import { type Node, textAt } from '../../spec/tree/node.ts';
import { placeOf, type Step } from '../../spec/walk/places.ts';
import type { SpecObject } from '../../spec/walk/spec-object.ts';
import type { SpecContext, SpecFix, SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'warning',
  summary: 'An example or a default does not fit its schema.',
  explanation: `Readers copy examples, and mock servers answer with them. Checked are \`example\`, \`examples\` and \`default\` of schemas, and the examples of
media types, parameters, headers and, in 2.0, responses; an example in a file of its own is reported there. Examples behind an \`externalValue\` are not
read.

- Of \`oneOf\` and \`anyOf\` the schema counts that was meant: by the discriminator, by properties with one value, by the fewest problems.
- A property that is read-only isn't missed in a request, and one that is write-only isn't missed in a response. 2.0 and 3.0 say that a request should not
  hold what is read-only; since 3.1 servers may ignore it, and it is no problem here. What is write-only is one in a response. In webhooks and callbacks
  both ways are left open, and so they are in the examples of schemas.
- Text may hold an example as it is sent: JSON in a text is checked like JSON, the text of a list or an object in a parameter is left alone, and so is
  text in other media types.
- \`nullable: true\` allows \`null\` wherever it stands; formats are checked that a standard defines.`,
  aliases: [
    'no-invalid-media-type-examples',
    'no-invalid-parameter-examples',
    'no-invalid-schema-examples',
    'oas2-valid-media-example',
    'oas2-valid-schema-example',
    'oas3-valid-media-example',
    'oas3-valid-schema-example',
  ],
  options: {
    allowAdditionalProperties: {
      type: 'boolean',
      description:
        'Whether an object may have properties that its schema does not mention, where the schema does not forbid it.',
      default: true,
    },
  },
  isFixable: true,
  examples: [
    {
      title: 'A value of another type, and one that is missing',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Parcel:
      type: object
      required: [id, weight]
      properties:
        id: { type: integer }
        weight: { type: number }
      examples:
        - id: first
          ^^ \`weight\` is missing
              ^^^^^ \`id\` is text; the schema wants an integer
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Parcel:
      type: object
      required: [id, weight]
      properties:
        id: { type: integer }
        weight: { type: number }
      examples:
        - id: 1
          weight: 2.5
`,
    },
    {
      title: 'A misspelt value in a response',
      bad: `
openapi: 3.0.4
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels/last:
    get:
      responses:
        '200':
          description: A parcel.
          content:
            application/json:
              schema:
                type: object
                properties:
                  status: { type: string, enum: [open, shipped] }
              example:
                status: shiped
                        ^^^^^^ \`status\` is \`shiped\`; did you mean \`shipped\`?
`,
      good: `
openapi: 3.0.4
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels/last:
    get:
      responses:
        '200':
          description: A parcel.
          content:
            application/json:
              schema:
                type: object
                properties:
                  status: { type: string, enum: [open, shipped] }
              example:
                status: shipped
`,
    },
  ],
  isKeptByObject: true,
  visit: {
    ...visitSchemas(checkSchema),
    parameter: (object, context) => checkParameter(object, context),
    header: (object, context) => checkParameter(object, context),
    mediaType: checkMediaType,
    response: checkResponse,
  },
};

/** How an example is written: as the data itself, as JSON, as it stands in a parameter, or in a media type that is no JSON. */
type Form = 'data' | 'json' | 'parameter' | 'other';

function checkSchema({ node }: SpecObject, context: SpecContext): void {
  for (const entry of node.entries) {
    const { key, value } = entry;
    if (key === 'example') checkInSchema({ node: value, entry }, node, 'The example', context);
    else if (key === 'default') checkInSchema({ node: value, entry }, node, 'The default', context);
    else if (key === 'examples' && value.kind === 'list' && context.version !== '2.0' && context.version !== '3.0')
      for (const item of value.items) checkInSchema({ node: item, entry: undefined }, node, 'The example', context);
  }
}

function checkInSchema(step: Step, schema: Node, subject: string, context: SpecContext): void {
  checkValue(step, schema, { form: 'data', direction: 'unknown', subject, context });
}

/** In 2.0 a parameter is a schema itself; in later versions it has one, or a media type, which is visited by itself. */
function checkParameter(object: SpecObject, context: SpecContext): void {
  if (context.version === '2.0') checkSchema(object, context);
  else checkExamples(object, 'parameter', context);
}

function checkMediaType(object: SpecObject, context: SpecContext): void {
  const form = formOf(String(object.key ?? ''));
  if (form) checkExamples(object, form, context);
}

/** Undefined for sequences, whose schema may be that of the whole or of an item. */
function formOf(mediaType: string): Form | undefined {
  const essence = essenceOf(mediaType);
  if (/jsonl|ndjson|json-seq|event-stream|json-lines/.test(essence)) return undefined;
  return /^[^/]*$|[/+](?:json|yaml|x-yaml)$/.test(essence) ? 'json' : 'other';
}

function checkExamples(object: SpecObject, form: Form, context: SpecContext): void {
  const { node } = object;
  const schema = node.get('schema');
  if (!schema) return;
  const direction = directionOf(object);
  const example = node.entry('example');
  if (example) {
    const step = { node: example.value, entry: example };
    checkValue(step, schema, { form, direction, subject: 'The example', context });
  }
  for (const { key, value } of node.map('examples')?.entries ?? []) {
    const named = context.followMap(value);
    const entry = named?.entry('value') ?? named?.entry('dataValue');
    if (!entry) continue;
    const subject = `The example \`${key}\``;
    checkValue({ node: entry.value, entry }, schema, { form, direction, subject, context });
  }
}

function checkResponse({ node }: SpecObject, context: SpecContext): void {
  const schema = context.version === '2.0' ? node.get('schema') : undefined;
  if (!schema) return;
  for (const entry of node.map('examples')?.entries ?? []) {
    const form = formOf(entry.key);
    const subject = `The example \`${entry.key}\``;
    if (form) checkValue({ node: entry.value, entry }, schema, { form, direction: 'response', subject, context });
  }
}

interface Checked extends Pick<ValidateOptions, 'direction' | 'subject'> {
  readonly form: Form;
  readonly context: SpecContext;
}

function checkValue(step: Step, schema: Node, { form, direction, subject, context }: Checked): void {
  const isText = step.node.kind === 'scalar' && typeof step.node.value === 'string';
  if (isText && form === 'other') return;
  const { version, dialect, lookup, options: settings } = context;
  const allowAdditionalProperties = settings.allowAdditionalProperties !== false;
  const options = { direction, subject, version, dialect, lookup, allowAdditionalProperties };
  const check = step.node.kind === 'scalar' || context.isLast ? problemsOf : problemsAgain;
  const problems = check(step.node, schema, options);
  if (problems.length === 0) return;
  const wanted = isText ? problems.find((problem) => isOtherKind(problem, step.node))?.wanted : undefined;
  if (form === 'parameter' && wanted?.some((type) => type === 'array' || type === 'object')) return;
  const json = wanted && step.node.kind === 'scalar' ? jsonInText(step.node) : undefined;
  if (json) {
    const inText = problemsOf(json.root, schema, options);
    const findings = describeProblems({ ...step, node: json.root }, inText, options);
    const inFile = findings.map((finding) => ({ ...finding, at: json.placeInFile(finding.at) }));
    report(step, inFile, { context, isFixable: false });
  } else report(step, describeProblems(step, problems, options), { context, isFixable: true });
}

function isOtherKind({ node, keyword }: Problem, value: Node): boolean {
  return node === value && keyword === 'type';
}

interface Reported {
  readonly context: SpecContext;
  readonly isFixable: boolean;
}

function report(step: Step, findings: readonly ValueFinding[], { context, isFixable }: Reported): void {
  for (const { message, at, because, problem } of findings.slice(0, mostFindings)) {
    context.report({
      message,
      at,
      related: [{ at: because, message: 'The schema says so' }],
      fixes: () => (isFixable ? fixesFor(problem) : []),
    });
  }
  const left = findings.length - mostFindings;
  if (left > 0) context.report({ message: `There are ${left} more problems in this example`, at: placeOf(step) });
}

const mostFindings = 20;

function fixesFor({ node, entry, suggestion, keyword, wanted = [] }: Problem): SpecFix[] {
  if (entry) {
    if (suggestion === undefined) return [];
    return [{ title: `Change to \`${suggestion}\``, edits: [renameKey(entry, suggestion)], isSafe: false }];
  }
  if (node.kind !== 'scalar') return [];
  const choice = keyword === 'enum' ? suggestionFor(node, wanted) : undefined;
  if (choice !== undefined)
    return [{ title: `Change to \`${choice}\``, edits: [replaceScalar(node, choice)], isSafe: false }];
  if (keyword !== 'type') return [];
  if (typeof node.value !== 'string' && node.value !== null && wanted.includes('string'))
    return [{ title: 'Write it as text', edits: [replaceScalar(node, textAt(node))], isSafe: false }];
  const value = typeof node.value === 'string' ? plainMeaning(node.value, wanted) : undefined;
  if (value === undefined) return [];
  return [
    {
      title: `Write it as ${typeof value === 'number' ? 'a number' : 'a boolean'}`,
      edits: [{ at: node, text: String(value) }],
      isSafe: false,
    },
  ];
}

/** The number or boolean that a text writes out, where one is wanted. */
function plainMeaning(text: string, wanted: readonly string[]): number | boolean | undefined {
  if (wanted.includes('boolean') && /^(?:true|false)$/.test(text)) return text === 'true';
  if (!/^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,10})?$/.test(text)) return undefined;
  const isFraction = text.includes('.');
  return wanted.includes('number') || (wanted.includes('integer') && !isFraction) ? Number(text) : undefined;
}
