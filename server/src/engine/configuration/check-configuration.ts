import type { Finding } from '../finding.ts';
import { ruleAliases, ruleIdOf } from '../rules/aliases.ts';
import { readItems, readText, valueAt } from '../yaml/read.ts';
import type { YamlEntry, YamlValue } from '../yaml/value.ts';
import type { DeclaredConfiguration, KnownRule } from './declared.ts';
import { didYouMean, problem, replaceFix, suggest } from './problem.ts';
import { optionProblems } from './rule-options.ts';

/** What a schema can't say about a configuration file: rules that don't exist, paths that leave its folder. */
export function checkConfiguration(uri: string, root: YamlValue, rules: readonly KnownRule[] | undefined): Finding[] {
  return [...(rules ? ruleProblems(uri, root, rules) : []), ...pathsOutside(root)];
}

/** The problem of a `contract` that names none of the project's contracts. */
export function unknownContract(configuration: DeclaredConfiguration, ids: readonly string[]): Finding | undefined {
  const name = configuration.settings.contract;
  const span = configuration.contractOrigin?.span;
  if (name === undefined || span === undefined || ids.includes(name)) return undefined;
  const suggestion = suggest(name, ids);
  const known =
    suggestion === undefined ? `; known are ${ids.map((id) => `\`${id}\``).join(', ')}` : didYouMean(suggestion);
  const fixes = replaceFix(configuration.uri, span, suggestion);
  return problem('configuration/unknown-contract', span, `No contract \`${name}\`${known}`, { fixes });
}

function ruleProblems(uri: string, root: YamlValue, rules: readonly KnownRule[]): Finding[] {
  const value = valueAt(root, 'rules');
  if (value?.kind !== 'map') return [];
  const built = rules.map((rule) => rule.id);
  return value.entries.flatMap((entry) =>
    isNamed(entry.key, built) ? optionProblems(uri, entry, rules) : [unknownRule(uri, entry, built)],
  );
}

/** A rule's id, another tool's name for it, or `family/*` for all rules of a family. */
function isNamed(key: string, ids: readonly string[]): boolean {
  return key.endsWith('/*') ? ids.some((id) => id.startsWith(key.slice(0, -1))) : ids.includes(ruleIdOf(key));
}

function unknownRule(uri: string, { key, keySpan }: YamlEntry, built: readonly string[]): Finding {
  const families = new Set(built.map((id) => id.slice(0, id.indexOf('/'))));
  const candidates = key.endsWith('/*')
    ? [...families].map((family) => `${family}/*`)
    : [...built, ...ruleAliases.keys()];
  const suggestion = suggest(key, candidates);
  return problem('configuration/unknown-rule', keySpan, `No rule \`${key}\`${didYouMean(suggestion)}`, {
    fixes: replaceFix(uri, keySpan, suggestion),
  });
}

function pathsOutside(root: YamlValue): Finding[] {
  const apis = readItems(valueAt(root, 'apis')) ?? [];
  const errors = valueAt(root, 'errors');
  const links = valueAt(root, 'links');
  const values = [
    ...['contracts', 'docs', 'ignore', 'suppressions'].map((key) => valueAt(root, key)),
    ...apis.flatMap((api) => [valueAt(api, 'spec'), valueAt(api, 'docs')]),
    valueAt(errors, 'catalogues'),
    valueAt(links, 'root'),
  ];
  return values
    .flatMap((value) => readItems(value) ?? (value ? [value] : []))
    .filter((value) => leavesFolder(readText(value) ?? ''))
    .map((value) => {
      const message = `\`${readText(value)}\` is outside this file's folder; paths count from there and stay below it`;
      return problem('configuration/invalid-value', value.span, message);
    });
}

/** True for an absolute path, a URI, and a path that climbs above where it starts. */
export function leavesFolder(path: string): boolean {
  if (/^[/\\]|^[A-Za-z][A-Za-z0-9+.-]*:/.test(path)) return true;
  let depth = 0;
  for (const segment of path.split(/[/\\]/)) {
    if (segment === '..') depth -= 1;
    else if (segment !== '.' && segment !== '') depth += 1;
    if (depth < 0) return true;
  }
  return false;
}
