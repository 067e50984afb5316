import { defineCases } from './cases/all.ts';
import { runOnNode } from './support/run-on-node.ts';

/** The extension as it was built, in the desktop VS Code or in code-server. */
export function run(): Promise<void> {
  return runOnNode(defineCases);
}
