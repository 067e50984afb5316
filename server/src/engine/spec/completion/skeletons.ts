import type { Field, ObjectType, SpecVersion } from '../grammar/grammar.ts';
import { grammarOf } from '../grammar/grammars.ts';
import { fieldOf } from '../grammar/walk-types.ts';
import { bareHole, choice, fixed, type Hole, hole, keyed, list, map, type Skeleton, trueOrFalse } from './skeleton.ts';
import * as documents from './skeletons/documents.ts';
import * as messages from './skeletons/messages.ts';
import { type NamedSkeleton, named } from './skeletons/named.ts';
import { callback, operation, pathItem, responses } from './skeletons/operations.ts';
import { schemaSkeletons } from './skeletons/schemas.ts';
import { isOAuthFlow, oauthFlow, scopes, securityRequirement, securitySchemeSkeletons } from './skeletons/security.ts';

export { response } from './skeletons/messages.ts';
export type { NamedSkeleton } from './skeletons/named.ts';
export { type OperationOptions, operation, pathItem } from './skeletons/operations.ts';

/** The ways to begin an object of a type, the usual one first; none for a type that the version does not have. */
export function skeletonsOf(version: SpecVersion, type: ObjectType): readonly NamedSkeleton[] {
  const object = grammarOf(version).get(type);
  if (!object) return [];
  const only = (skeleton: Skeleton): readonly NamedSkeleton[] => [named(type, object.title, skeleton)];
  switch (type) {
    case 'openapi':
      return only(documents.document(version));
    case 'info':
      return only(documents.info);
    case 'contact':
      return only(documents.contact);
    case 'license':
      return documents.licenseSkeletons(version);
    case 'server':
      return documents.serverSkeletons;
    case 'serverVariable':
      return only(documents.serverVariable);
    case 'components':
      return only(documents.components(version));
    case 'paths':
      return only(keyed(hole('/path'), pathItem(version)));
    case 'pathItem':
      return only(pathItem(version));
    case 'operation':
      return only(operation(version, 'get'));
    case 'externalDocumentation':
      return only(documents.externalDocumentation);
    case 'parameter':
      return messages.parameterSkeletons(version);
    case 'requestBody':
      return only(messages.requestBody);
    case 'mediaType':
      return only(messages.mediaType);
    case 'encoding':
      return only(messages.encoding);
    case 'responses':
      return only(responses(version));
    case 'response':
      return only(messages.response(version, '200'));
    case 'callback':
      return only(callback(version));
    case 'example':
      return only(messages.example(version));
    case 'link':
      return only(messages.link);
    case 'header':
      return only(messages.header(version));
    case 'tag':
      return only(documents.tag);
    case 'schema':
      return schemaSkeletons(version);
    case 'discriminator':
      return only(map({ propertyName: hole('type') }));
    case 'xml':
      return only(map({ name: hole() }));
    case 'securityScheme':
      return securitySchemeSkeletons(version);
    case 'oauthFlows':
      return only(map({ authorizationCode: oauthFlow('authorizationCode') }));
    case 'oauthFlow':
      return only(oauthFlow('authorizationCode'));
    case 'securityRequirement':
      return only(securityRequirement);
    case 'reference':
      return only(map({ $ref: hole('#/') }));
    case 'items':
      return only(messages.items20);
    case 'scopes':
      return only(scopes);
  }
}

/** The value to begin with behind a key of an object; undefined where the object has no such field. */
export function fieldSkeleton(version: SpecVersion, type: ObjectType, key: string): Skeleton | undefined {
  const field = fieldOf(grammarOf(version), type, key);
  if (!field) return undefined;
  const value = valueSkeleton(version, field, key);
  switch (field.shape) {
    case 'one':
      return value;
    case 'list':
      return list(value);
    case 'map':
      return keyed(nameHole(key, field), value);
  }
}

function valueSkeleton(version: SpecVersion, field: Field, key: string): Skeleton {
  if (field.type === 'value') return scalarSkeleton(field, key);
  if (field.type === 'operation') return operation(version, key);
  if (field.type === 'oauthFlow' && isOAuthFlow(key)) return oauthFlow(key);
  if (field.type === 'response') return messages.response(version, key === 'responses' ? '200' : key);
  if (field.type === 'pathItem' && key === 'webhooks') return map({ post: operation(version, 'post') });
  return skeletonsOf(version, field.type)[0]?.skeleton ?? hole();
}

function scalarSkeleton({ scalar, values, isOpen, shape }: Field, key: string): Skeleton {
  const [first, ...others] = values;
  if (scalar === 'boolean') return trueOrFalse;
  if (scalar === 'number' || scalar === 'integer') return bareHole('');
  if (first !== undefined && others.length === 0 && !isOpen) return fixed(first);
  if (first !== undefined && (!isOpen || isVersion(key))) return choice(first, ...others);
  return scalar === 'string' || shape === 'map' ? hole() : bareHole('');
}

/** The versions that there are may be chosen from, though there may be others one day. */
function isVersion(key: string): boolean {
  return key === 'openapi';
}

/** The name of the first thing in a map. */
function nameHole(key: string, { type }: Field): Hole {
  const name = names[key] ?? (type === 'value' ? 'name' : (namesOfTypes[type] ?? 'name'));
  return hole(name);
}

const names: Readonly<Record<string, string>> = {
  schemas: 'Name',
  definitions: 'Name',
  $defs: 'Name',
  responses: 'Name',
  parameters: 'Name',
  examples: 'example',
  mediaTypes: 'Name',
  webhooks: 'event',
  patternProperties: '^x-',
  additionalOperations: 'COPY',
  scopes: 'read',
};

const namesOfTypes: Readonly<Partial<Record<ObjectType, string>>> = {
  mediaType: 'application/json',
  header: 'X-Request-ID',
  requestBody: 'Name',
  pathItem: 'Name',
  callback: 'onEvent',
  link: 'next',
  securityScheme: 'scheme',
  encoding: 'property',
};
