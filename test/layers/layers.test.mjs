/**
 * Shows that the guards between the layers bite. Each thing that is forbidden is written into a copy of the layer with the
 * layer's real settings, and the compiler or the linter must refuse it; what is allowed must pass both.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { allowed, forbidden, layers } from './probes.mjs';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'docwright-layers-'));
const probes = [...forbidden, ...allowed].map((probe, index) => ({ ...probe, file: probeFile(probe, index) }));
const refusals = { biome: new Map(), tsc: new Map() };

before(() => {
  copySettings();
  for (const layer of layers) {
    write(`${layer}/target.ts`, 'export const target = 1;\n');
    write(`${layer}/compiled.ts`, 'export const compiled = 1;\n');
  }
  for (const { file, code } of probes) write(file, `${code}\n`);
  lint();
  for (const layer of layers) compile(layer);
});

after(() => rmSync(folder, { recursive: true, force: true }));

describe('The guards between the layers', () => {
  for (const { by, layer, code, file } of probes.filter((probe) => probe.by)) {
    test(`${by} refuses in ${layer}: ${code}`, () => {
      assert.ok(refusals[by].has(file), `${by} let it pass.`);
    });
  }
  for (const { layer, code, file } of probes.filter((probe) => !probe.by)) {
    test(`passes in ${layer}: ${code}`, () => {
      assert.deepEqual([refusals.biome.get(file), refusals.tsc.get(file)], [undefined, undefined]);
    });
  }
});

function probeFile({ layer, at }, index) {
  return `${layer}/${at ?? `below/probe${index}.ts`}`;
}

function copySettings() {
  for (const file of ['package.json', 'tsconfig.json', ...layers.map((layer) => `${layer}/tsconfig.json`)]) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(root, file), join(folder, file));
  }
  for (const file of ['test/layers/pure.grit', 'test/layers/no-default-case.grit']) {
    write(file, readFileSync(join(root, file), 'utf8'));
  }
  // The copy is no repository.
  const settings = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8'));
  write('biome.json', JSON.stringify({ ...settings, vcs: { enabled: false } }));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
}

function lint() {
  const output = run(
    '@biomejs/biome/bin/biome',
    'lint',
    '--reporter=json',
    '--max-diagnostics=none',
    'server',
    'client',
  );
  for (const { location, category } of JSON.parse(output).diagnostics) note('biome', location?.path, category);
}

function compile(layer) {
  const output = run('typescript/bin/tsc', '-b', layer, '--pretty', 'false');
  for (const [, path, message] of output.matchAll(/^(\S+\.ts)\(\d+,\d+\): error (.*)$/gm)) note('tsc', path, message);
}

function note(by, path, message) {
  if (path) refusals[by].set(path, [...(refusals[by].get(path) ?? []), message]);
}

function run(script, ...parameters) {
  const { stdout } = spawnSync(process.execPath, [join(root, 'node_modules', script), ...parameters], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  return stdout;
}

function write(file, text) {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}
