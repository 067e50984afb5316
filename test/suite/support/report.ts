import type { Runner } from 'mocha';

/** One test and how it ended; what the harness reads. */
export interface TestReport {
  readonly title: string;
  readonly state: 'passed' | 'failed' | 'skipped';
  readonly error?: string;
}

/** Collects the tests of a run while they end. The list grows until the run is over. */
export function collectReports(runner: Runner): readonly TestReport[] {
  const reports: TestReport[] = [];
  runner.on('pass', (test) => reports.push({ title: test.fullTitle(), state: 'passed' }));
  runner.on('pending', (test) => reports.push({ title: test.fullTitle(), state: 'skipped' }));
  runner.on('fail', (test, error: unknown) => {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    reports.push({ title: test.fullTitle(), state: 'failed', error: text });
  });
  return reports;
}

/** A test waits for what must happen; this long until it is taken for not happening, on a machine that does much else. */
export const limit = 40_000;
