import { templatesIn } from '../facts/paths.ts';
import { summaryOf } from '../hover/summary.ts';
import { untrustedLine, untrustedMarkdown } from '../hover/untrusted.ts';
import { schemeEntries } from '../navigation/names.ts';
import type { MapNode, Node } from '../tree/node.ts';
import { operationName } from '../walk/names.ts';
import type { Unit } from '../walk/unit.ts';
import { requestHeaders } from './common-names.ts';
import { parameterNames } from './keys.ts';
import { byUse, mediaTypes, propertyNames } from './names.ts';
import { type Offer, scalarOffer } from './offer.ts';
import type { Place } from './place.ts';
import { followMap, mapIn, nodeIn, pathAround, type Question } from './question.ts';

/** The values that may stand at the cursor: those that the specification lists, and names that the description has. */
export function values(question: Question): readonly Offer[] {
  const { place, cursor } = question;
  if (!place || (place.isWhole && place.field?.shape !== 'one') || place.type !== 'value')
    return booleanSchemas(question);
  if (cursor.kind === 'key' && !cursor.mayBeValue) return [];
  return [...listed(question, place), ...namesFor(question, place)];
}

/** A schema may be `true` or `false` where it says what else is allowed, and everywhere from 3.1 on. */
function booleanSchemas({ place, cursor, version }: Question): readonly Offer[] {
  if (place?.type !== 'schema' || place.isWhole || cursor.kind !== 'value') return [];
  const mayBe = /^(?:additional|unevaluated)/.test(place.name) || (version !== '2.0' && version !== '3.0');
  return mayBe ? [scalarOffer(true, { rank: 6 }), scalarOffer(false, { rank: 6 })] : [];
}

function listed(question: Question, { field, name, owner }: Place): readonly Offer[] {
  if (!field) return [];
  if (field.scalar === 'boolean') return [scalarOffer(true, { rank: 1 }), scalarOffer(false, { rank: 1 })];
  const present = presentItems(question);
  const fitting = fittingValues(question, { name, owner });
  return field.values
    .filter((value) => !present.has(value) && fitting?.(value) !== false)
    .map((value) => scalarOffer(value, { rank: 1 }));
}

/** What of the listed values goes with what stands beside it. */
function fittingValues(
  question: Question,
  { name, owner }: Pick<Place, 'name' | 'owner'>,
): ((value: string) => boolean) | undefined {
  const holder = mapIn(question, question.cursor.path.slice(0, question.place?.ownerDepth));
  if (name === 'style' && owner === 'parameter') {
    const styles = stylesByPlace[holder?.text('in') ?? ''];
    return styles && ((value) => styles.includes(value));
  }
  if (name === 'format') {
    const type = holder?.text('type');
    if (type !== 'integer' && type !== 'number' && type !== 'string') return undefined;
    return (value) =>
      (typeOfFormat(value) ?? 'string') === type || (type === 'number' && typeOfFormat(value) === 'integer');
  }
  return undefined;
}

const stylesByPlace: Readonly<Record<string, readonly string[]>> = {
  path: ['matrix', 'label', 'simple'],
  query: ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'],
  header: ['simple'],
  cookie: ['form', 'cookie'],
};

function typeOfFormat(format: string): string | undefined {
  if (/^u?int\d+$|^double-int$/.test(format)) return 'integer';
  return /^(?:float|double|decimal)/.test(format) ? 'number' : undefined;
}

/** The other items of the list at the cursor. */
function presentItems(question: Question): ReadonlySet<string> {
  const { path, span } = question.cursor;
  const node = typeof path.at(-1) === 'number' ? nodeIn(question, path.slice(0, -1)) : undefined;
  if (node?.kind !== 'list') return new Set();
  const others = node.items.filter((item) => {
    const start = item.kind === 'scalar' ? question.file.spanOf(item).start : -1;
    return start !== span.start;
  });
  return new Set(others.flatMap((item) => (item.kind === 'scalar' ? [String(item.value)] : [])));
}

function namesFor(question: Question, place: Place): readonly Offer[] {
  const { owner, name } = place;
  const present = presentItems(question);
  const plain = (names: readonly string[], rank = 1) =>
    names.filter((one) => !present.has(one)).map((one) => scalarOffer(one, { rank }));
  switch (owner) {
    case 'operation':
      if (name === 'tags') return tags(question).filter((offer) => !present.has(offer.label ?? ''));
      return name === 'consumes' || name === 'produces' ? plain(mediaTypes(question)) : [];
    case 'openapi':
      return name === 'consumes' || name === 'produces' ? plain(mediaTypes(question)) : [];
    case 'tag':
      return name === 'parent' ? tags(question) : name === 'name' ? undeclaredTags(question) : [];
    case 'securityRequirement':
      return scopes(question, name).filter((offer) => !present.has(offer.label ?? ''));
    case 'link':
      return name === 'operationId'
        ? operationIds(question)
        : name === 'operationRef'
          ? operationPointers(question)
          : [];
    case 'encoding':
      return name === 'contentType' ? plain(mediaTypes(question)) : [];
    case 'schema':
      if (name === 'required') return plain(propertyNames(question, ownerMap(question, place)));
      if (name === 'contentMediaType') return plain(mediaTypes(question));
      return name === 'discriminator' ? plain(propertyNames(question, ownerMap(question, place))) : [];
    case 'discriminator':
      return name === 'propertyName' ? plain(propertyNames(question, ownerMap(question, place, 1))) : [];
    case 'parameter':
      return name === 'name' ? plain(parametersFor(question, ownerMap(question, place))) : [];
    case 'serverVariable':
      return name === 'default' ? plain(textsIn(ownerMap(question, place)?.list('enum')?.items ?? [])) : [];
    case 'server':
      return name === 'url' ? urlTemplates(question, ownerMap(question, place)) : [];
  }
  return [];
}

/** The object whose field is at the cursor, or one so many steps around it. */
function ownerMap(question: Question, { ownerDepth }: Place, around = 0): MapNode | undefined {
  return mapIn(question, question.cursor.path.slice(0, ownerDepth - around));
}

function textsIn(items: readonly Node[]): readonly string[] {
  return items.flatMap((item) => (item.kind === 'scalar' ? [String(item.value)] : []));
}

/** The declared ones with what they say of themselves, then those that operations name. */
function tags(question: Question): readonly Offer[] {
  const { spec } = question;
  const declared = (spec.root.list('tags')?.items ?? []).flatMap((item) => followMap(question, item) ?? []);
  const names = new Set(declared.flatMap((tag) => tag.text('name') ?? []));
  return [
    ...declared.flatMap((tag) => {
      const name = tag.text('name');
      if (name === undefined) return [];
      const description = tag.text('description');
      const documentation = description === undefined ? undefined : untrustedMarkdown(description);
      return [scalarOffer(name, { documentation, detail: tag.text('summary'), rank: 1 })];
    }),
    ...byUse(spec.collect(usedTags), [])
      .filter((name) => !names.has(name))
      .map((name) => scalarOffer(name, { detail: 'not declared', rank: 2 })),
  ];
}

/** Those that operations name and the root doesn't. */
function undeclaredTags(question: Question): readonly Offer[] {
  return tags(question).filter(({ detail }) => detail === 'not declared');
}

function usedTags(unit: Unit): readonly string[] {
  return unit.ofType('operation').flatMap(({ node }) => textsIn(node.list('tags')?.items ?? []));
}

function scopes(question: Question, scheme: string): readonly Offer[] {
  const entry = schemeEntries(question.spec).find(({ key }) => key === scheme);
  const node = followMap(question, entry?.value);
  const flows = node?.map('flows')?.entries.flatMap(({ value }) => followMap(question, value) ?? []) ?? [];
  const entries = [...(node ? [node] : []), ...flows].flatMap((flow) => flow.map('scopes')?.entries ?? []);
  const byName = new Map(entries.map((each) => [each.key, each.value]));
  return [...byName].map(([name, value]) => {
    const text = value.kind === 'scalar' && value.value !== null ? String(value.value) : '';
    return scalarOffer(name, { documentation: untrustedLine(text, 300), rank: 1 });
  });
}

function operationIds({ spec }: Question): readonly Offer[] {
  return spec.all('operation').flatMap((operation) => {
    const id = operation.node.text('operationId');
    if (id === undefined) return [];
    const detail = operationName(operation);
    return [scalarOffer(id, { detail, documentation: summaryOf(spec, 'operation', operation.node), rank: 1 })];
  });
}

function operationPointers({ spec, file }: Question): readonly Offer[] {
  if (file.uri !== spec.uri) return [];
  return spec.all('operation').flatMap((operation) => {
    const path = operation.parent?.type === 'pathItem' ? operation.parent.key : undefined;
    if (typeof path !== 'string' || !path.startsWith('/')) return [];
    const step = encodeURI(path.replaceAll('~', '~0').replaceAll('/', '~1'));
    const name = operationName(operation);
    const pointer = `#/paths/${step}/${operation.key}`;
    return [scalarOffer(pointer, { label: name, filter: `${name} ${pointer}`, detail: pointer, rank: 1 })];
  });
}

/** What the path has in braces, or names of headers. */
function parametersFor(question: Question, parameter: MapNode | undefined): readonly string[] {
  const place = parameter?.text('in');
  if (place === 'header') return requestHeaders;
  if (place !== undefined && place !== 'path') return [];
  const path = pathAround(question, 'pathItem');
  const key = path?.at(-1);
  if (!path || typeof key !== 'string' || !key.startsWith('/')) return [];
  const operation = pathAround(question, 'operation');
  const declared = new Set([
    ...parameterNames(question, mapIn(question, path)),
    ...(operation ? parameterNames(question, mapIn(question, operation)) : []),
  ]);
  const own = parameter?.text('name');
  return templatesIn(key).flatMap(({ name }) => (declared.has(name) && name !== own ? [] : [name]));
}

/** In braces, the variables of the server. */
function urlTemplates({ cursor, file }: Question, server: MapNode | undefined): readonly Offer[] {
  const begun = /^(.*)\{([\w.-]*)$/.exec(cursor.typed.slice(cursor.quote === undefined ? 0 : 1));
  if (!begun) return [];
  const [, before = ''] = begun;
  const behind = file
    .slice(cursor.offset, cursor.span.end)
    .replace(/^[\w.-]*\}?/, '')
    .replace(/["']$/, '');
  return (server?.map('variables')?.entries ?? []).map(({ key }) =>
    scalarOffer(`${before}{${key}}${behind}`, { label: key, filter: `${before}{${key}`, rank: 1 }),
  );
}
