import type { Grammar, SpecVersion } from './grammar.ts';
import { type ObjectRule, objectIn } from './notation.ts';
import { componentObjects } from './objects/components.ts';
import { messageObjects } from './objects/messages.ts';
import { parameterObjects } from './objects/parameters.ts';
import { pathObjects } from './objects/paths.ts';
import { rootObjects } from './objects/root.ts';
import { schemaObjects } from './objects/schemas.ts';
import { securityObjects } from './objects/security.ts';
import { includesVersion, perVersion } from './versions.ts';

/** What a version of the OpenAPI specification says of its objects; an object that it does not know is missing. */
export const grammarOf: (version: SpecVersion) => Grammar = perVersion(grammarIn);

const objectRules: readonly ObjectRule[] = [
  ...rootObjects,
  ...pathObjects,
  ...componentObjects,
  ...parameterObjects,
  ...messageObjects,
  ...schemaObjects,
  ...securityObjects,
];

function grammarIn(version: SpecVersion): Grammar {
  const rules = objectRules.filter(({ versions }) => includesVersion(versions, version));
  return new Map(rules.map((rule) => [rule.type, objectIn(version, rule)]));
}
