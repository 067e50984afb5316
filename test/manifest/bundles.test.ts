import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const core = sourcesOf('dist/core.js');
const commandLine = sourcesOf('dist/cli-main.cjs');

interface SourceMap {
  readonly sources: readonly string[];
}

/** Of a bundle of several scripts (ECMA-426, section 10). */
interface IndexMap {
  readonly sections: readonly { readonly offset: { readonly line: number }; readonly map: SourceMap }[];
}

/** The files whose code is in a bundle; what it takes from the core is not. */
function sourcesOf(bundle: string): readonly string[] {
  const map: SourceMap | IndexMap = JSON.parse(readFileSync(`${bundle}.map`, 'utf8'));
  const maps = 'sections' in map ? map.sections.map((section) => section.map) : [map];
  return maps.flatMap(({ sources }) => sources.filter((source) => source.startsWith('../')));
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
  assert.equal(new Set(core).size, core.length);
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

test('of the core, a check reads the first script only: nothing in it is for editors or the preview', () => {
  const map: IndexMap = JSON.parse(readFileSync('dist/core.js.map', 'utf8'));
  const [check, rest] = map.sections.map((section) => section.map.sources);
  assert.equal(map.sections.length, 2);
  const isForOthers =
    /server\/src\/(?:lsp|engine\/(?:completion|hover|preview\/blocks|spec\/(?:completion|navigation|refactor)))\//;
  assert.deepEqual(
    check?.filter((source) => isForOthers.test(source)),
    [],
  );
  assert.ok(rest?.some((source) => isForOthers.test(source)));
});

test('the first line of the core says where its second script begins', () => {
  const text = readFileSync('dist/core.js', 'utf8');
  const map: IndexMap = JSON.parse(readFileSync('dist/core.js.map', 'utf8'));
  const [[start = 0, line = 0] = []]: readonly (readonly number[])[] = JSON.parse(
    text.split('\n', 1)[0]?.slice(2) ?? '',
  );
  assert.equal(map.sections[1]?.offset.line, line);
  assert.equal(text.slice(0, start).split('\n').length - 1, line);
  assert.match(text.slice(start), /^if \(typeof module === 'object'\) var docwright = /);
});
