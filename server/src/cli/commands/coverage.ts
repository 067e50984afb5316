import { type Command, InvalidArgumentError, Option } from 'commander';
import { choiceOption, colorOptions } from '../options.ts';

/** What `coverage` was asked for, as commander hands it over. */
export interface CoverageOptions {
  readonly format: 'table' | 'json';
  /** In percent. */
  readonly threshold?: number;
  readonly ratchet?: string;
  readonly config?: string;
  readonly spec?: string;
  readonly color?: boolean;
}

export function defineCoverage(program: Command): void {
  const command = program
    .command('coverage')
    .argument('[paths...]', 'OpenAPI descriptions and documents, as for check (default: this folder)')
    .summary('count what documents say of OpenAPI descriptions')
    .description(
      'Counts which operations, parameters, responses and error codes of OpenAPI descriptions their documents describe: of the descriptions that are named, and of those that the documents are about.',
    )
    .addOption(choiceOption('--format <name>', 'table or json', ['table', 'json']).default('table', 'table'))
    .addOption(
      new Option('--threshold <percent>', 'exit with 1 where less than that is covered').argParser((value) => {
        const percent = Number(value);
        if (value.trim() !== '' && percent >= 0 && percent <= 100) return percent;
        throw new InvalidArgumentError('It is a number from 0 to 100.');
      }),
    )
    .addOption(
      new Option(
        '--ratchet <file>',
        'exit with 1 where less is covered than this file says, and write it where more is',
      ),
    )
    .addOption(new Option('--config <file>', 'use this docwright.yaml for every file, not the nearest one'))
    .addOption(new Option('--spec <file>', 'take every document for one about this OpenAPI description'))
    .action(async (paths: readonly string[], options: CoverageOptions) => {
      const { runCoverage } = await import('../run-coverage.ts');
      await runCoverage(paths, options);
    });
  for (const option of colorOptions()) command.addOption(option);
}
