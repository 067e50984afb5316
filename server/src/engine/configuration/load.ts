import configurationSchema from '../../../schemas/configuration.schema.json';
import type { Origin } from '../contract/contract.ts';
import { present } from '../contract/read-section.ts';
import type { Finding } from '../finding.ts';
import { isConfiguration } from '../generated/schemas.js';
import { parseYaml } from '../yaml/parse.ts';
import { readChoice, readItems, readText, readTexts, valueAt } from '../yaml/read.ts';
import type { YamlValue } from '../yaml/value.ts';
import { checkConfiguration } from './check-configuration.ts';
import type { ApiBinding, Configuration } from './configuration.ts';
import type { DeclaredConfiguration, KnownRule } from './declared.ts';
import type { JsonSchema } from './json-schema.ts';
import { patternProblems } from './pattern-problems.ts';
import { readRules } from './read-rules.ts';
import { schemaProblems } from './schema-problems.ts';

export interface LoadedConfiguration {
  readonly configuration: DeclaredConfiguration;
  /** In the order of the file. */
  readonly problems: readonly Finding[];
}

/** Reads one `docwright.yaml`, as far as it can be read; never throws. Without `rules`, rule ids are not checked. */
export function loadConfiguration(
  source: { readonly uri: string; readonly text: string },
  rules?: readonly KnownRule[],
): LoadedConfiguration {
  const { uri } = source;
  const { root, problems, isBroken } = parseYaml(source.text, 'configuration/syntax');
  if (!root) return { configuration: emptyConfiguration(uri), problems };
  const found = [
    ...problems,
    ...(isBroken ? [] : schemaProblems({ ...configurationCheck, uri }, root)),
    ...patternProblems(configurationFileSchema, root, 'configuration/invalid-pattern'),
    ...checkConfiguration(uri, root, rules),
  ];
  return {
    configuration: readConfiguration(uri, root, rules),
    problems: found.sort((a, b) => a.span.start - b.span.start),
  };
}

/** The JSON Schema of `docwright.yaml`. */
export const configurationFileSchema: JsonSchema = configurationSchema;

const configurationCheck = {
  schema: configurationFileSchema,
  validate: isConfiguration,
  unknownKeyRule: 'configuration/unknown-key',
  invalidValueRule: 'configuration/invalid-value',
};

function emptyConfiguration(uri: string): DeclaredConfiguration {
  return { uri, extends: [], contractFiles: [], settings: {}, origins: {}, contractOrigin: undefined };
}

function readConfiguration(
  uri: string,
  root: YamlValue,
  rules: readonly KnownRule[] | undefined,
): DeclaredConfiguration {
  if (root.kind !== 'map') return emptyConfiguration(uri);
  const origins: Record<string, Origin> = {};
  for (const entry of root.entries) origins[entry.key] = { uri, span: entry.keySpan };
  const contract = valueAt(root, 'contract');
  return {
    uri,
    extends: readPlacedTexts(uri, valueAt(root, 'extends')).map(({ text, origin }) => ({ path: text, origin })),
    contractFiles: readPlacedTexts(uri, valueAt(root, 'contracts')).map(({ text, origin }) => ({ glob: text, origin })),
    settings: readSettings(root, rules),
    origins,
    contractOrigin: contract && { uri, span: contract.span },
  };
}

/** One text, or a list of them, each with its place. */
function readPlacedTexts(
  uri: string,
  value: YamlValue | undefined,
): { readonly text: string; readonly origin: Origin }[] {
  const items = readItems(value) ?? (value ? [value] : []);
  return items.flatMap((item) => {
    const text = readText(item);
    return text === undefined ? [] : [{ text, origin: { uri, span: item.span } }];
  });
}

function readSettings(root: YamlValue, rules: readonly KnownRule[] | undefined): DeclaredConfiguration['settings'] {
  const key = (name: string) => valueAt(root, name);
  return present({
    contract: readText(key('contract')),
    contracts: readTexts(key('contracts')),
    docs: readTexts(key('docs')),
    ignore: readTexts(key('ignore')),
    apis: readApis(key('apis')),
    errors: readErrors(key('errors')),
    links: readLinks(key('links')),
    rules: readRules(key('rules'), rules),
    profile: readChoice(key('profile'), ['draft', 'review', 'release']),
    suppressions: readText(key('suppressions')),
  });
}

function readApis(value: YamlValue | undefined): readonly ApiBinding[] | undefined {
  return readItems(value)?.flatMap((item) => {
    const spec = readText(valueAt(item, 'spec'));
    if (spec === undefined) return [];
    return [{ spec, docs: readTexts(valueAt(item, 'docs')) ?? [], servers: readTexts(valueAt(item, 'servers')) ?? [] }];
  });
}

function readErrors(value: YamlValue | undefined): Configuration['errors'] | undefined {
  if (value?.kind !== 'map') return undefined;
  return { catalogues: readTexts(valueAt(value, 'catalogues')) ?? [], pattern: readText(valueAt(value, 'pattern')) };
}

function readLinks(value: YamlValue | undefined): Configuration['links'] | undefined {
  if (value?.kind !== 'map') return undefined;
  return { root: readText(valueAt(value, 'root')), skip: readTexts(valueAt(value, 'skip')) ?? [] };
}
