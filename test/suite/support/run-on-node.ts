import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';
import { collectReports, limit } from './report.ts';

/** Runs tests in an extension host on Node, and writes the results where the harness asks for them. */
export async function runOnNode(defineTests: () => void): Promise<void> {
  const mocha = new Mocha({ ui: 'tdd', color: false, timeout: limit, reporter: 'spec' });
  mocha.suite.emit('pre-require', globalThis, 'docwright', mocha);
  defineTests();
  const tests = await new Promise((resolve) => {
    const runner = mocha.run(() => resolve(reports));
    const reports = collectReports(runner);
  });
  // What a host prints is mixed with VS Code's own lines, and its exit code isn't reliable.
  const file = process.env.DOCWRIGHT_TEST_RESULTS;
  if (file) writeFileSync(file, JSON.stringify({ tests }));
}
