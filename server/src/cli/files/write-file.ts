import { promises } from 'node:fs';

/**
 * Replaces a file's text whole or not at all: the new text is written and flushed beside it, then takes its name. The
 * mode is kept, and a symbolic link stays one. Our own, since `write-file-atomic` takes a short write (a full disk) for
 * a whole one.
 */
export async function replaceFile(path: string, text: string): Promise<void> {
  // Loaded when it is first asked for.
  const { open, realpath, rename, stat, unlink } = promises;
  const target = await realpath(path);
  const { mode } = await stat(target);
  const temporary = `${target}.${crypto.randomUUID()}.tmp`;
  const handle = await open(temporary, 'wx', mode);
  try {
    try {
      await handle.writeFile(text);
      await handle.chmod(mode);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await unlink(temporary).catch(() => {});
    throw error;
  }
}
