/** What the editor of the measurements throws away itself is collected while nobody waits: it is no server's. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

/** So many messages of a large file are what one collection of all may wait for. */
const untilAll = 50;
let count = 0;

export function collectOwnGarbage() {
  count += 1;
  // Node 20 takes `{ type: 'major' }` for a minor collection.
  if (count % untilAll === 0) collect();
  else collect({ type: 'minor' });
}
