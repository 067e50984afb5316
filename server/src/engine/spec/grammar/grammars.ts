import type { Grammar, SpecVersion } from './grammar.ts';
import { type ObjectRule, objectIn } from './notation.ts';
import { componentObjects } from './objects/components.ts';
import { messageObjects } from './objects/messages.ts';
import { parameterObjects } from './objects/parameters.ts';
import { pathObjects } from './objects/paths.ts';
import { rootObjects } from './objects/root.ts';
import { schemaObjects } from './objects/schemas.ts';
import { securityObjects } from './objects/security.ts';
import { includesVersion } from './versions.ts';

/** What a version of the OpenAPI specification says of its objects; an object that it does not know is missing. */
export function grammarOf(version: SpecVersion): Grammar {
  return grammars[version];
}

const objectRules: readonly ObjectRule[] = [
  ...rootObjects,
  ...pathObjects,
  ...componentObjects,
  ...parameterObjects,
  ...messageObjects,
  ...schemaObjects,
  ...securityObjects,
];

const grammars: Readonly<Record<SpecVersion, Grammar>> = {
  '2.0': grammarIn('2.0'),
  '3.0': grammarIn('3.0'),
  '3.1': grammarIn('3.1'),
  '3.2': grammarIn('3.2'),
};

function grammarIn(version: SpecVersion): Grammar {
  const rules = objectRules.filter(({ versions }) => includesVersion(versions, version));
  return new Map(rules.map((rule) => [rule.type, objectIn(version, rule)]));
}
