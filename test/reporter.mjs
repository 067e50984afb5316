/** A reporter of Node's test runner that prints what failed, and writes that and how many tests there were where it is told to. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { inspect } from 'node:util';

// biome-ignore lint/style/noDefaultExport: the test runner asks for one
export default async function* report(events) {
  const counts = { passed: 0, failed: 0, failures: [] };
  for await (const { type, data } of events) {
    if (type === 'test:stdout' || type === 'test:stderr') yield data.message;
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    // A suite and a file are no tests, unless the file itself failed.
    const isGroup = data.details.type === 'suite' || isFile(data);
    if (type === 'test:fail') {
      const isOnlyBecauseOfOthers = data.details.error?.failureType === 'subtestsFailed';
      if (isOnlyBecauseOfOthers) continue;
      counts.failed += 1;
      const place = data.file ? ` (${relative(process.cwd(), data.file)})` : '';
      const failure = `✗ ${data.name}${place}\n${describe(data.details.error)}`;
      counts.failures.push(failure);
      yield `${failure}\n`;
    } else if (!isGroup && !data.skip && !data.todo) {
      counts.passed += 1;
    }
  }
  mkdirSync(dirname(process.env.DOCWRIGHT_TEST_COUNTS), { recursive: true });
  writeFileSync(process.env.DOCWRIGHT_TEST_COUNTS, JSON.stringify(counts));
}

/** Without the lines of the stack that are Node's own. */
function describe(error) {
  const cause = error?.cause ?? error;
  const text = typeof cause?.stack === 'string' ? cause.stack : inspect(cause);
  return text.replace(/\n +at .*[( ]node:.*/g, '');
}

function isFile({ name, nesting, file }) {
  return nesting === 0 && (name === file || /\.test\.mjs$/.test(name));
}
