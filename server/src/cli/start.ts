import { join } from 'node:path';
import { runWithKeptCode } from './kept-code.ts';

/** What `docwright` and its threads start: the program, whose compiled code is kept from run to run, as is the core's. */
runWithKeptCode(join(__dirname, 'cli-main.cjs'), require);
