import { describeStatus } from '../../http/describe.ts';
import { mediaTypes as commonMediaTypes } from '../../http/media-types.ts';
import { httpStatuses } from '../../http/statuses.ts';
import { templatesIn } from '../facts/paths.ts';
import { membersOf, summaryOf } from '../hover/summary.ts';
import { schemeEntries } from '../navigation/names.ts';
import { targetOf } from '../references/target.ts';
import type { MapNode } from '../tree/node.ts';
import type { Unit } from '../walk/unit.ts';
import { responseHeaders } from './common-names.ts';
import type { Offer } from './offer.ts';
import type { Place } from './place.ts';
import { followMap, mapIn, type Question } from './question.ts';
import { hole, list, map, type Skeleton } from './skeleton.ts';
import { pathItem, response, skeletonsOf } from './skeletons.ts';

/** The names that may be keys of the map at the cursor: paths, status codes, media types, headers, what is referenced and missing. */
export function names(question: Question): readonly Offer[] {
  const { place, cursor } = question;
  if (!place || cursor.kind !== 'key') return [];
  const present = new Set(cursor.siblings);
  return namesAt(question, place).filter((offer) => offer.is !== 'key' || !present.has(offer.key));
}

function namesAt(question: Question, place: Place): readonly Offer[] {
  if (!place.isWhole) {
    switch (place.type) {
      case 'paths':
        return paths(question);
      case 'responses':
        return statuses(question);
      case 'securityRequirement':
        return schemes(question);
      case 'callback':
        return expressions(question);
    }
    return [];
  }
  if (place.field?.shape !== 'map') return [];
  const isComponents = place.owner === 'components' || (place.owner === 'openapi' && place.name !== 'webhooks');
  if (isComponents) return missingComponents(question, place);
  switch (place.type) {
    case 'mediaType':
      return mediaTypes(question).map((key) => ({
        is: 'key',
        key,
        value: first(question, 'mediaType'),
        kind: 'value',
      }));
    case 'header':
      return headers(question).map((key) => ({ is: 'key', key, value: first(question, 'header'), kind: 'value' }));
    case 'serverVariable':
      return urlVariables(question, place);
    case 'schema':
      return place.name === 'properties' ? requiredProperties(question, place) : [];
    case 'encoding':
      return encodedProperties(question, place);
    case 'value':
      return valueNames(question, place);
  }
  return [];
}

function first({ version }: Question, type: Parameters<typeof skeletonsOf>[1]): Skeleton | undefined {
  return skeletonsOf(version, type)[0]?.skeleton;
}

/** Beginnings of the paths that there are, with and without what may follow. */
function paths(question: Question): readonly Offer[] {
  const { cursor, version } = question;
  const prefixes = new Map<string, number>();
  for (const path of cursor.siblings) {
    for (let at = path.indexOf('/', 1); at !== -1; at = path.indexOf('/', at + 1)) {
      const prefix = path.slice(0, at);
      prefixes.set(prefix, (prefixes.get(prefix) ?? 0) + 1);
    }
    if (!prefixes.has(path)) prefixes.set(path, 0);
  }
  const present = new Set(cursor.siblings);
  const item = (path: string) =>
    pathItem(version, { pathParameters: templatesIn(path).flatMap(({ name }) => (name === '' ? [] : [name])) });
  const whole = [...prefixes.keys()].filter((path) => !present.has(path));
  const begun = [...prefixes].sort(([, one], [, other]) => other - one).slice(0, mostPrefixes);
  return [
    ...whole.map((key): Offer => ({ is: 'key', key, value: item(key), kind: 'value', detail: 'path', rank: 2 })),
    {
      is: 'entries',
      label: '/',
      entries: [{ key: hole('/path'), value: item('') }],
      kind: 'value',
      detail: 'path',
      rank: 3,
    },
    ...begun.map(([path]): Offer => {
      const entries = [{ key: hole(`${path}/`), value: item(path) }];
      return { is: 'entries', label: `${path}/`, entries, kind: 'value', detail: 'path below another', rank: 4 };
    }),
  ];
}

const mostPrefixes = 300;

function statuses(question: Question): readonly Offer[] {
  const { version } = question;
  const codes = httpStatuses.filter(({ isUnused }) => !isUnused);
  const ranges = version === '2.0' ? [] : ['1XX', '2XX', '3XX', '4XX', '5XX'];
  return [
    ...codes.map((status): Offer => {
      const key = String(status.code);
      const isCommon = commonStatuses.has(status.code);
      return {
        is: 'key',
        key,
        label: `${key} ${status.phrase}`,
        value: response(version, key),
        kind: 'status',
        detail: status.class,
        documentation: describeStatus(status),
        rank: isCommon ? 2 : 5,
      };
    }),
    ...ranges.map((key): Offer => {
      const of = codes.find(({ code }) => String(code)[0] === key[0])?.class;
      const value = response(version, key);
      return { is: 'key', key, value, kind: 'status', detail: `every ${of} that is not listed`, rank: 4 };
    }),
  ];
}

const commonStatuses: ReadonlySet<number> = new Set([
  200, 201, 202, 204, 301, 302, 303, 304, 307, 400, 401, 403, 404, 405, 406, 409, 410, 412, 413, 415, 422, 429, 500,
  502, 503, 504,
]);

function schemes(question: Question): readonly Offer[] {
  const { spec, cursor } = question;
  return schemeEntries(spec).map(({ key, value }): Offer => {
    const scheme = followMap(question, value);
    const hasScopes = scheme?.text('type') === 'oauth2' || scheme?.text('type') === 'openIdConnect';
    const documentation = summaryOf(spec, 'securityScheme', value);
    const detail = scheme?.text('type');
    const skeleton = hasScopes && !cursor.isFlow ? list(hole()) : list();
    return { is: 'key', key, value: skeleton, kind: 'value', detail, documentation, rank: 2 };
  });
}

function expressions({ version }: Question): readonly Offer[] {
  const skeleton = skeletonsOf(version, 'callback')[0]?.skeleton;
  if (skeleton?.kind !== 'map') return [];
  return [{ is: 'entries', label: '{$request.body#/callbackUrl}', entries: skeleton.entries, kind: 'snippet' }];
}

/** Names that references expect here and that aren't there. */
function missingComponents(question: Question, place: Place): readonly Offer[] {
  const { spec, file, cursor, version } = question;
  const { type } = place;
  if (type === 'value') return [];
  const depth = cursor.path.length;
  const counts = new Map<string, number>();
  for (const { base, target } of spec.collect(referencesOf)) {
    if (!target.includes('#')) continue;
    const { uri, tokens } = targetOf(base, target);
    const name = tokens?.[depth];
    if (uri !== file.uri || name === undefined || tokens?.length !== depth + 1) continue;
    if (cursor.path.every((step, index) => tokens[index] === String(step)))
      counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const value = skeletonsOf(version, type)[0]?.skeleton;
  return [...counts].map(([key, count]): Offer => {
    const detail = count === 1 ? 'referenced once, and missing' : `referenced ${count} times, and missing`;
    return { is: 'key', key, value, kind: 'reference', detail, rank: 1 };
  });
}

function referencesOf(unit: Unit): readonly { readonly base: string; readonly target: string }[] {
  return unit.references;
}

/** Those of the description by how often they are used, then the common ones. */
export function mediaTypes({ spec }: Question): readonly string[] {
  const common = commonMediaTypes.map(({ name }) => name);
  return byUse([...spec.collect(mediaTypesIn), ...listed(spec.root)], common);
}

function listed(root: MapNode): readonly string[] {
  const items = ['consumes', 'produces'].flatMap((key) => root.list(key)?.items ?? []);
  return items.flatMap((item) => (item.kind === 'scalar' ? [String(item.value)] : []));
}

function mediaTypesIn(unit: Unit): readonly string[] {
  return unit
    .ofType('mediaType')
    .flatMap(({ key, field }) => (typeof key === 'string' && field === 'content' ? [key] : []));
}

function headers({ spec }: Question): readonly string[] {
  return byUse(spec.collect(headersIn), responseHeaders);
}

function headersIn(unit: Unit): readonly string[] {
  const found = [...unit.ofType('header'), ...unit.ofType('reference')];
  return found.flatMap(({ key, field }) => (typeof key === 'string' && field === 'headers' ? [key] : []));
}

/** Each once, those that are used most in front. */
export function byUse(used: readonly string[], others: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const name of used) counts.set(name, (counts.get(name) ?? 0) + 1);
  const sorted = [...counts].sort(([, one], [, other]) => other - one).map(([name]) => name);
  return [...new Set([...sorted, ...others])];
}

function urlVariables(question: Question, place: Place): readonly Offer[] {
  const url = mapIn(question, question.cursor.path.slice(0, place.ownerDepth))?.text('url') ?? '';
  const value = skeletonsOf(question.version, 'serverVariable')[0]?.skeleton;
  return templatesIn(url).map(({ name }) => ({
    is: 'key',
    key: name,
    value,
    kind: 'value',
    detail: 'in the URL',
    rank: 1,
  }));
}

/** Properties that `required` names. */
function requiredProperties(question: Question, place: Place): readonly Offer[] {
  const schema = mapIn(question, question.cursor.path.slice(0, place.ownerDepth));
  const value = map({ type: hole('string') });
  return (schema?.list('required')?.items ?? []).flatMap((item): Offer[] => {
    if (item.kind !== 'scalar') return [];
    return [{ is: 'key', key: String(item.value), value, kind: 'value', detail: 'required', rank: 1 }];
  });
}

function encodedProperties(question: Question, place: Place): readonly Offer[] {
  const owner = mapIn(question, question.cursor.path.slice(0, place.ownerDepth));
  const value = first(question, 'encoding');
  return propertyNames(question, owner?.map('schema')).map((key) => ({ is: 'key', key, value, kind: 'value' }));
}

/** The names of a schema's properties, those that `allOf` adds and those of its alternatives too. */
export function propertyNames({ spec }: Pick<Question, 'spec'>, schema: MapNode | undefined): readonly string[] {
  if (!schema) return [];
  const members = membersOf(spec, schema);
  const alternatives = members.flatMap((member) =>
    ['oneOf', 'anyOf'].flatMap((key) => (member.list(key)?.items ?? []).flatMap((item) => membersOf(spec, item))),
  );
  const all = [...members, ...alternatives];
  return [...new Set(all.flatMap((member) => member.map('properties')?.entries.map(({ key }) => key) ?? []))];
}

function valueNames(question: Question, place: Place): readonly Offer[] {
  if (place.owner === 'link' && place.name === 'parameters') return linkParameters(question, place);
  if (place.owner === 'discriminator' && place.name === 'mapping') return mappedValues(question, place);
  if (place.owner === 'response' && place.name === 'examples') {
    return mediaTypes(question).map((key) => ({ is: 'key', key, kind: 'value' }));
  }
  return [];
}

/** The parameters of the operation that a link leads to. */
function linkParameters(question: Question, place: Place): readonly Offer[] {
  const { spec, cursor } = question;
  const id = mapIn(question, cursor.path.slice(0, place.ownerDepth))?.text('operationId');
  const operation =
    id === undefined ? undefined : spec.all('operation').find(({ node }) => node.text('operationId') === id);
  const owners = [operation?.node, operation?.parent?.node];
  const items = owners.flatMap((owner) => owner?.list('parameters')?.items ?? []);
  return items.flatMap((item): Offer[] => {
    const parameter = followMap(question, item);
    const key = parameter?.text('name');
    if (key === undefined) return [];
    const value = hole(`$response.body#/${key}`);
    return [{ is: 'key', key, value, kind: 'value', detail: parameter?.text('in'), rank: 1 }];
  });
}

/** The values of the property that a discriminator names. */
function mappedValues(question: Question, place: Place): readonly Offer[] {
  const { spec, cursor } = question;
  const path = cursor.path.slice(0, place.ownerDepth);
  const property = mapIn(question, path)?.text('propertyName');
  const schema = mapIn(question, path.slice(0, -1));
  if (property === undefined || !schema) return [];
  const values = membersOf(spec, schema).flatMap((member) => {
    const target = followMap(question, member.map('properties')?.get(property));
    return target?.list('enum')?.items ?? [];
  });
  return values.flatMap((item): Offer[] => {
    if (item.kind !== 'scalar') return [];
    return [{ is: 'key', key: String(item.value), value: hole(), kind: 'value', rank: 1 }];
  });
}
