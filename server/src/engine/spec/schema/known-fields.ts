import { versionsOfFields } from '../../generated/openapi-fields.js';
import type { SpecVersion } from '../grammar/grammar.ts';
import { joinWithAnd } from './words.ts';

/** "OpenAPI 3.1 and 3.2", where a key that an object doesn't have in one version is a field of it in others. */
export function otherVersions(version: SpecVersion, type: string | undefined, key: string): string | undefined {
  const fields = type === undefined ? undefined : versionsOfFields[type];
  const versions = fields && Object.hasOwn(fields, key) ? fields[key] : undefined;
  const others = versions?.split(' ').filter((other) => other !== version) ?? [];
  return others.length === 0 || versions?.split(' ').includes(version) ? undefined : `OpenAPI ${joinWithAnd(others)}`;
}
