import { type Command, Option } from 'commander';
import { colorOptions } from '../options.ts';

/** What `explain` was asked for, as commander hands it over. */
export interface ExplainOptions {
  readonly config?: string;
  readonly contract?: string;
  readonly color?: boolean;
}

export function defineExplain(program: Command): void {
  const command = program
    .command('explain')
    .argument('<file>', 'a Markdown file, or the id of a contract')
    .summary('say what applies to a file, and why')
    .description(
      'Says which contract applies to a file and why, which docwright.yaml is in force, where each setting comes from, and which sections are there. For the id of a contract: where each setting of each section comes from.',
    )
    .addOption(new Option('--config <file>', 'use this docwright.yaml, not the nearest one'))
    .addOption(new Option('--contract <id>', 'explain the file as of this contract'))
    .action(async (name: string, options: ExplainOptions) => {
      const { runExplain } = await import('../run-explain.ts');
      await runExplain(name, options);
    });
  for (const option of colorOptions()) command.addOption(option);
}
