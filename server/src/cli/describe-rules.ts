import type { Colors } from 'picocolors/types.js';
import { didYouMean, suggest } from '#engine/configuration/problem.ts';
import { rules } from '#engine/rules/registry.ts';
import type { Rule, RuleExample } from '#engine/rules/rule.ts';

/** A line for each rule: id, severity, whether it comes with a fix, summary. */
export function listRules(colors: Colors): string {
  const all = [...rules].sort(([a], [b]) => (a < b ? -1 : 1));
  const width = Math.max(0, ...all.map(([id]) => id.length));
  const lines = all.map(
    ([id, rule]) =>
      `${id.padEnd(width)}  ${rule.severity.padEnd(7)}  ${rule.isFixable ? 'fix' : '   '}  ${colors.dim(rule.summary)}`,
  );
  return `${lines.join('\n')}\n\nfix: --fix repairs it. \`docwright rules ID\` explains one.\n`;
}

/** Severity, summary, explanation and examples of a rule; undefined where there is none of this id. */
export function explainRule(id: string, colors: Colors): string | undefined {
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

/** " Did you mean …?", or nothing. */
export function suggestRule(id: string): string {
  return didYouMean(suggest(id, [...rules.keys()]));
}

function describeExample({ title, bad, good }: RuleExample, colors: Colors): string {
  return [colors.bold(title), colors.red('Not so:'), indent(bad), colors.green('But so:'), indent(good)].join('\n\n');
}

function indent(text: string): string {
  return text.trimEnd().replaceAll(/^(?=.)/gm, '    ');
}

function severityHint(id: string, rule: Rule): string {
  return `In docwright.yaml:\n\n    rules:\n      ${id}: ${rule.severity === 'off' ? 'warning' : 'off'}`;
}
