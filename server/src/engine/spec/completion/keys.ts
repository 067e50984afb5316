import { templatesIn } from '../facts/paths.ts';
import type { Field, ObjectType } from '../grammar/grammar.ts';
import { grammarOf } from '../grammar/grammars.ts';
import { describeField, describeObject, fieldKind } from '../hover/keyword.ts';
import type { MapNode } from '../tree/node.ts';
import type { Offer } from './offer.ts';
import type { Path, Place } from './place.ts';
import { followMap, mapIn, nodeIn, type Question } from './question.ts';
import { hole, type Skeleton } from './skeleton.ts';
import { fieldSkeleton, operation, skeletonsOf } from './skeletons.ts';

/** The keywords of the object at the cursor that aren't there yet, and whole objects to begin with. */
export function keywords(question: Question): readonly Offer[] {
  const { place, cursor, version } = question;
  if (!place || place.isWhole || place.type === 'value') return [];
  const present = new Set(cursor.siblings);
  const isReference = present.has('$ref') && mayBeReference(place);
  const type = isReference ? 'reference' : place.type;
  const fields = [...(grammarOf(version).get(type)?.fields ?? [])].filter(([key]) => !present.has(key));
  const offers = cursor.kind === 'key' ? fields.map(([key, field]) => keyword(question, { type, key, field })) : [];
  if (present.size > 0 || cursor.hasColon) return offers;
  return [...offers, ...references(question, place), ...wholes(question, place.type)];
}

/** What a path has in braces, and neither the path item nor the operation declares. */
export function undeclaredParameters(question: Question, path: Path): readonly string[] {
  const key = path.at(-1);
  if (typeof key !== 'string' || !key.startsWith('/')) return [];
  const names = templatesIn(key).map(({ name }) => name);
  const declared = parameterNames(question, mapIn(question, path));
  return [...new Set(names)].filter((name) => name !== '' && !declared.has(name));
}

/** The path parameters that an object declares. */
export function parameterNames(question: Question, owner: MapNode | undefined): ReadonlySet<string> {
  const items = owner?.list('parameters')?.items ?? [];
  const parameters = items.map((item) => followMap(question, item));
  return new Set(parameters.flatMap((node) => (node?.text('in') === 'path' ? (node.text('name') ?? []) : [])));
}

interface Keyword {
  readonly type: ObjectType;
  readonly key: string;
  readonly field: Field;
}

function keyword(question: Question, { type, key, field }: Keyword): Offer {
  const { version } = question;
  const isMethod = field.type === 'operation' && field.shape === 'one';
  const usual = key === '$ref' ? hole('#/') : fieldSkeleton(version, type, key);
  return {
    is: 'key',
    key,
    value: isMethod ? methodSkeleton(question, key) : usual,
    kind: isMethod ? 'method' : 'key',
    detail: field.isRequired ? `${fieldKind(version, field)}, required` : fieldKind(version, field),
    documentation: describeField(version, type, key),
    isDeprecated: field.isDeprecated,
    rank: rankOf({ type, key, field }, isMethod),
  };
}

function rankOf({ type, key, field }: Keyword, isMethod: boolean): number {
  if (field.isDeprecated) return 7;
  if (field.isRequired) return 1;
  if (isMethod || key === '$ref' || (type === 'schema' && usualInSchemas.has(key))) return 2;
  return key.startsWith('$') ? 6 : 3;
}

/** The specification lists some keywords first that few authors need. */
const usualInSchemas: ReadonlySet<string> = new Set([
  'type',
  'description',
  'format',
  'properties',
  'required',
  'items',
  'enum',
  'default',
  'allOf',
  'oneOf',
]);

function methodSkeleton(question: Question, method: string): Skeleton {
  const pathParameters = undeclaredParameters(question, question.cursor.path);
  return operation(question.version, method, { pathParameters });
}

function mayBeReference({ field, type }: Place): boolean {
  return field?.orReference === true && type !== 'value';
}

/** A reference in the place of an object. */
function references({ version, cursor }: Question, place: Place): readonly Offer[] {
  const isField = grammarOf(version)
    .get(place.type === 'value' ? 'reference' : place.type)
    ?.fields.has('$ref');
  if (!mayBeReference(place) && !(isField && cursor.kind === 'value')) return [];
  const documentation = describeField(version, place.type === 'value' ? 'reference' : place.type, '$ref');
  const value = hole('#/');
  return [
    cursor.kind === 'key'
      ? { is: 'key', key: '$ref', value, kind: 'reference', detail: 'written elsewhere', documentation, rank: 2 }
      : {
          is: 'entries',
          label: '$ref',
          entries: [{ key: '$ref', value }],
          kind: 'reference',
          detail: 'written elsewhere',
          documentation,
          rank: 2,
        },
  ];
}

function wholes(question: Question, type: ObjectType): readonly Offer[] {
  const { version, cursor } = question;
  if (keyedByNames.has(type)) return [];
  const skeletons = skeletonsOf(version, type);
  const documentation = describeObject(version, type);
  return skeletons.flatMap(({ name, detail, skeleton }): Offer[] => {
    if (skeleton.kind !== 'map') return [];
    const isOnly = skeletons.length === 1;
    const label = isOnly ? detail : name;
    const { entries } = isOnly && type === 'operation' ? operationEntries(question, skeleton) : skeleton;
    const words = { detail: isOnly ? 'with what it needs' : detail, documentation, kind: 'snippet' } as const;
    return [{ is: 'entries', label, entries, ...words, rank: cursor.kind === 'value' ? 3 : 5 }];
  });
}

function operationEntries(question: Question, usual: Skeleton & { readonly kind: 'map' }) {
  const { cursor } = question;
  const skeleton = operationAt(question, cursor.path);
  return skeleton.kind === 'map' ? skeleton : usual;
}

/** An operation as its method and its path ask for. */
export function operationAt(question: Question, path: Path): Skeleton {
  const method = String(path.at(-1) ?? 'get');
  const pathParameters = undeclaredParameters(question, path.slice(0, -1));
  return operation(question.version, method, { pathParameters });
}

/** Their keys aren't the specification's. */
const keyedByNames: ReadonlySet<ObjectType> = new Set([
  'paths',
  'callback',
  'responses',
  'securityRequirement',
  'scopes',
  'components',
]);

/** A list or a map to begin with, behind the colon of its key. */
export function wholeValues(question: Question): readonly Offer[] {
  const { place, cursor, version } = question;
  if (!place?.isWhole || !place.owner || cursor.kind !== 'value' || nodeIn(question, cursor.path)?.kind === 'list')
    return [];
  const value = fieldSkeleton(version, place.owner, place.name);
  if (!value || !place.field) return [];
  return [
    {
      is: 'value',
      value,
      label: place.field.shape === 'list' ? 'list' : 'map',
      kind: 'snippet',
      detail: fieldKind(version, place.field),
      documentation: describeField(version, place.owner, place.name),
    },
  ];
}
