import type { Colors } from 'picocolors/types.js';
import { didYouMean, suggest } from '#engine/configuration/problem.ts';
import { ruleIdOf } from '#engine/rules/aliases.ts';
import { rules } from '#engine/rules/registry.ts';
import type { Rule, RuleExample } from '#engine/rules/rule.ts';

/** A line for each rule: id, severity, whether it comes with a fix, summary. */
export function listRules(colors: Colors, listed: Iterable<readonly [id: string, rule: Rule]> = rules): string {
  const all = [...listed].sort(([a], [b]) => (a < b ? -1 : 1));
  const width = Math.max(0, ...all.map(([id]) => id.length));
  const lines = all.map(
    ([id, rule]) =>
      `${id.padEnd(width)}  ${rule.severity.padEnd(7)}  ${rule.isFixable ? 'fix' : '   '}  ${colors.dim(rule.summary)}`,
  );
  return `${lines.join('\n')}\n\nfix: --fix repairs it. \`docwright rules ID\` explains one.\n`;
}

/** The rules whose ids begin with a word, `drift` or `drift/`, as {@link listRules}; undefined where there are none. */
export function listFamily(name: string, colors: Colors): string | undefined {
  const family = `${name.replace(/\/\*?$/, '')}/`;
  const own = [...rules].filter(([id]) => id.startsWith(family));
  return own.length === 0 ? undefined : listRules(colors, own);
}

/** Severity, summary, explanation and examples of a rule, by its id or another tool's name; undefined where there is none. */
export function explainRule(name: string, colors: Colors): string | undefined {
  const id = ruleIdOf(name);
  const rule = rules.get(id);
  if (!rule) return undefined;
  const facts = `${rule.severity}${rule.isFixable ? ', --fix repairs it' : ''}`;
  const paragraphs = [
    `${colors.bold(id)} ${colors.dim(`(${facts})`)}`,
    rule.summary,
    rule.explanation.trim(),
    ...rule.examples.map((example) => describeExample(example, colors)),
    colors.dim(severityHint(id, rule)),
  ];
  return `${paragraphs.join('\n\n')}\n`;
}

/** That there is no rule of a name, and which is meant. */
export function describeUnknownRule(name: string): string {
  return `there is no rule ${name}${didYouMean(suggest(name, [...rules.keys()]))}`;
}

function describeExample({ title, bad, good }: RuleExample, colors: Colors): string {
  return [colors.bold(title), colors.red('Not so:'), indent(bad), colors.green('But so:'), indent(good)].join('\n\n');
}

function indent(text: string): string {
  return text
    .replace(/^\n+/, '')
    .trimEnd()
    .replaceAll(/^(?=.)/gm, '    ');
}

function severityHint(id: string, rule: Rule): string {
  return `In docwright.yaml:\n\n    rules:\n      ${id}: ${rule.severity === 'off' ? 'warning' : 'off'}`;
}
