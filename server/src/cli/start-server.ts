import { join } from 'node:path';
import { deferHelperThreads } from './helper-threads.ts';

/** What the extension starts as a process: `docwright lsp`, so that the package holds the engine for Node once. */
deferHelperThreads();
const isConnected = process.argv.some((argument) => argument === '--stdio' || argument === '--node-ipc');
process.argv.splice(2, 0, 'lsp', ...(isConnected ? [] : ['--stdio']));
require(join(__dirname, 'cli-main.cjs'));
