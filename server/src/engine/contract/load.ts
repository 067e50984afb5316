import contractSchema from '../../../schemas/contract.schema.json';
import type { JsonSchema } from '../configuration/json-schema.ts';
import { patternProblems } from '../configuration/pattern-problems.ts';
import { problem } from '../configuration/problem.ts';
import { schemaProblems } from '../configuration/schema-problems.ts';
import type { Finding } from '../finding.ts';
import { isContract } from '../generated/schemas.js';
import { parseYaml } from '../yaml/parse.ts';
import { readFlag, readItems, readText, readTexts, valueAt } from '../yaml/read.ts';
import type { YamlValue } from '../yaml/value.ts';
import { checkContract } from './check-contract.ts';
import type { RootHeading } from './contract.ts';
import type { DeclaredContract } from './declared.ts';
import { present, readSections } from './read-section.ts';

export interface LoadedContract {
  /** Undefined where the file isn't a mapping with an `id`. */
  readonly contract: DeclaredContract | undefined;
  /** In the order of the file. */
  readonly problems: readonly Finding[];
}

/** Reads one contract file, as far as it can be read; never throws. */
export function loadContract(source: { readonly uri: string; readonly text: string }): LoadedContract {
  const { root, problems, isBroken } = parseYaml(source.text, 'contract/syntax');
  if (!root) {
    const nothing = problem(
      'contract/syntax',
      { start: 0, end: 0 },
      'The file is empty; a contract needs an `id` and `sections`',
    );
    return { contract: undefined, problems: problems.length > 0 ? problems : [nothing] };
  }
  const found = isBroken
    ? [...problems]
    : [...problems, ...schemaProblems({ ...contractCheck, uri: source.uri }, root)];
  found.push(
    ...patternProblems(contractFileSchema, root, 'contract/invalid-pattern'),
    ...checkContract(source.uri, root),
  );
  return {
    contract: readContract(source.uri, root, problems.length > 0),
    problems: found.sort((a, b) => a.span.start - b.span.start),
  };
}

/** The JSON Schema of a contract file. */
export const contractFileSchema: JsonSchema = contractSchema;

const contractCheck = {
  schema: contractFileSchema,
  validate: isContract,
  unknownKeyRule: 'contract/unknown-key',
  invalidValueRule: 'contract/invalid-value',
};

function readContract(uri: string, root: YamlValue, isBroken: boolean): DeclaredContract | undefined {
  const idValue = valueAt(root, 'id');
  const id = readText(idValue);
  if (id === undefined || idValue === undefined) return undefined;
  const settings = present({
    title: readText(valueAt(root, 'title'))?.trim(),
    description: readText(valueAt(root, 'description'))?.trim(),
    root: readRoot(uri, valueAt(root, 'root')),
    isClosed: readFlag(valueAt(root, 'closed')),
    isOrdered: readFlag(valueAt(root, 'ordered')),
  });
  return {
    id,
    uri,
    origin: { uri, span: idValue.span },
    extends: readExtends(uri, valueAt(root, 'extends')),
    settings,
    isBroken,
    sections: readSections(uri, valueAt(root, 'sections')),
  };
}

function readExtends(uri: string, value: YamlValue | undefined): DeclaredContract['extends'] {
  const items = readItems(value) ?? (value ? [value] : []);
  return items.flatMap((item) => {
    const id = readText(item);
    return id === undefined ? [] : [{ id, origin: { uri, span: item.span } }];
  });
}

function readRoot(uri: string, value: YamlValue | undefined): RootHeading | undefined {
  const titleValue = value?.kind === 'map' ? valueAt(value, 'title') : value;
  const title = readText(titleValue)?.trim();
  if (title === undefined || titleValue === undefined) return undefined;
  return { title, aliases: readTexts(valueAt(value, 'aliases')) ?? [], origin: { uri, span: titleValue.span } };
}
