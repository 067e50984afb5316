import { existsSync } from 'node:fs';
import { CommanderError } from 'commander';
import { isJobThread } from './job-thread.ts';
import { createProgram } from './program.ts';
import { UsageError } from './usage-error.ts';

/** 0: no finding at or above `--fail-on`; 1: findings; 2: wrong use, or something could not be read. */
const wrongUse = 2;

/** A pipe whose reader has gone (`docwright check | head`) wants no more, and that is no fault. */
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
}

if (isJobThread()) {
  void import('./run-job.ts').then(({ runOwnJob }) => runOwnJob());
} else {
  const program = createProgram();
  program.parseAsync().catch((error: unknown) => reportFailure(error, program.args[0]));
}

function reportFailure(error: unknown, name: string | undefined): void {
  // Never `process.exit` here: what is still to be written to a pipe would be lost.
  process.exitCode = wrongUse;
  if (error instanceof UsageError) {
    process.stderr.write(`docwright: ${error.message}\n`);
    return;
  }
  if (!(error instanceof CommanderError)) {
    process.stderr.write(`docwright: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return;
  }
  // Commander has printed what is wrong, or the help that was asked for.
  if (error.exitCode === 0) process.exitCode = 0;
  if (error.code === 'commander.unknownCommand' && name !== undefined && existsSync(name)) {
    process.stderr.write(`(To check it: docwright check ${name})\n`);
  }
}
