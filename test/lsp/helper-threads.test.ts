import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { test } from 'node:test';
import { startClient } from './client.ts';

const isLinux = process.platform === 'linux';

test('The threads that collect garbage and compile leave the processor to the server', {
  skip: !isLinux,
}, async (context) => {
  const { process: server } = await startClient(context);
  const { pid = assert.fail('it runs') } = server;
  const threads = readdirSync(`/proc/${pid}/task`);
  const [own, ...others] = [String(pid), ...threads.filter((thread) => thread !== String(pid))].map((thread) =>
    nicenessOf(`/proc/${pid}/task/${thread}/stat`),
  );
  assert.equal(own, constants.priority.PRIORITY_NORMAL);
  assert.ok(others.includes(constants.priority.PRIORITY_LOW), others.join(' '));
});

/** Field 19 of proc_pid_stat(5); the second one, in brackets, may have blanks in it. */
function nicenessOf(path: string): number {
  const text = readFileSync(path, 'latin1');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return Number(fields[16]);
}
