/** The OpenAPI versions whose rules differ; a patch release is checked as its minor one. */
export type SpecVersion = '2.0' | '3.0' | '3.1' | '3.2';

/** The objects of the OpenAPI specifications, by the names of their sections there, in camel case ("Path Item Object"). */
export type ObjectType =
  | 'openapi'
  | 'info'
  | 'contact'
  | 'license'
  | 'server'
  | 'serverVariable'
  | 'components'
  | 'paths'
  | 'pathItem'
  | 'operation'
  | 'externalDocumentation'
  | 'parameter'
  | 'requestBody'
  | 'mediaType'
  | 'encoding'
  | 'responses'
  | 'response'
  | 'callback'
  | 'example'
  | 'link'
  | 'header'
  | 'tag'
  | 'schema'
  | 'discriminator'
  | 'xml'
  | 'securityScheme'
  | 'oauthFlows'
  | 'oauthFlow'
  | 'securityRequirement'
  /** Stands in the place of another object; no field has this type of its own. */
  | 'reference'
  /** 2.0 only. */
  | 'items'
  | 'scopes'
  /** A Reference Object, in the place of another object. */
  | 'reference';

/** What may stand as the value of a field. */
export interface Field {
  /** `value` is whatever isn't an object of the specification: text, numbers, examples. */
  readonly type: ObjectType | 'value';
  /** One such thing, a list of them, or a map from names to them. */
  readonly shape: 'one' | 'list' | 'map';
  /** A Reference Object may stand in the place of each. */
  readonly orReference: boolean;
  readonly isRequired: boolean;
  readonly isDeprecated: boolean;
  /** What a scalar may be: `string`, `boolean`, `number`, `integer`; undefined for objects and for any value. */
  readonly scalar: 'string' | 'boolean' | 'number' | 'integer' | undefined;
  /** The values that it may have, where the specification lists them; of a list, its items. */
  readonly values: readonly string[];
  /** The listed values are the well-known ones only: others may stand there as well. */
  readonly isOpen: boolean;
  /** Markdown, one or two sentences in our own words. */
  readonly description: string;
}

/** What the specification says of one kind of object. */
export interface ObjectGrammar {
  readonly type: ObjectType;
  /** "Path Item Object". */
  readonly title: string;
  /** Its section of the specification, on https://spec.openapis.org. */
  readonly url: string;
  readonly description: string;
  /** By key, in the specification's order. */
  readonly fields: ReadonlyMap<string, Field>;
  /** What any other key may be, but for those that begin with `x-`: paths, status codes, callback expressions, scopes. */
  readonly otherFields: Field | undefined;
  readonly mayBeExtended: boolean;
}

export type Grammar = ReadonlyMap<ObjectType, ObjectGrammar>;
