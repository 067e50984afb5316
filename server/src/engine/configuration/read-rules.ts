import { ruleAliases, ruleIdOf } from '../rules/aliases.ts';
import { readChoice, readFlag, valueAt } from '../yaml/read.ts';
import { toData, type YamlEntry, type YamlValue } from '../yaml/value.ts';
import type { RuleSetting } from './configuration.ts';
import type { KnownRule } from './declared.ts';
import { fitsOption } from './rule-options.ts';

/** The settings of rules, by our ids, which win over other tools' names. `true` turns a rule on, at its own severity where it has one. */
export function readRules(
  value: YamlValue | undefined,
  known: readonly KnownRule[] | undefined,
): Readonly<Record<string, RuleSetting>> | undefined {
  if (value?.kind !== 'map') return undefined;
  const settings: Record<string, RuleSetting> = {};
  const [aliases, ids] = [value.entries.filter(isAlias), value.entries.filter((entry) => !isAlias(entry))];
  for (const { key, value } of [...aliases, ...ids]) {
    const id = ruleIdOf(key);
    const rule = known?.find((rule) => rule.id === id);
    const setting = readRule(value, rule);
    if (setting) settings[id] = setting;
  }
  return settings;
}

function isAlias({ key }: YamlEntry): boolean {
  return ruleAliases.has(key);
}

const severities = ['error', 'warning', 'info', 'hint', 'off'] as const;

/** Where the rule isn't known, nothing is known of its options. */
function isOption({ key, value }: YamlEntry, rule: KnownRule | undefined): boolean {
  if (key === 'severity') return false;
  const schema = rule?.options?.[key];
  return rule === undefined || (schema !== undefined && fitsOption(schema, value));
}

function readRule(value: YamlValue, rule: KnownRule | undefined): RuleSetting | undefined {
  if (value.kind === 'map') {
    const options = value.entries.filter((entry) => isOption(entry, rule));
    return {
      severity: readChoice(valueAt(value, 'severity'), severities),
      options: Object.fromEntries(options.map((entry) => [entry.key, toData(entry.value)])),
    };
  }
  const flag = readFlag(value);
  if (flag === false) return { severity: 'off', options: {} };
  if (flag === true) return { severity: rule?.severity === 'off' ? 'warning' : undefined, isOn: true, options: {} };
  const severity = readChoice(value, severities);
  return severity && { severity, options: {} };
}
