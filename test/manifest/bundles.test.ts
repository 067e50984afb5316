import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const core = sourcesOf('dist/core.js');
const commandLine = sourcesOf('dist/cli-main.cjs');

/** The files whose code is in a bundle; what it takes from the core is not. */
function sourcesOf(bundle: string): readonly string[] {
  const { sources }: { readonly sources: readonly string[] } = JSON.parse(readFileSync(`${bundle}.map`, 'utf8'));
  return sources.filter((source) => source.startsWith('../'));
}

function packagesIn(sources: readonly string[]): Set<string> {
  return new Set(sources.flatMap((source) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1] ?? []));
}

test('the engine, the workspace and the server are in the core', () => {
  for (const file of ['engine/check.ts', 'workspace/load-project.ts', 'lsp/server.ts', 'lsp/server.browser.ts']) {
    assert.ok(core.includes(`../server/src/${file}`), file);
  }
});

test('what is in the core is nowhere else, so that no module is there twice', () => {
  assert.deepEqual(
    commandLine.filter((source) => core.includes(source) && source !== '../package.json'),
    [],
  );
});

test('of packages that the core has, only those for the protocol have parts for Node besides', () => {
  const packages = packagesIn(core);
  assert.deepEqual([...packagesIn(commandLine)].filter((name) => packages.has(name)).sort(), [
    'vscode-jsonrpc',
    'vscode-languageserver',
    'vscode-languageserver-protocol',
  ]);
});

test('nothing of the core is for Node', () => {
  assert.deepEqual(
    core.filter((source) => /\/node\/|\.node\.ts$|\/cli\//.test(source)),
    [],
  );
});
