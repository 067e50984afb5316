import { type Command, Option } from 'commander';
import type { Split } from '#engine/generate/split.ts';
import { choiceOption } from '../options.ts';

/** What `generate` was asked for, as commander hands it over. */
export interface GenerateOptions {
  readonly out?: string;
  readonly contract?: string;
  readonly split: Split;
  readonly mark?: boolean;
  readonly force?: boolean;
  /** True: this folder. */
  readonly sync?: readonly string[] | true;
}

export function defineGenerate(program: Command): void {
  program
    .command('generate')
    .argument('[spec]', 'an OpenAPI document, YAML or JSON (default: the only one in this folder)')
    .summary('write docs from a spec, or bring docs up to date with it')
    .description(
      'Writes Markdown documents from an OpenAPI document, as the contract wants them: every section, and every operation with its parameters, statuses and examples. With --sync it changes documents that are there: tables, examples and statuses follow the spec, and what somebody wrote stays.',
    )
    .addOption(new Option('--out <path>', 'write to this file, or into this folder (default: standard output)'))
    .addOption(
      new Option(
        '--contract <id>',
        'the contract of the documents (default: api-docs; api-reference or endpoint by --split)',
      ),
    )
    .addOption(
      choiceOption(
        '--split <by>',
        'one document for all, for each tag, or for each operation: none, tag or operation',
        ['none', 'tag', 'operation'],
      ).default('none', 'none'),
    )
    .option('--mark', 'put marks around what is generated, between which --sync writes everything anew')
    .option('--force', 'write over files that are there')
    .addOption(
      new Option(
        '--sync [paths...]',
        'bring these documents up to date, files, folders or globs (default: this folder), each with its own spec where none is named',
      ),
    )
    .action(async (spec: string | undefined, options: GenerateOptions) => {
      const { runGenerate } = await import('../run-generate.ts');
      await runGenerate(spec, options);
    });
}
