// Sets the global `mocha`.
import 'mocha/mocha';
import { defineCases } from './cases/all.ts';
import { collectReports, limit } from './support/report.ts';

/** The extension as it was built for the web, in a web worker. The results go to the console: there is no file to write. */
export async function run(): Promise<void> {
  mocha.setup({ ui: 'tdd', reporter: 'spec', timeout: limit, color: false });
  defineCases();
  const tests = await new Promise((resolve) => {
    const runner = mocha.run(() => resolve(reports));
    const reports = collectReports(runner);
  });
  // biome-ignore lint/suspicious/noConsole: the one way out of a worker
  console.log(`TEST_RESULTS ${JSON.stringify({ tests })}`);
}
