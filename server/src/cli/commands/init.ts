import { type Command, Option } from 'commander';

/** What `init` was asked for, as commander hands it over. */
export interface InitOptions {
  readonly contract?: string;
  readonly document?: string;
  readonly force?: boolean;
}

export function defineInit(program: Command): void {
  program
    .command('init')
    .summary('write docwright.yaml, from what is there')
    .description(
      'Writes a docwright.yaml for this folder from the API documents and OpenAPI specs that are in it; with --document also the first draft of an API document. A file that is there already is left as it is.',
    )
    .addOption(new Option('--contract <id>', 'the contract of documents that name none (default: what they look like)'))
    .addOption(new Option('--document <path>', 'also write a document with all sections of the contract to fill in'))
    .option('--force', 'write over files that are there')
    .action(async (options: InitOptions) => {
      const { runInit } = await import('../run-init.ts');
      await runInit(options);
    });
}
