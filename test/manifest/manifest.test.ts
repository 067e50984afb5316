import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readManifest } from './manifest.ts';

const manifest = readManifest();
const { contributes } = manifest;
const commands = contributes.commands.map(({ command }) => command);

/** The sources of the extension, as one text. */
const client = readdirSync('client/src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(join('client/src', name), 'utf8'))
  .join('\n');

test('the extension starts for Markdown, YAML and JSON, whose content tells whether it is a spec, for its configuration and its own panel', () => {
  assert.deepEqual([...manifest.activationEvents].sort(), [
    'onLanguage:docwright-configuration',
    'onLanguage:json',
    'onLanguage:markdown',
    'onLanguage:mdx',
    'onLanguage:yaml',
    'onWebviewPanel:docwright.preview',
  ]);
});

test('it works in workspaces that are not trusted, and in virtual ones', () => {
  assert.equal(manifest.capabilities.untrustedWorkspaces.supported, 'limited');
  assert.deepEqual(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations, [
    'docwright.preview.remoteImages',
    'docwright.preview.tryIt',
  ]);
  assert.equal(manifest.capabilities.virtualWorkspaces, true);
});

test('every command that is declared is registered, and the reverse', () => {
  const registered = [...client.matchAll(/^\s*(?:vscode\.commands\.registerCommand\()?'(docwright\.\w+)'[:,]/gm)];
  assert.deepEqual([...new Set(registered.map((match) => match[1]))].sort(), [...commands].sort());
});

test('menus, keys and the walkthrough use commands that are there', () => {
  const steps = contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);
  const used = [
    ...Object.values(contributes.menus)
      .flat()
      .map(({ command }) => command),
    ...contributes.keybindings.map(({ command }) => command),
    ...steps.flatMap(({ description }) =>
      [...description.matchAll(/\(command:(docwright\.\w+)/g)].map((match) => match[1]),
    ),
    ...steps.flatMap(({ completionEvents }) =>
      completionEvents.flatMap((event) => /^onCommand:(docwright\..+)$/.exec(event)?.[1] ?? []),
    ),
  ];
  assert.deepEqual(
    used.filter((command) => command === undefined || !commands.includes(command)),
    [],
  );
});

test('conditions use contexts that the extension sets', () => {
  const { menus, keybindings, views } = contributes;
  const all = [...Object.values(menus).flat(), ...keybindings, ...Object.values(views).flat()];
  const conditions = all.map(({ when }) => when);
  const contexts = conditions.flatMap((when) => when.match(/docwright\.(?!preview\b)\w+/g) ?? []);
  assert.deepEqual(
    contexts.filter((context) => !client.includes(`'setContext', '${context}'`)),
    [],
  );
});

test('every file that the manifest names is there', () => {
  const paths = JSON.stringify(contributes).match(/"(?:\.\/)?(?:media|syntaxes|snippets)\/[^"]+"/g) ?? [];
  const missing = [...paths.map((path) => JSON.parse(path)), manifest.icon].filter((path) => !existsSync(path));
  assert.deepEqual(missing, []);
});

test('the problem matcher reads what the command line prints', () => {
  const [file, finding] = contributes.problemMatchers[0]?.pattern ?? [];
  assert.ok(file && finding);
  assert.equal(new RegExp(file.regexp).exec('docs/api.md (api-docs)')?.[1], 'docs/api.md');
  const line = '   41:5  error    The section `Token Management` is missing  structure/missing-section';
  assert.deepEqual(new RegExp(finding.regexp).exec(line)?.slice(1), [
    '41',
    '5',
    'error',
    'The section `Token Management` is missing',
    'structure/missing-section',
  ]);
  const added = '  3:4  warning  It is not there  drift/unknown-endpoint  new since main';
  assert.equal(new RegExp(finding.regexp).exec(added)?.[5], 'drift/unknown-endpoint');
});
