import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadConfiguration } from '#engine/configuration/load.ts';
import { ruleAliases } from '#engine/rules/aliases.ts';
import { knownRules } from '#engine/rules/known-rules.ts';
import { rules } from '#engine/rules/registry.ts';
import { assertFindings } from '../support/project-files.ts';

const known = knownRules;
const problemsOf = (uri: string, text: string) => loadConfiguration({ uri, text }, known).problems;
const settingsOf = (text: string) => loadConfiguration({ uri: 'file:///a', text }, known).configuration.settings.rules;

test('Every other name stands for a rule, and is no id itself', () => {
  for (const [name, id] of ruleAliases) {
    assert.ok(rules.has(id), `${name} → ${id}`);
    assert.ok(!name.includes('/'), name);
  }
});

test('Rules and families are turned off by either name', () => {
  assertFindings(
    `
    rules:
      openapi/operation-tags: off
      operation-summary: false
      drift/server-mismatch: { severity: off, root: docs }
      drift/*: off
    `,
    problemsOf,
  );
});

test('The name that another tool has for a rule sets ours, whose own id wins', () => {
  const off = { severity: 'off', options: {} };
  assert.deepEqual(settingsOf('rules: { path-params: off }'), { 'openapi/path-parameters': off });
  for (const text of [
    'rules: { openapi/enum-type: off, typed-enum: error }',
    'rules: { typed-enum: error, openapi/enum-type: off }',
  ])
    assert.deepEqual(settingsOf(text), { 'openapi/enum-type': off });
});

test('A misspelt rule is found among ids and other names', () => {
  assertFindings(
    `
    rules:
      openapi/operation-tag: off
      ^^^^^^^^^^^^^^^^^^^^^ configuration/unknown-rule: No rule \`openapi/operation-tag\`; did you mean \`openapi/operation-tags\`?
      structure/emty-section: off
      ^^^^^^^^^^^^^^^^^^^^^^ configuration/unknown-rule: No rule \`structure/emty-section\`; did you mean \`structure/empty-section\`?
      oas3-unusd-component: off
      ^^^^^^^^^^^^^^^^^^^^ configuration/unknown-rule: No rule \`oas3-unusd-component\`; did you mean \`oas3-unused-component\`?
      structur/*: off
      ^^^^^^^^^^ configuration/unknown-rule: No rule \`structur/*\`; did you mean \`structure/*\`?
    `,
    problemsOf,
  );
});

test('The options of a rule are checked at their place, and what is wrong is not given to it', () => {
  const text = `
    rules:
      openapi/path-order: { severity: info, order: get, specifity: true }
                                                   ^^^ configuration/invalid-value: This is text; a list is expected
                                                        ^^^^^^^^^ configuration/unknown-key: Unknown key \`specifity\`; did you mean \`specificity\`?
    `;
  assertFindings(text, problemsOf);
  const setting = settingsOf('rules: { openapi/path-order: { severity: info, order: get, specificity: false } }');
  assert.deepEqual(setting, { 'openapi/path-order': { severity: 'info', options: { specificity: false } } });
});

test('A family that is off by nature is turned on as a whole', () => {
  assert.deepEqual(settingsOf('rules: { security/*: true }'), {
    'security/*': { severity: undefined, isOn: true, options: {} },
  });
});
