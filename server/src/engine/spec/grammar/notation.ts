import type { Field, ObjectGrammar, ObjectType, SpecVersion } from './grammar.ts';
import { includesVersion, type Versions } from './versions.ts';

/**
 * The words that the tables in `objects/` are written in. A table speaks of all versions at once: a field or an object that only
 * some of them have names these, and what differs is said once for each range.
 */
export interface ObjectRule {
  readonly type: ObjectType;
  readonly title: string;
  readonly description: string;
  readonly versions: Versions;
  readonly fields: readonly FieldRule[];
  readonly otherFields: readonly FieldRule[];
  /** Whether it may have keys that begin with `x-`; the versions where, or none. */
  readonly extended: Versions | 'never';
}

export interface FieldRule {
  readonly name: string;
  readonly kind: Kind;
  readonly description: string;
  readonly versions: Versions;
  readonly required: Versions | 'never';
  readonly deprecated: Versions | 'never';
}

/** What the value of a field is. */
export interface Kind {
  readonly type: Field['type'];
  readonly shape: Field['shape'];
  readonly scalar: Field['scalar'];
  readonly values: readonly string[];
  readonly isOpen: boolean;
  readonly orReference: Versions | 'never';
}

interface KindOptions {
  readonly orReference?: Versions;
}

interface FieldOptions {
  readonly versions?: Versions;
  /** `true` where the field stands at all. */
  readonly required?: Versions | true;
  readonly deprecated?: Versions | true;
}

interface ObjectOptions {
  readonly title: string;
  readonly description: string;
  readonly fields?: readonly FieldRule[];
  readonly otherFields?: readonly FieldRule[];
  readonly versions?: Versions;
  readonly extended?: Versions | 'never';
}

const everyVersion: Versions = '2.0+';

/** One object of the specification. */
export const one = (type: ObjectType, options: KindOptions = {}): Kind => kindOf(type, 'one', options);

/** A list of objects. */
export const list = (type: ObjectType, options: KindOptions = {}): Kind => kindOf(type, 'list', options);

/** A map from names to objects. */
export const map = (type: ObjectType, options: KindOptions = {}): Kind => kindOf(type, 'map', options);

/** Any value at all. */
export const anything: Kind = kindOf('value', 'one');
export const anyList: Kind = kindOf('value', 'list');
export const anyMap: Kind = kindOf('value', 'map');
export const string: Kind = { ...anything, scalar: 'string' };
export const boolean: Kind = { ...anything, scalar: 'boolean' };
export const number: Kind = { ...anything, scalar: 'number' };
export const integer: Kind = { ...anything, scalar: 'integer' };
export const strings: Kind = { ...anyList, scalar: 'string' };
export const stringMap: Kind = { ...anyMap, scalar: 'string' };

/** Text that is one of these, and nothing else. */
export const oneOf = (...values: readonly string[]): Kind => ({ ...string, values });

/** A list of texts, each of which is one of these. */
export const someOf = (...values: readonly string[]): Kind => ({ ...strings, values });

/** Text that often is one of these. */
export const suggested = (...values: readonly string[]): Kind => ({ ...string, values, isOpen: true });

/** A row of an object's table. */
export function field(name: string, kind: Kind, description: string, options: FieldOptions = {}): FieldRule {
  const { versions = everyVersion, required = 'never', deprecated = 'never' } = options;
  return {
    name,
    kind,
    description,
    versions,
    required: required === true ? everyVersion : required,
    deprecated: deprecated === true ? everyVersion : deprecated,
  };
}

/** What the keys are that no row names. */
export function otherFields(kind: Kind, description: string, options: FieldOptions = {}): FieldRule {
  return field('', kind, description, options);
}

/** An object's table. */
export function object(type: ObjectType, options: ObjectOptions): ObjectRule {
  return { fields: [], otherFields: [], versions: everyVersion, extended: everyVersion, ...options, type };
}

/** An object as one version has it. */
export function objectIn(version: SpecVersion, rule: ObjectRule): ObjectGrammar {
  const ofVersion = (fieldRule: FieldRule): boolean => includesVersion(fieldRule.versions, version);
  const other = rule.otherFields.find(ofVersion);
  return {
    type: rule.type,
    title: rule.title,
    url: `${specificationUrls[version]}#${rule.title.toLowerCase().replaceAll(' ', '-')}`,
    description: rule.description,
    fields: new Map(rule.fields.filter(ofVersion).map((each) => [each.name, fieldIn(version, each)])),
    otherFields: other && fieldIn(version, other),
    mayBeExtended: isSaidOf(version, rule.extended),
  };
}

/** The texts that the tables were read from: the newest patch release of each version. */
const specificationUrls: Readonly<Record<SpecVersion, string>> = {
  '2.0': 'https://spec.openapis.org/oas/v2.0.html',
  '3.0': 'https://spec.openapis.org/oas/v3.0.4.html',
  '3.1': 'https://spec.openapis.org/oas/v3.1.2.html',
  '3.2': 'https://spec.openapis.org/oas/v3.2.0.html',
};

function fieldIn(version: SpecVersion, { kind, description, required, deprecated }: FieldRule): Field {
  return {
    ...kind,
    orReference: isSaidOf(version, kind.orReference),
    isRequired: isSaidOf(version, required),
    isDeprecated: isSaidOf(version, deprecated),
    description,
  };
}

function isSaidOf(version: SpecVersion, versions: Versions | 'never'): boolean {
  return versions !== 'never' && includesVersion(versions, version);
}

function kindOf(type: Field['type'], shape: Field['shape'], { orReference = 'never' }: Partial<Kind> = {}): Kind {
  return { type, shape, scalar: undefined, values: [], isOpen: false, orReference };
}
