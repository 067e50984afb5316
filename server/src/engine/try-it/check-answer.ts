import type { AnswerCheck, AnswerFinding, ReceivedAnswer } from '#shared/try-it.ts';
import type { DescribedApi } from '../api/api.ts';
import type { DescribedResponse } from '../api/described.ts';
import { describeSchema } from '../api/schema.ts';
import { coversMediaType, responseFor, responseSchemas } from '../drift/examples/bodies.ts';
import { optionsFor } from '../drift/examples/fitting-sample.ts';
import { isMisspelt, undeclaredKeyword, undeclaredProperties } from '../drift/examples/undeclared.ts';
import { exampleUri, scalarNode } from '../drift/examples/value-nodes.ts';
import { fileNameOf } from '../drift/spec-edits.ts';
import { isJson } from '../generate/request.ts';
import { describeProblems, problemsOf, type ValueFinding, validateValue } from '../spec/examples/validate.ts';
import { listed } from '../spec/facts/listed.ts';
import { Part } from '../spec/text/part.ts';
import type { Node } from '../spec/tree/node.ts';
import type { TriedSubject } from './subject.ts';
import { placeIn } from './value-place.ts';

/** What the description of an endpoint says against an answer: its status, its headers and its body. */
export function checkAnswer({ described }: TriedSubject, answer: ReceivedAnswer): AnswerCheck {
  if (!described) return { findings: [] };
  const { api, operation } = described;
  const details = api.details(operation);
  const status = String(answer.status);
  const response = responseFor(details.responses, status);
  const spec = fileNameOf(api);
  if (!response) {
    const known = details.responses.map((one) => one.status);
    const words = known.length === 0 ? 'It describes none' : `It describes ${listed(known)}`;
    return { spec, findings: [error(`The operation has no response \`${status}\`. ${words}`)] };
  }
  const mediaType = headerOf(answer, 'content-type');
  const findings = [
    ...headerFindings(response, answer, api),
    ...mediaTypeFindings(response, answer, mediaType),
    ...bodyFindings(answer, responseSchemas(details, status, mediaType).likely, { api, mediaType }),
  ];
  return { spec, findings: findings.slice(0, mostFindings) };
}

/** More would be told to nobody's use. */
const mostFindings = 200;

function headerOf({ headers }: ReceivedAnswer, name: string): string | undefined {
  return headers.find(([own]) => own.toLowerCase() === name)?.[1];
}

function headerFindings({ headers }: DescribedResponse, answer: ReceivedAnswer, api: DescribedApi): AnswerFinding[] {
  return headers.flatMap(({ name, isRequired, schema }) => {
    // A field that says what the body is (OpenAPI 3.1.1, 4.8.17.1).
    if (/^content-type$/i.test(name)) return [];
    const value = headerOf(answer, name.toLowerCase());
    if (value === undefined) return isRequired ? [error(`The header \`${name}\` is missing`)] : [];
    const types = describeSchema(schema, api)?.types ?? [];
    if (!schema || types.includes('array') || types.includes('object')) return [];
    const node = scalarNode(value, types);
    const found = validateValue(
      { node, entry: undefined },
      schema,
      optionsFor(api, 'response', `The header \`${name}\``),
    );
    return found.map(({ message }) => error(message));
  });
}

function mediaTypeFindings(
  { status, content }: DescribedResponse,
  { body, isCut }: ReceivedAnswer,
  mediaType: string | undefined,
): AnswerFinding[] {
  if (content.length === 0 || (body === '' && !isCut && mediaType === undefined)) return [];
  if (mediaType === undefined) return [info('The answer has no `Content-Type`')];
  if (content.some((one) => coversMediaType(one.mediaType, mediaType))) return [];
  const names = [...new Set(content.map((one) => one.mediaType))];
  return [error(`The response \`${status}\` is ${listed(names)}, not \`${mediaType}\``)];
}

interface BodyAround {
  readonly api: DescribedApi;
  readonly mediaType: string | undefined;
}

function bodyFindings(
  { body, isCut }: ReceivedAnswer,
  schemas: readonly Node[] | undefined,
  { api, mediaType }: BodyAround,
): readonly AnswerFinding[] {
  if (!schemas || isCut || (mediaType !== undefined && !isJson(mediaType))) return [];
  if (body.trim() === '') return [error('The answer has no body')];
  const problem = jsonProblem(body);
  if (problem !== undefined) return [error(`The body is no JSON: ${problem}`)];
  const { root } = new Part(exampleUri, 'json', 'whole', [], body).parsed;
  if (!root) return [];
  let best: readonly ValueFinding[] | undefined;
  for (const schema of schemas) {
    const found = findingsOf(root, schema, api);
    if (found.length === 0) return [];
    if (!best || found.length < best.length) best = found;
  }
  return (best ?? []).map(({ message, problem }) => {
    const isExtra = problem.keyword === undeclaredKeyword && !isMisspelt(problem);
    return { severity: isExtra ? 'info' : 'error', message, place: placeIn(root, problem.node, problem.entry) };
  });
}

function findingsOf(root: Node, schema: Node, api: DescribedApi): readonly ValueFinding[] {
  const options = optionsFor(api, 'response', 'The body');
  const problems = [
    ...problemsOf(root, schema, options),
    ...undeclaredProperties(root, schema, api, { open: new Set(), partial: new Set() }),
  ];
  return describeProblems({ node: root, entry: undefined }, problems, options);
}

function jsonProblem(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function error(message: string): AnswerFinding {
  return { severity: 'error', message };
}

function info(message: string): AnswerFinding {
  return { severity: 'info', message };
}
