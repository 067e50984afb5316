/** `npm run package`: builds for production and writes `docwright-<version>.vsix`. */
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { installHosts, installProject } from './install.mjs';
import { root, vsixFile } from './places.mjs';

await installProject();
await installHosts();
const vsce = join(dirname(createRequire(import.meta.url).resolve('@vscode/vsce/package.json')), 'vsce');
node('build.mjs', '--production');
// Everything is bundled: there are no dependencies to be packaged.
// The project has no address yet: links and pictures of the README lead into the package.
node(
  vsce,
  'package',
  '--no-dependencies',
  '--no-rewrite-relative-links',
  '--allow-missing-repository',
  '--out',
  vsixFile,
);

function node(...parameters) {
  execFileSync(process.execPath, parameters, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
}
