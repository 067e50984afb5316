/**
 * `npm run suites -- FOLDER`: runs the engine over the labelled test suites of other projects that lie in a folder, and writes
 * where we agree into `results.md`. `main.ts` lists the options.
 */
import { runBundled } from '../run-bundled.mjs';

await runBundled('suites');
