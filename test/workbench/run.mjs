/** Runs the cases of the workbench in a browser. Pictures go to `out/workbench`. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { launchBrowser, openPage } from '../host/browser.mjs';
import { openExample } from '../host/open-example.mjs';
import { outFolder } from '../host/places.mjs';
import { openWebBuild } from '../host/suites.mjs';
import { openWorkbench } from '../host/workbench.mjs';
import { cases } from './cases.mjs';

const limit = 60_000;

/** VS Code with its server: the extension runs on Node. */
export async function runInCodeServer() {
  const { url, stop } = await openExample();
  try {
    return await runCases('code-server', url, cases);
  } finally {
    await stop();
  }
}

/** VS Code without one: the extension runs in a worker. */
export async function runInWebBuild() {
  const { url, stop } = await openWebBuild();
  try {
    const here = cases.filter(({ isOnNodeOnly }) => !isOnNodeOnly);
    return await runCases('web', url, here);
  } finally {
    await stop();
  }
}

async function runCases(name, url, chosen) {
  const folder = join(outFolder, 'workbench');
  await mkdir(folder, { recursive: true });
  const browser = await launchBrowser();
  const counts = { passed: 0, failed: 0, failures: [] };
  try {
    const page = await openPage(browser);
    await openWorkbench(page, url);
    const world = { page };
    for (const [index, { title, run }] of chosen.entries()) {
      const error = await within(run(world)).then(
        () => undefined,
        (reason) => reason,
      );
      const picture = join(folder, `${name}-${index + 1}.png`);
      await page.screenshot({ path: picture });
      counts[error ? 'failed' : 'passed'] += 1;
      console.log(`  ${error ? '✗' : '✓'} ${title} (${picture})`);
      if (!error) continue;
      console.error(error);
      counts.failures.push(`✗ ${title}\n${error.stack}`);
    }
  } finally {
    await browser.close();
  }
  return counts;
}

function within(promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`It did not happen within ${limit / 1000} s.`)), limit);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
