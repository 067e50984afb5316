import { cp, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { makeProfile, startCodeServer } from './code-server.mjs';
import { exampleFolder, extensionName, root } from './places.mjs';

/**
 * Starts code-server with the extension as it was built, on a copy of the example workspace. `ended` is settled when it has
 * ended, by `stop` or by itself, and all that it left is taken away.
 */
export async function openExample() {
  const profile = await makeProfile();
  try {
    const workspace = join(profile.folder, 'example');
    await cp(exampleFolder, workspace, { recursive: true });
    // An extension is a folder among the extensions: a link to the project is one, and a new build needs only a reload.
    await symlink(root, join(profile.extensions, extensionName), 'dir');
    const server = await startCodeServer(profile);
    const ended = new Promise((resolve) => server.child.once('exit', resolve)).then(profile.remove);
    const stop = async () => {
      await server.stop();
      await ended;
    };
    return { url: `${server.url}/?folder=${encodeURIComponent(workspace)}`, workspace, ended, stop };
  } catch (error) {
    await profile.remove();
    throw error;
  }
}
