import type { Command } from 'commander';
import { type CheckOptions, configureCheck, runChecked } from '../check-options.ts';

export function defineCheck(program: Command): void {
  configureCheck(program.command('check'))
    .option('--update-baseline', 'write all findings to the baseline, which from then on leaves them out')
    .option('--fix', 'apply every safe fix, and report what is left')
    .summary('report the problems of API documents')
    .description(
      `Reports the problems of API documents. Markdown files that are no API documents are left in peace; \`docwright explain FILE\` says why one is or isn't.`,
    )
    .action((paths: readonly string[], options: CheckOptions) => runChecked(paths, options));
}
