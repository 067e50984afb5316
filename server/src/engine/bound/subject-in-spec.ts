import type { DescribedApi } from '../api/api.ts';
import type { DescribedOperation, DescribedParameter, ParameterLocation } from '../api/described.ts';
import { parametersOf } from '../spec/facts/parameters.ts';
import { responsesOf } from '../spec/facts/statuses.ts';
import { pathParameterAt } from '../spec/navigation/path-parameters.ts';
import { occurrencePlace } from '../spec/navigation/symbol.ts';
import { symbolAt } from '../spec/navigation/symbol-at.ts';
import type { Part } from '../spec/text/part.ts';
import { keyPlace, type MapNode, type Node, type Place } from '../spec/tree/node.ts';
import { type PathStep, pathTo } from '../spec/tree/path-to.ts';
import { namedCodesOf } from './named-codes.ts';
import { operationIdsOf } from './operation-ids.ts';
import type { Subject } from './subject.ts';

/** What a description names at an offset of one of its files that documents may name, too, with where it stands. */
export function subjectInSpec(
  api: DescribedApi,
  uri: string,
  offset: number,
): { readonly subject: Subject; readonly place: Place } | undefined {
  const file = api.spec.files.get(uri);
  if (!file) return undefined;
  const here = file.partAt(offset);
  const before = here.offset === 0 && offset > 0 ? file.partAt(offset - 1) : undefined;
  return inPart(api, here.part, here.offset) ?? (before && inPart(api, before.part, before.offset + 1));
}

type Found = ReturnType<typeof subjectInSpec>;

function inPart(api: DescribedApi, part: Part, offset: number): Found {
  return pathOrMethod(api, part, offset) ?? valueIn(api, part, offset) ?? nameAt(api, part, offset);
}

function holdsIn(place: Place, part: Part, offset: number): boolean {
  return place.part === part && place.start <= offset && offset <= place.end;
}

function pathOrMethod(api: DescribedApi, part: Part, offset: number): Found {
  for (const operation of api.operations) {
    if (holdsIn(operation.at, part, offset))
      return { subject: { kind: 'operation', api, operation }, place: operation.at };
    if (!holdsIn(operation.pathAt, part, offset)) continue;
    const braces = pathParameterAt(api.spec, part, offset);
    const parameter =
      braces?.symbol.kind === 'path-parameter' ? pathParameter(operation, braces.symbol.name, api) : undefined;
    return parameter
      ? { subject: parameter, place: operation.pathAt }
      : { subject: { kind: 'path', api, operation, offset: 0 }, place: operation.pathAt };
  }
  return undefined;
}

function pathParameter(operation: DescribedOperation, name: string, api: DescribedApi): Subject | undefined {
  const parameter = api.details(operation).parameters.find((one) => one.in === 'path' && one.name === name);
  return parameter && { kind: 'parameter', api, operation, parameter };
}

/** A parameter's name, an operation's id, a status, an error code. */
function valueIn(api: DescribedApi, part: Part, offset: number): Found {
  const steps = pathTo(part.parsed.root, offset);
  const last = steps.at(-1);
  if (!last) return undefined;
  if (last.kind === 'entry' && last.place === 'key') return statusAt(api, last);
  const { node } = last;
  if (node.kind !== 'scalar' || !holdsIn(node, part, offset)) return undefined;
  const own = last.kind === 'entry' ? ofKey(api, last, node) : undefined;
  if (own) return { subject: own, place: node };
  if (!steps.some((step) => step.kind === 'entry' && mayHoldCodes.has(step.entry.key))) return undefined;
  const code = namedCodesOf(api).get(String(node.value));
  if (!code?.places.includes(node)) return undefined;
  return { subject: { kind: 'code', api, code: code.code, places: code.places }, place: node };
}

const mayHoldCodes: ReadonlySet<string> = new Set(['enum', 'const', 'example', 'examples', 'value']);

function ofKey(api: DescribedApi, { parent, entry }: PathStep & { kind: 'entry' }, at: Node): Subject | undefined {
  if (entry.key === 'operationId') {
    const operation = api.operations.find(({ node }) => node === parent);
    return operation && { kind: 'operation-id', api, operation, at };
  }
  if (entry.key !== 'name' || !parent.has('in')) return undefined;
  const [operation] = operationsWith(api, parent);
  const parameter = operation && parameterOf(parent);
  return operation && parameter && { kind: 'parameter', api, operation, parameter };
}

/** The operations that have a parameter, their own or one of their path. */
export function operationsWith(api: DescribedApi, parameter: MapNode): readonly DescribedOperation[] {
  const has = (owner: MapNode) => parametersOf(owner, api).parameters.some(({ node }) => node === parameter);
  return api.operations.filter(({ node, item }) => has(node) || has(item));
}

function parameterOf(node: MapNode): DescribedParameter | undefined {
  const name = node.get('name');
  const place = places.find((one) => one === node.text('in'));
  if (name?.kind !== 'scalar' || !place) return undefined;
  return {
    name: String(name.value),
    in: place,
    isRequired: place === 'path',
    isDeprecated: false,
    description: node.text('description'),
    schema: node.get('schema'),
    node,
    at: name,
  };
}

const places: readonly ParameterLocation[] = ['path', 'query', 'querystring', 'header', 'cookie'];

function statusAt(api: DescribedApi, { entry }: PathStep & { kind: 'entry' }): Found {
  const { part, start, end } = keyPlace(entry);
  for (const operation of api.operations) {
    if (operation.node.part !== part || !responsesOf(operation.node).includes(entry)) continue;
    const response = api.details(operation).responses.find((one) => one.status === entry.key);
    if (response) return { subject: { kind: 'response', api, operation, response }, place: { part, start, end } };
  }
  return undefined;
}

/** A scheme, or an operation's id, wherever the description names it. */
function nameAt(api: DescribedApi, part: Part, offset: number): Found {
  const { spec } = api;
  const start = spec.files.get(part.uri)?.spanOf({ part, start: offset, end: offset }).start;
  const named = start === undefined ? undefined : symbolAt(spec, part.uri, start);
  if (!named) return undefined;
  const place = occurrencePlace(named);
  if (named.symbol.kind === 'operation') {
    const operation = operationIdsOf(api).get(named.symbol.name);
    const at = operation?.node.get('operationId');
    return operation && at && { subject: { kind: 'operation-id', api, operation, at }, place };
  }
  if (named.symbol.kind !== 'scheme') return undefined;
  const { name } = named.symbol;
  const scheme = api.schemes.find((one) => one.name === name);
  return scheme && { subject: { kind: 'scheme', api, scheme }, place };
}
