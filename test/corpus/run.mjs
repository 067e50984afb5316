/**
 * `npm run corpus -- FOLDER`: runs the engine over every Markdown file of a folder, and tells what it made of them. `main.ts`
 * lists the options.
 */
import { runBundled } from '../run-bundled.mjs';

await runBundled('corpus');
