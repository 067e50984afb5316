import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { showProgress } from '../../server/src/cli/progress.ts';

/** What a terminal gets to see while the clock stands at these times, in milliseconds. */
function shown(times: readonly number[], { isTTY = true, isWanted = true, columns = 40 } = {}): string {
  const stream = Object.assign(new PassThrough(), { isTTY, columns });
  let now = 0;
  const progress = showProgress(stream, isWanted, () => now);
  for (const time of times) {
    now = time;
    progress.step(`${time}/1000 docs/a.md`);
  }
  progress.finish();
  return String(stream.read() ?? '');
}

const clear = '\u001b[2K\u001b[1G';

test('A long run says how far it is, and the line is gone in the end', () => {
  assert.equal(shown([100, 400, 410, 500]), `${clear}400/1000 docs/a.md${clear}500/1000 docs/a.md${clear}`);
});

test('A short run shows nothing', () => {
  assert.equal(shown([1, 100, 299]), '');
});

test('The line is never longer than the terminal is wide', () => {
  assert.equal(shown([400], { columns: 9 }), `${clear}400/1000${clear}`);
});

test('Nothing in a pipe, and nothing with --no-progress', () => {
  assert.equal(shown([400], { isTTY: false }), '');
  assert.equal(shown([400], { isWanted: false }), '');
});
