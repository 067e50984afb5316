import type { Command } from 'commander';
import { type CheckOptions, configureCheck, runChecked } from '../check-options.ts';

export function defineFix(program: Command): void {
  configureCheck(program.command('fix'))
    .summary('apply every safe fix: check --fix')
    .description('Applies every safe fix, and reports what is left: the same as `docwright check --fix`.')
    .action((paths: readonly string[], options: CheckOptions) => runChecked(paths, { ...options, fix: true }));
}
