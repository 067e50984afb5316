import type { RuleSetting } from './configuration/configuration.ts';
import type { Severity } from './finding.ts';
import type { Project } from './project.ts';
import type { RuleBase } from './rules/rule.ts';

/** The rule's own setting, else its family's: `structure/*`. */
export function settingOf({ configuration }: Project, id: string): RuleSetting | undefined {
  return configuration.rules[id] ?? configuration.rules[`${id.slice(0, id.indexOf('/'))}/*`];
}

/** Whether a rule isn't to be run: turned off, or off by nature and not turned on. */
export function isOff(project: Project, id: string, rule: RuleBase): boolean {
  const setting = settingOf(project, id);
  if (setting?.severity !== undefined) return setting.severity === 'off';
  return rule.severity === 'off' && setting?.isOn !== true;
}

/**
 * What the configuration says of the rule goes before what the contract says of the section or the finding says of itself (`found`); the profile
 * comes last.
 */
export function severityOf(project: Project, id: string, rule: RuleBase, found: Severity | undefined): Severity {
  const configured = settingOf(project, id)?.severity;
  if (configured && configured !== 'off') return configured;
  const own = found ?? (rule.severity === 'off' ? 'warning' : rule.severity);
  switch (project.configuration.profile) {
    case 'draft':
      return rule.isAboutCompleteness ? 'hint' : own;
    case 'release':
      return own === 'warning' ? 'error' : own;
    case 'review':
      return own;
  }
}
