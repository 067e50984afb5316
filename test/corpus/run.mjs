/**
 * `npm run corpus -- FOLDER`: runs the engine over every Markdown file of a folder, and tells what it made of them. `main.ts`
 * lists the options.
 */
import { runBundled } from '../run-bundled.mjs';

// That one needs a browser, and none of the others do.
if (process.argv.includes('--sync')) await import('./sync.mjs');
else await runBundled('corpus');
