import { type Command, Option } from 'commander';
import type { Severity } from '#engine/finding.ts';
import { formats } from './formats/all.ts';
import { choiceOption, colorOptions, countOption } from './options.ts';

/** What `check` and `fix` were asked for, as commander hands it over. */
export interface CheckOptions {
  readonly format: string;
  readonly failOn: Severity;
  readonly config?: string;
  readonly contract?: string;
  readonly spec?: string;
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
  readonly changedSince?: string;
  readonly onlyNew?: boolean;
  readonly stdinFilepath?: string;
  readonly fix?: boolean;
  readonly jobs: number;
  readonly quiet?: boolean;
  readonly progress: boolean;
  readonly color?: boolean;
}

/** Gives a command the arguments and options that `check` and `fix` share. */
export function configureCheck(command: Command): Command {
  command
    .argument('[paths...]', 'files, folders, globs, and globs to leave out after ! (default: this folder)')
    .addOption(choiceOption('--format <name>', describeFormats(), Object.keys(formats)).default('stylish', 'stylish'))
    .addOption(
      choiceOption('--fail-on <severity>', 'exit with 1 from this severity on: error, warning or info', [
        'error',
        'warning',
        'info',
      ]).default('error', 'error'),
    )
    .addOption(new Option('--config <file>', 'use this docwright.yaml for every file, not the nearest one'))
    .addOption(new Option('--contract <id>', 'check every Markdown file against this contract'))
    .addOption(new Option('--spec <file>', 'compare every document with this OpenAPI description'))
    .addOption(
      new Option(
        '--baseline <file>',
        'leave out the findings that this file knows, not those of `suppressions` in docwright.yaml',
      ),
    )
    .addOption(
      new Option(
        '--changed-since <revision>',
        'check only what changed since this Git revision, and what depends on it; findings that a change of an OpenAPI description made come up are marked as new',
      ),
    )
    .option('--only-new', 'report only the findings that --changed-since marks as new')
    .addOption(
      new Option(
        '--stdin-filepath <path>',
        'check the text on standard input as if it were this file; with fixes applied, the text goes to standard output and the report to standard error',
      ),
    )
    .addOption(countOption('--jobs <n>', 'check the files over so many threads').default(1))
    .option('--quiet', 'show only what decides the exit code, and nothing where there is nothing')
    .option('--no-progress', 'show no progress line on a terminal');
  for (const option of colorOptions()) command.addOption(option);
  return command;
}

/** Loads what checking needs, which the other commands and `--help` don't, and runs it. */
export async function runChecked(paths: readonly string[], options: CheckOptions): Promise<void> {
  const { runCheck } = await import('./run-check.ts');
  await runCheck(paths, options);
}

function describeFormats(): string {
  return Object.entries(formats)
    .map(([name, { summary }]) => `${name}: ${summary}`)
    .join('; ');
}
