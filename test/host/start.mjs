/**
 * `npm start`: sets everything up and opens VS Code with the extension on the example workspace. That is the desktop's `code`
 * where there is one on the PATH, else VS Code in a browser, on an address of this machine that is printed.
 *
 * `npm start -- --check` opens it without a window, waits until the example's problems are shown, saves a picture of it as
 * `out/start.png`, and ends.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installHosts, installProject } from './install.mjs';
import { exampleFolder, hasOwnHosts, root } from './places.mjs';

const isCheck = process.argv.includes('--check');

await installProject();
const desktop = isCheck ? undefined : findOnPath('code');
if (!desktop) await installHosts();
await run(process.execPath, [join(root, 'build.mjs')]);
if (isCheck) await check();
else if (desktop) await openDesktop(desktop);
else await openInBrowser();

async function check() {
  requireOwnHosts();
  const { checkExample } = await import('./check-example.mjs');
  try {
    await checkExample();
  } catch (error) {
    console.error(`npm start -- --check failed: ${error.message}`);
    process.exitCode = 1;
  }
}

async function openDesktop(code) {
  console.log(`Opening ${code} on ${exampleFolder}. Close the window or press Ctrl+C to end.`);
  await run(code, [`--extensionDevelopmentPath=${root}`, '--new-window', '--wait', exampleFolder]);
}

async function openInBrowser() {
  requireOwnHosts();
  const { openExample } = await import('./open-example.mjs');
  const { url, ended, stop } = await openExample();
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void stop());
  console.log(`There is no \`code\` on the PATH. VS Code with Docwright is at\n\n  ${url}\n\nPress Ctrl+C to end.`);
  await ended;
}

function requireOwnHosts() {
  if (hasOwnHosts) return;
  console.error(
    'VS Code in a browser is there for Linux on x64 only. Install VS Code with its command `code` on the PATH, and run `npm start`.',
  );
  process.exit(1);
}

function findOnPath(name) {
  const names = process.platform === 'win32' ? [`${name}.cmd`] : [name];
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.flatMap((folder) => names.map((file) => join(folder, file))).find((file) => existsSync(file));
}

function run(command, parameters) {
  const child = spawn(command, parameters, { cwd: root, stdio: 'inherit', shell: command.endsWith('.cmd') });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${command} ended with ${code}.`));
    });
  });
}
