import { type Command, Option } from 'commander';

/** What `render` was asked for, as commander hands it over. */
export interface RenderOptions {
  readonly out: string;
  readonly config?: string;
}

export function defineRender(program: Command): void {
  program
    .command('render')
    .argument(
      '[paths...]',
      'Markdown files, OpenAPI descriptions, folders with some, globs; after a ! what to leave out (default: .)',
    )
    .summary('write documents and descriptions as pages in HTML')
    .description(
      'Writes each Markdown file and each OpenAPI description as one HTML file that needs nothing else and no network: style, script and images are in it. Links between the files lead to their pages; a README becomes the index of its folder. A file that was not made so is never written over.',
    )
    .addOption(new Option('--out <folder>', 'where to write').makeOptionMandatory())
    .addOption(new Option('--config <file>', 'use this docwright.yaml, not the nearest one'))
    .action(async (paths: readonly string[], options: RenderOptions) => {
      const { runRender } = await import('../run-render.ts');
      await runRender(paths.length === 0 ? ['.'] : paths, options);
    });
}
