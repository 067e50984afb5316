import { writeIfChanged } from './generated-file.mjs';
import { runTypeScript } from './run-typescript.mjs';

const target = new URL('../src/engine/generated/builtin-contracts.js', import.meta.url);

/**
 * Reads and composes the built-in contracts, so that it isn't done whenever the engine starts: that took 250 ms of a
 * command line's 390 (measured on 2 cores). Runs after `schemas.mjs`, whose functions the reader needs.
 */
export async function generate() {
  const engine = await runTypeScript(
    "export { composeBuiltins } from './server/src/engine/contract/compose-builtins.ts';",
  );
  const contracts = engine.composeBuiltins();
  // `JSON.parse` of a string is read faster than an object literal of this size.
  const text = JSON.stringify(JSON.stringify(contracts));
  await writeIfChanged(
    target,
    `// Made by server/build/unfold-contracts.mjs from server/contracts.\nexport const contracts = JSON.parse(${text});\n`,
  );
}
