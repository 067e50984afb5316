/** Other programs: what they print, how long they take, how much memory they hold. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

export const root = join(import.meta.dirname, '../..');

/** Runs a program to its end. */
export function outputOf(command, parameters, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, parameters, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    const output = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr']) {
      child[name].setEncoding('utf8');
      child[name].on('data', (chunk) => {
        output[name] += chunk;
      });
    }
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, ...output }));
  });
}

/** How long a program takes from its start to its end, in milliseconds, over so many runs. Exit codes count as its own affair. */
export async function timesOf(command, parameters, { runs, cwd }) {
  const times = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    await outputOf(command, parameters, { cwd });
    times.push(performance.now() - start);
  }
  return times;
}

/**
 * Runs a program to its end, or until `limit` milliseconds have passed, when it is killed. Answers with the milliseconds from
 * its start to its end, with the most memory that it held, in MB, where it is a program of Node, and with what it printed.
 */
export async function measuredRun({ command, parameters, environment = {} }, { cwd, limit }) {
  const isNode = /^node(?:\.exe)?$/.test(basename(command));
  const all = isNode ? ['--require', join(import.meta.dirname, 'max-memory.cjs'), ...parameters] : parameters;
  const start = performance.now();
  const child = spawn(command, all, {
    cwd,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const output = ['', '', '', ''];
  for (const stream of [1, 2, 3]) {
    child.stdio[stream].setEncoding('utf8');
    child.stdio[stream].on('data', (chunk) => {
      output[stream] += chunk;
    });
  }
  const timer = setTimeout(() => child.kill('SIGKILL'), limit);
  const { code, signal } = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
  clearTimeout(timer);
  const milliseconds = performance.now() - start;
  const kilobytes = Number.parseInt(output[3], 10);
  return {
    milliseconds,
    memory: Number.isNaN(kilobytes) ? undefined : kilobytes / 1024,
    code,
    isOver: signal === 'SIGKILL',
    stdout: output[1],
    stderr: output[2],
  };
}

/** What a process holds in memory, in MB; undefined where neither `/proc` nor `ps` says. */
export async function residentMemory(pid) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) / 1024;
  } catch {
    const kilobytes = await outputOf('ps', ['-o', 'rss=', '-p', String(pid)]).then(
      ({ stdout }) => Number.parseInt(stdout, 10),
      () => Number.NaN,
    );
    return Number.isNaN(kilobytes) ? undefined : kilobytes / 1024;
  }
}

/** Waits until a process has had nothing to do for a second; so many seconds where `/proc` doesn't say. */
export async function untilIdle(pid, unknown = 20) {
  let before;
  for (let rest = unknown; rest > 0; rest--) {
    const time = processorTime(pid);
    if (time !== undefined && before !== undefined && time - before <= busyTicks) return;
    if (time !== undefined) rest = unknown;
    before = time;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

/** What an idle process needs in a second, in hundredths. */
const busyTicks = 10;

/** In hundredths of a second. */
function processorTime(pid) {
  try {
    // The name in brackets may have spaces.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return Number(fields[11]) + Number(fields[12]);
  } catch {
    return undefined;
  }
}
