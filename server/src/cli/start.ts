import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { deferHelperThreads } from './helper-threads.ts';
import { isJobThread } from './job-thread.ts';
import { runWithKeptCode } from './kept-code.ts';
import { shortRunFlags } from './short-runs.ts';

/** What `docwright` and its threads start: the program, whose compiled code is kept from run to run, as is the core's. */
const isServer = process.argv[2] === 'lsp';
const isThread = isJobThread();
const flags = shortRunFlags(process.argv.slice(2));
// They are the process's. V8 takes no code that was compiled with others, and so they come first.
if (!isThread) {
  deferHelperThreads();
  if (flags !== '') setFlagsFromString(flags);
}
// There is nothing left to do: to take the heap apart takes longer than to leave it.
if (!isThread && !isServer) process.once('beforeExit', () => process.exit());
runWithKeptCode(join(__dirname, 'cli-main.cjs'), require, { flags, isKeeping: !isThread });
