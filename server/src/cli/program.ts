import { Command } from 'commander';
import { version } from '../../../package.json';
import { commands } from './commands/all.ts';

/** The command line: every command with its options. Nothing that only one command needs is loaded here. */
export function createProgram(): Command {
  const program = new Command('docwright')
    .description('Checks API documents in Markdown and OpenAPI, and repairs them.')
    .version(version, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .addHelpText('after', examples)
    .exitOverride()
    .configureOutput({ outputError: (message, write) => write(`docwright: ${message.replace(/^error: /, '')}`) });
  for (const define of commands) define(program);
  return program;
}

const examples = `
Examples:
  docwright check                      check the API documents of this folder
  docwright check docs 'api/**/*.md'   of a folder, and those that a glob matches
  docwright check --fix                repair what can be repaired without asking
  docwright explain docs/api.md        say which contract applies, and why

Exit codes: 0 nothing to report, 1 findings, 2 wrong use or something that could not be read.`;
