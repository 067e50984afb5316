import type { Command } from 'commander';
import { colorOptions } from '../options.ts';

interface RulesOptions {
  readonly color?: boolean;
}

export function defineRules(program: Command): void {
  const command = program
    .command('rules')
    .argument('[id]', 'explain this rule, with examples; or list those of a family: drift')
    .summary('list the rules, or explain one')
    .description('Lists the rules with their severity, and whether --fix repairs what they find; or explains one.')
    .action(async (id: string | undefined, options: RulesOptions, command: Command) => {
      const { describeUnknownRule, explainRule, listFamily, listRules } = await import('../describe-rules.ts');
      const { colorsFor } = await import('../colors.ts');
      const colors = colorsFor(process.stdout, options.color);
      const text = id === undefined ? listRules(colors) : (explainRule(id, colors) ?? listFamily(id, colors));
      if (text === undefined) command.error(describeUnknownRule(id ?? ''));
      process.stdout.write(text);
    });
  for (const option of colorOptions()) command.addOption(option);
}
