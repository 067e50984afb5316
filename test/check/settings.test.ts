import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Configuration, defaultConfiguration, type RuleSetting } from '#engine/configuration/configuration.ts';
import { builtinContracts } from '#engine/contract/builtin.ts';
import { checkMarkdown, parseMarkdown } from '#engine/index.ts';

const document = '# API Documentation\n\n## Overview\n';

test('A rule has its own severity, unless the configuration gives it another', () => {
  assert.equal(severityOf('structure/empty-section', {}), 'warning');
  assert.equal(severityOf('structure/empty-section', { rules: { 'structure/empty-section': to('info') } }), 'info');
  assert.equal(severityOf('structure/empty-section', { rules: { 'structure/empty-section': to('off') } }), undefined);
});

test('A family is set as a whole, and a rule of it apart', () => {
  const family = { 'structure/*': to('hint') };
  assert.equal(severityOf('structure/empty-section', { rules: family }), 'hint');
  assert.equal(severityOf('structure/missing-section', { rules: family }), 'hint');
  const apart = { ...family, 'structure/missing-section': to('error') };
  assert.equal(severityOf('structure/missing-section', { rules: apart }), 'error');
});

test('A draft is not blamed for what it lacks, a release for every warning', () => {
  assert.equal(severityOf('structure/missing-section', { profile: 'draft' }), 'hint');
  assert.equal(severityOf('structure/empty-section', { profile: 'draft' }), 'hint');
  assert.equal(severityOf('structure/empty-section', { profile: 'release' }), 'error');
  const configured = { profile: 'draft', rules: { 'structure/empty-section': to('error') } } as const;
  assert.equal(severityOf('structure/empty-section', configured), 'error');
});

test('A rule that is off by default reports where it is configured', () => {
  const text = `${document}\nSays what it is for.\n\n## Our Team\n\nFive people.\n`;
  assert.equal(severityOf('structure/unexpected-section', {}, text), undefined);
  const rules = { 'structure/unexpected-section': to('warning') };
  assert.equal(severityOf('structure/unexpected-section', { rules }, text), 'warning');
});

function to(severity: RuleSetting['severity']): RuleSetting {
  return { severity, options: {} };
}

function severityOf(rule: string, settings: Partial<Configuration>, text = document): string | undefined {
  const configuration = { ...defaultConfiguration('file:///'), ...settings };
  const project = { configuration, contracts: builtinContracts() };
  const { findings } = checkMarkdown(project, parseMarkdown('file:///api.md', text), 'api.md');
  return findings.find((finding) => finding.rule === rule)?.severity;
}
