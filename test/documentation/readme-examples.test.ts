import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { readmeExample } from './readme.ts';

const files = ['docwright.yaml', 'contracts/webhook.yaml', 'contracts/service.yaml', 'docs/delivered.md'];
let folder = '';

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'docwright-readme-'));
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), readmeExample(file));
  }
});
after(() => rmSync(folder, { recursive: true }));

function docwright(...parameters: readonly string[]): string {
  return docwrightIn(folder, ...parameters);
}

function docwrightIn(cwd: string, ...parameters: readonly string[]): string {
  const command = [resolve('dist/cli.cjs'), ...parameters];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd, encoding: 'utf8' });
  assert.notEqual(status, 2, stderr);
  return stdout;
}

test('the contract of the README finds what the README says', () => {
  assert.equal(docwright('check', '--no-color'), readmeExample('output'));
});

test('the spec of the example has the problems that the README says', () => {
  assert.equal(docwrightIn('test/example', 'check', '--no-color', 'specs'), readmeExample('spec output'));
});

test('JSON looks as the README shows it', () => {
  const report = JSON.parse(docwright('check', '--format', 'json'));
  report.files = report.files.filter((file: { findings: unknown[] }) => file.findings.splice(1).length > 0);
  assert.deepEqual(report, JSON.parse(readmeExample('json')));
});

test('the contract that extends another changes what the README says', () => {
  const explanation = docwright('explain', 'service', '--no-color');
  assert.match(explanation, /^Rate Limits \(rate-limits, required\)$/m);
  assert.match(explanation, /^Help \(support, required\)$/m);
  assert.match(explanation, /Architecture Overview \(architecture, optional\)/);
  assert.doesNotMatch(explanation, /Troubleshooting Guide/);
});
