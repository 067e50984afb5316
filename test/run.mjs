/**
 * `npm test`: sets everything up and runs every check there is. A step that fails doesn't stop the others. What failed is
 * said once more at the end, and the last line is `N passed, N failed`, over all of them.
 *
 *     npm test                everything
 *     npm test -- unit web    the steps whose name contains one of these words, after set-up and build
 */

import { inspect } from 'node:util';
import { installHosts, installProject } from './host/install.mjs';
import { steps } from './steps.mjs';

const words = process.argv.slice(2);
const isWanted = (step) => step.isAlways || words.length === 0 || words.some((word) => step.name.includes(word));
const setUp = {
  name: 'set-up',
  isAlways: true,
  run: async () => {
    await installProject();
    await installHosts();
    return { passed: 0, failed: 0 };
  },
};

const total = { passed: 0, failed: 0 };
const failures = [];
for (const step of [setUp, ...steps].filter(isWanted)) {
  if (step.isSkipped) {
    console.log(`- ${step.name}: skipped, it needs Linux on x64`);
    continue;
  }
  const start = Date.now();
  const { passed, failed, failures: texts = [] } = await attempt(step);
  total.passed += passed;
  total.failed += failed;
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  console.log(`${failed ? '✗' : '✓'} ${step.name}: ${passed} passed, ${failed} failed (${seconds} s)`);
  if (failed > 0) failures.push([`In the step ${step.name}:`, ...texts].join('\n'));
}
process.exitCode = total.failed > 0 ? 1 : 0;
if (failures.length > 0) console.log(`\nWhat failed:\n${failures.join('\n')}`);
console.log(`${total.passed} passed, ${total.failed} failed`);

async function attempt(step) {
  try {
    const counts = await step.run();
    if (step !== setUp && counts.passed + counts.failed === 0) throw new Error(`The step ${step.name} ran no test.`);
    return counts;
  } catch (error) {
    console.error(error);
    return { passed: 0, failed: 1, failures: [inspect(error)] };
  }
}
