import type { DescribedContent, DescribedResponse, OperationDetails } from '../../api/described.ts';
import { essenceOf } from '../../spec/facts/media-types.ts';
import type { Node } from '../../spec/tree/node.ts';

/** The schemas of which one must fit a body; undefined where the description doesn't say. */
export type BodySchemas = readonly Node[] | undefined;

/** What a request may hold in JSON. */
export function requestSchemas({ body }: OperationDetails, mediaType: string | undefined): BodySchemas {
  return body && jsonSchemas(body.content, mediaType);
}

/**
 * What a response may hold in JSON: the one with the status; without a status one of those that say that all went well, or else any of the others, since examples of errors don't
 * always say that they are.
 */
export function responseSchemas(
  { responses }: OperationDetails,
  status: string | undefined,
  mediaType: string | undefined,
): { readonly likely: BodySchemas; readonly possible: readonly Node[] } {
  if (status !== undefined) {
    const response = responseFor(responses, status);
    return { likely: response && jsonSchemas(response.content, mediaType), possible: [] };
  }
  const successes = responses.filter((one) => /^2/.test(one.status) && one.content.length > 0);
  const others = responses.filter((one) => !successes.includes(one));
  const likely = successes.length > 0 ? successes : others.filter((one) => one.status === 'default');
  const schemas = likely.map(({ content }) => jsonSchemas(content, mediaType));
  return {
    likely: schemas.length === 0 || schemas.includes(undefined) ? undefined : schemas.flatMap((one) => one ?? []),
    possible: others.flatMap(({ content }) => jsonSchemas(content, undefined) ?? []),
  };
}

/** The response with a status, with its range, or the one for all others. */
export function responseFor(responses: readonly DescribedResponse[], status: string): DescribedResponse | undefined {
  const range = `${status.charAt(0)}XX`;
  return (
    responses.find((one) => one.status === status) ??
    responses.find((one) => one.status.toUpperCase() === range) ??
    responses.find((one) => one.status === 'default')
  );
}

function jsonSchemas(content: readonly DescribedContent[], mediaType: string | undefined): BodySchemas {
  const named =
    mediaType === undefined ? undefined : content.filter((one) => coversMediaType(one.mediaType, mediaType));
  const fitting = named && named.length > 0 ? named : content.filter((one) => mayBeJson(one.mediaType));
  const schemas = fitting.map(schemaOf);
  return schemas.length === 0 || schemas.includes(undefined)
    ? undefined
    : [...new Set(schemas.flatMap((schema) => schema ?? []))];
}

/** That of each item of a stream (3.2), which examples show one by one; undefined where it says that a stream is text. */
function schemaOf({ schema, node, mediaType }: DescribedContent): Node | undefined {
  const item = node.get('itemSchema');
  const isText = !item && isStream(mediaType) && schema?.kind === 'map' && schema.text('type') === 'string';
  return isText ? undefined : (item ?? schema);
}

function isStream(mediaType: string): boolean {
  return /ndjson$|jsonl$|json-seq$|jsonlines$|^text\/event-stream$/.test(essenceOf(mediaType));
}

/** Streams of JSON values are shown as values one below the other. */
function mayBeJson(mediaType: string): boolean {
  return isStream(mediaType) || /[/+]json$|^\*\/\*$|^application\/\*$/.test(essenceOf(mediaType));
}

/** Whether a media type of a description, which may be a range, is the one of an example. */
export function coversMediaType(described: string, written: string): boolean {
  const [range, essence] = [essenceOf(described), essenceOf(written)];
  if (range === essence || range === '*/*') return true;
  return range.endsWith('/*') && essence.startsWith(range.slice(0, -1));
}
