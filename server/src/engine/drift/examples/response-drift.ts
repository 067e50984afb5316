import type { OperationDetails } from '../../api/described.ts';
import { describeSchema } from '../../api/schema.ts';
import type { BlockContent } from '../../operations/examples/content.ts';
import { isPlaceholderText } from '../../operations/examples/placeholder.ts';
import type { ExampleValue } from '../../operations/examples/value.ts';
import { listed } from '../../spec/facts/listed.ts';
import type { Node } from '../../spec/tree/node.ts';
import type { OperationMatch } from '../bound-api.ts';
import { coversMediaType, requestSchemas, responseFor, responseSchemas } from './bodies.ts';
import type { ExampleDrift } from './example-drift.ts';
import type { ReceivedResponse } from './sent-request.ts';
import { driftOfValue, isUnknownTo, type ValueQuestion } from './value-drift.ts';

/** What is compared with an operation. */
export interface BodyQuestion {
  readonly match: OperationMatch;
  readonly details: OperationDetails;
  /** The inside of the block without and with the marks of a quote. */
  readonly text: string;
  readonly source: string;
}

/** What is said of a block of data. */
export interface Said {
  readonly status: string | undefined;
  readonly mediaType: string | undefined;
}

/** Where a response as a message differs from those of an operation. Its status is no matter of examples. */
export function driftOfResponse(response: ReceivedResponse, question: BodyQuestion): readonly ExampleDrift[] {
  const { status, fields, body } = response;
  const mediaType = fields.find(({ name }) => /^content-type$/i.test(name.text))?.value;
  const described = responseFor(question.details.responses, status.text);
  if (!described) return [];
  const found: ExampleDrift[] = [];
  const isOther =
    mediaType !== undefined &&
    described.content.length > 0 &&
    !isPlaceholderText(mediaType.text) &&
    !described.content.some((one) => coversMediaType(one.mediaType, mediaType.text));
  if (isOther) {
    const mediaTypes = [...new Set(described.content.map((one) => one.mediaType))];
    const [only, ...others] = mediaTypes;
    found.push({
      message: `The response \`${described.status}\` is ${listed(mediaTypes)}, not \`${mediaType.text}\``,
      span: mediaType.span,
      because: { place: described.at, message: 'The response' },
      fixes:
        only !== undefined && others.length === 0 && !only.includes('*')
          ? [{ title: `Write \`${only}\``, edits: [{ span: mediaType.span, text: only }] }]
          : [],
    });
  }
  if (!body?.value) return found;
  const said = { status: status.text, mediaType: isOther ? undefined : mediaType?.text };
  return [...found, ...answerDrift([body.value], said, { ...question, isVague: false })];
}

/** Of a block of JSON that shows a response. */
export function driftOfAnswer(block: BlockContent, said: Said, question: BodyQuestion): readonly ExampleDrift[] {
  return answerDrift(valuesIn(block), said, { ...question, isVague: said.status === undefined });
}

/** Of a block of JSON that shows the body of a request. */
export function driftOfData(block: BlockContent, said: Said, question: BodyQuestion): readonly ExampleDrift[] {
  const schemas = requestSchemas(question.details, said.mediaType);
  if (!schemas) return [];
  const { likely, possible } = responseSchemas(question.details, undefined, undefined);
  const [request, response] = questionsOf({ ...question, isVague: true });
  const values = valuesIn(block).filter(
    (value) => !isMistaken(value, schemas, request) || !fitsOne(value, [...(likely ?? []), ...possible], response),
  );
  return driftOfValues(values, schemas, request);
}

/** The values of a block; none of pieces of one. */
function valuesIn({ content }: BlockContent): readonly ExampleValue[] {
  if (content.kind !== 'json') return [];
  const isPiece = content.values.some(({ kind }) => kind !== 'object' && kind !== 'array');
  return isPiece ? [] : content.values;
}

function answerDrift(values: readonly ExampleValue[], said: Said, question: VagueQuestion): readonly ExampleDrift[] {
  const { likely, possible } = responseSchemas(question.details, said.status, said.mediaType);
  if (!likely) return [];
  const [request, response] = questionsOf(question);
  const requests = requestSchemas(question.details, undefined) ?? [];
  const answers = values.filter(
    (value) =>
      !fitsOne(value, possible, response) &&
      !(isMistaken(value, likely, response) && fitsOne(value, requests, request)),
  );
  return driftOfValues(answers, likely, response);
}

/** Whether a value that nothing but its place says to be what it is taken for has properties that this doesn't know: words above it may be about another block. */
function isMistaken(value: ExampleValue, schemas: readonly Node[], question: ValueQuestion): boolean {
  return question.isVague === true && isUnknownTo(value, schemas, question);
}

function fitsOne(value: ExampleValue, schemas: readonly Node[], question: ValueQuestion): boolean {
  return schemas.some((schema) => isOne(value, schema, question));
}

/** Whether a value fits a schema that says something of it. */
function isOne(value: ExampleValue, schema: Node, question: ValueQuestion): boolean {
  const isTelling = (describeSchema(schema, question.api)?.properties.length ?? 0) > 0;
  return isTelling && driftOfValue(value, [schema], { ...question, isVague: false }).length === 0;
}

function driftOfValues(
  values: readonly ExampleValue[],
  schemas: readonly Node[],
  question: ValueQuestion,
): readonly ExampleDrift[] {
  return values.flatMap((value) => driftOfValue(value, schemas, question));
}

type VagueQuestion = BodyQuestion & Pick<ValueQuestion, 'isVague'>;

function questionsOf({ match, text, source, isVague }: VagueQuestion): readonly [ValueQuestion, ValueQuestion] {
  const shared = { api: match.api, subject: 'The example', text, source, isJson: true, isVague };
  return [
    { ...shared, direction: 'request' },
    { ...shared, direction: 'response' },
  ];
}
