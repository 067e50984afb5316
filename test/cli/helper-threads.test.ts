import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { folderWith, program } from './support.ts';

const { PRIORITY_NORMAL: normal, PRIORITY_BELOW_NORMAL: belowNormal, PRIORITY_LOW: low } = constants.priority;

/** A program that says what priority its own thread has, and which ones the others have. */
const printPriorities = `
  const { getPriority } = require('node:os');
  const others = require('node:fs').readdirSync('/proc/self/task').map(Number).filter((id) => id !== process.pid);
  console.log(JSON.stringify({ own: getPriority(), others: [...new Set(others.map((id) => getPriority(id)))] }));
`;

function prioritiesIn(started: string, parameters: readonly string[]): unknown {
  const { stdout, stderr } = spawnSync(process.execPath, [...parameters, started], { encoding: 'utf8' });
  assert.equal(stderr, '');
  return JSON.parse(stdout);
}

for (const file of ['cli.cjs', 'server.cjs']) {
  test(`${file}: the program comes before the threads that V8 has beside it, and none gets a higher priority`, (context) => {
    if (process.platform !== 'linux') return context.skip('Only Linux has priorities of threads.');
    const folder = folderWith(context, {
      'cli-main.cjs': printPriorities,
      'low.cjs': `require('node:os').setPriority(${low});`,
    });
    copyFileSync(join(dirname(program), file), folder.resolve(file));
    const started = folder.resolve(file);
    assert.deepEqual(prioritiesIn(started, []), { own: normal, others: [belowNormal] });
    const others = [low];
    assert.deepEqual(prioritiesIn(started, ['--require', folder.resolve('low.cjs')]), { own: low, others });
  });
}
