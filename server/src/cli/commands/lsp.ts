import { type Command, Option } from 'commander';

interface LspOptions {
  readonly stdio?: boolean;
  readonly nodeIpc?: boolean;
}

export function defineLsp(program: Command): void {
  program
    .command('lsp')
    .summary('start the language server')
    .description('Starts the language server, for an editor.')
    .option('--stdio', 'speak over standard input and output')
    .option('--node-ipc', 'speak over the channel of a parent process in Node')
    // Clients name their process, with which the server ends; the protocol's library looks for it itself.
    .addOption(new Option('--clientProcessId <id>').hideHelp())
    .action(async (options: LspOptions, command: Command) => {
      if (Boolean(options.stdio) === Boolean(options.nodeIpc)) command.error('lsp wants one of --stdio and --node-ipc');
      const { startServer } = await import('../../lsp/start.node.ts');
      startServer(options.stdio ? 'stdio' : 'node-ipc');
    });
}
