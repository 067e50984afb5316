import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { outFolder } from './places.mjs';

const limit = 400_000;

/** What VS Code itself says at every start in this environment. */
const noise =
  /bindings file|build\/Release\/watchdog|additional builtin|Creating a socket|connection token|reconnection-grace|Service Worker|AgentHost|AccountPolicy|ChatModelSelection|Loading development extension|ENOPRO|no file system provider|package\.nls\.json/;

/**
 * Opens a workbench that runs tests, prints what they print, and answers with their exit code. `onLine` sees each line first
 * and answers true to keep it from being printed.
 */
export async function runAutomation(page, url, onLine = () => false) {
  const { promise, resolve, reject } = makeDeferred();
  page.once('crash', () => reject(new Error('The page of the workbench crashed.')));
  page.once('close', () => reject(new Error('The page of the workbench was closed.')));
  const timer = setTimeout(() => reject(new Error(`The tests did not end within ${limit / 1000} s.`)), limit);
  await page.exposeFunction('codeAutomationExit', resolve);
  await page.exposeFunction('codeAutomationLog', (type, values) => {
    const line = values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join(' ');
    if (onLine(line) || noise.test(line)) return;
    if (type === 'error') console.error(...values);
    else console.log(...values);
  });
  try {
    await page.goto(url);
    return await promise;
  } catch (error) {
    await mkdir(outFolder, { recursive: true });
    const screenshot = join(outFolder, 'failure.png');
    await page.screenshot({ path: screenshot }).then(
      () => console.error(`See ${screenshot}.`),
      () => {},
    );
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

function makeDeferred() {
  const deferred = {};
  deferred.promise = new Promise((resolve, reject) => Object.assign(deferred, { resolve, reject }));
  // Waited for only once the page is open; until then a refusal is not unhandled.
  deferred.promise.catch(() => {});
  return deferred;
}
