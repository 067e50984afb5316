/**
 * Installs what the project and its test hosts need, and nothing that is there already: with everything in place npm is
 * not called, so that all works without a network after the first time.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromiumFolder, codeServerFolder, hasOwnHosts, hostFolder, root } from './places.mjs';

/** The project's own packages. */
export async function installProject() {
  if (!isInstalled(root)) await npm(root, 'ci');
}

/**
 * VS Code in a browser, the browser, and the packager. Their install scripts are not run: code-server's insists on a compiler
 * and on the very Node that it was made for, and all that it does besides is to install the packages of the VS Code inside it.
 */
export async function installHosts() {
  if (!isInstalled(hostFolder)) await npm(hostFolder, 'ci', ...(hasOwnHosts ? [] : ['--omit=dev']));
  if (!hasOwnHosts) return;
  const code = join(codeServerFolder, 'lib/vscode');
  for (const folder of [code, join(code, 'extensions')]) {
    // `npm ci` refuses code-server's lock file, which lacks a few packages for other platforms.
    if (!existsSync(join(folder, 'node_modules/.package-lock.json'))) await npm(folder, 'install', '--omit=dev');
  }
  if (!existsSync(chromiumFolder)) await unpackChromium();
}

/** Whether every package of the lock file stands in `node_modules` in the same version, as npm noted it there. */
function isInstalled(folder) {
  const wanted = readLock(join(folder, 'package-lock.json'));
  const present = readLock(join(folder, 'node_modules/.package-lock.json'));
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || entry.link) return true;
    const mayBeMissing = entry.optional || (entry.dev && folder === hostFolder && !hasOwnHosts);
    return present[path] ? present[path].version === entry.version : mayBeMissing;
  });
}

function readLock(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {};
}

/** Once and beside the packages: a second call at the same time would be given a half unpacked browser. */
async function unpackChromium() {
  const unfinished = `${chromiumFolder}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true });
  const script = "import('@sparticuz/chromium').then(({ default: chromium }) => chromium.executablePath())";
  await run(process.execPath, ['--eval', script], { cwd: hostFolder, env: { ...process.env, TMPDIR: unfinished } });
  await rename(unfinished, chromiumFolder);
}

async function npm(folder, ...parameters) {
  console.log(`npm ${parameters.join(' ')} in ${folder}`);
  const all = [...parameters, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const script = process.env.npm_execpath;
  const isNpm = script !== undefined && /npm-cli\.c?js$/.test(script);
  if (isNpm) await run(process.execPath, [script, ...all], { cwd: folder });
  else await run('npm', all, { cwd: folder, shell: process.platform === 'win32' });
}

function run(command, parameters, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, parameters, { stdio: ['ignore', 'inherit', 'inherit'], ...options });
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${command} ${parameters[0]} in ${options.cwd} ended with ${code}.`));
    });
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await installProject();
  await installHosts();
}
