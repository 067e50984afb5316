import { spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { codeServerFolder, codeServerNode, findFreePort } from './places.mjs';

/** What a person would be asked or shown at a first start, and what reaches for the network. */
const quiet = {
  'chat.agentHost.enabled': false,
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'git.enabled': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'typescript.disableAutomaticTypeAcquisition': true,
  'update.mode': 'none',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

const startLimit = 60_000;

/** A home of its own for one code-server: its settings, its extensions; `remove` takes it away. */
export async function makeProfile(extensionsFolder) {
  const folder = await mkdtemp(join(tmpdir(), 'docwright-host-'));
  const profile = {
    folder,
    user: join(folder, 'user'),
    extensions: extensionsFolder ?? join(folder, 'extensions'),
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
  await mkdir(join(profile.user, 'User'), { recursive: true });
  await mkdir(profile.extensions, { recursive: true });
  await writeFile(join(profile.user, 'User/settings.json'), JSON.stringify(quiet));
  await writeFile(join(folder, 'config.yaml'), 'auth: none\n');
  return profile;
}

export async function installExtension(profile, vsix) {
  const child = spawnCodeServer(profile, ['--install-extension', vsix], 'pipe');
  let output = '';
  child.stdout.on('data', (data) => (output += data));
  child.stderr.on('data', (data) => (output += data));
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`code-server could not install ${vsix}:\n${output}`);
}

/** Starts code-server on a free port of 127.0.0.1 and waits until it answers. */
export async function startCodeServer(profile, { port, options = [], environment = {} } = {}) {
  const ownPort = port ?? (await findFreePort());
  const log = join(profile.folder, 'code-server.log');
  const output = openSync(log, 'w');
  const child = spawnCodeServer(profile, [...serverOptions(ownPort), ...options], output, environment);
  const url = `http://127.0.0.1:${ownPort}`;
  const stop = () => stopGroup(child);
  try {
    await waitUntilHealthy(url, child);
  } catch (error) {
    await stop();
    throw new Error(`${error.message}\n${await readFile(log, 'utf8')}`, { cause: error });
  }
  return { url, port: ownPort, child, stop };
}

function serverOptions(port) {
  return [
    ...['--auth', 'none', '--bind-addr', `127.0.0.1:${port}`],
    ...['--disable-telemetry', '--disable-update-check', '--disable-workspace-trust', '--disable-proxy'],
    ...['--disable-getting-started-override', '--ignore-last-opened'],
  ];
}

function spawnCodeServer(profile, parameters, output, environment = {}) {
  const entry = join(codeServerFolder, 'out/node/entry.js');
  const folders = ['--config', join(profile.folder, 'config.yaml'), '--user-data-dir', profile.user];
  const all = [entry, ...folders, '--extensions-dir', profile.extensions, ...parameters];
  const env = { ...withoutEditor(process.env), ...homeBelow(profile.folder), ...environment };
  // An empty address turns the look-ups of the extension gallery off.
  env.EXTENSIONS_GALLERY = '{"serviceUrl":""}';
  return spawn(codeServerNode, all, { env, stdio: ['ignore', output, output], detached: true });
}

/** Tests may be started from a terminal inside VS Code, whose variables would make code-server believe that it is that one. */
function withoutEditor(environment) {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !/^(VSCODE|ELECTRON)_/.test(name)));
}

function homeBelow(folder) {
  const home = join(folder, 'home');
  return { HOME: home, XDG_CONFIG_HOME: join(home, '.config'), XDG_DATA_HOME: join(home, '.local/share') };
}

async function waitUntilHealthy(url, child) {
  const end = Date.now() + startLimit;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`code-server ended with ${child.exitCode}.`);
    if (Date.now() > end) throw new Error(`code-server did not answer within ${startLimit / 1000} s.`);
    const isHealthy = await fetch(`${url}/healthz`).then(
      (response) => response.ok,
      () => false,
    );
    if (isHealthy) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Ends our own process group, politely at first. */
async function stopGroup(child) {
  const isRunning = child.exitCode === null && child.signalCode === null;
  if (isRunning) {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    killGroup(child, 'SIGTERM');
    const timer = setTimeout(() => killGroup(child, 'SIGKILL'), 5000);
    await ended;
    clearTimeout(timer);
  }
  killGroup(child, 'SIGKILL');
}

function killGroup(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch {
    // Nothing of the group is left.
  }
}
