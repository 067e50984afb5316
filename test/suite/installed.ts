import { defineInstalledCases } from './cases/installed.ts';
import { runOnNode } from './support/run-on-node.ts';

/** The packaged extension, installed. */
export function run(): Promise<void> {
  return runOnNode(defineInstalledCases);
}
