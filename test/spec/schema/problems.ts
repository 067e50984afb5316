import { parse } from 'yaml';
import type { ObjectType, SpecVersion } from '#engine/spec/grammar/grammar.ts';
import { documentProblems } from '#engine/spec/schema/document.ts';
import { type SchemaOptions, type SchemaProblem, schemaProblems } from '#engine/spec/schema/validate.ts';

/** The problems of one object, written as YAML: "parameters.0.in: `in` is `quer`; …", with a `!` after a path that is about its key. */
export function problemsIn(
  version: SpecVersion,
  type: ObjectType,
  text: string,
  options: SchemaOptions = {},
): string[] {
  return schemaProblems(version, type, parse(text), options).map(line);
}

/** The problems of a whole document. */
export function problemsOfDocument(version: SpecVersion, text: string): string[] {
  return documentProblems(version, parse(text)).map(line);
}

function line({ path, isAboutKey, message }: SchemaProblem): string {
  return `${path.join('.')}${isAboutKey ? '!' : ''}: ${message}`;
}
