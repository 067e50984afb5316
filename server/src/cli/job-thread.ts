/** In the place of a command: what a thread is started with that a check shares its work with. */
export const threadArgument = 'docwright:thread';

/** Whether this is such a thread. `node:worker_threads` would say so as well, and takes a millisecond and a half to load. */
export function isJobThread(): boolean {
  return process.argv[2] === threadArgument;
}
