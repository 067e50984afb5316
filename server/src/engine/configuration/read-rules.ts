import { readChoice, readFlag, valueAt } from '../yaml/read.ts';
import { toData, type YamlValue } from '../yaml/value.ts';
import type { RuleSetting } from './configuration.ts';
import type { KnownRule } from './declared.ts';

/** The settings of rules, by id. `true` turns a rule on, at its own severity where it has one. */
export function readRules(
  value: YamlValue | undefined,
  known: readonly KnownRule[] | undefined,
): Readonly<Record<string, RuleSetting>> | undefined {
  if (value?.kind !== 'map') return undefined;
  const settings: Record<string, RuleSetting> = {};
  for (const entry of value.entries) {
    const setting = readRule(
      entry.value,
      known?.find((rule) => rule.id === entry.key),
    );
    if (setting) settings[entry.key] = setting;
  }
  return settings;
}

const severities = ['error', 'warning', 'info', 'hint', 'off'] as const;

function readRule(value: YamlValue, rule: KnownRule | undefined): RuleSetting | undefined {
  if (value.kind === 'map') {
    const options = value.entries.filter((entry) => entry.key !== 'severity');
    return {
      severity: readChoice(valueAt(value, 'severity'), severities),
      options: Object.fromEntries(options.map((entry) => [entry.key, toData(entry.value)])),
    };
  }
  const flag = readFlag(value);
  if (flag === false) return { severity: 'off', options: {} };
  if (flag === true) return { severity: rule?.severity === 'off' ? 'warning' : undefined, options: {} };
  const severity = readChoice(value, severities);
  return severity && { severity, options: {} };
}
