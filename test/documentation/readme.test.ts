import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { defaultConfiguration } from '#engine/configuration/configuration.ts';
import { readDirective } from '#engine/suppression/directive.ts';
import { standingOf } from '#engine/suppression/names.ts';
import { readManifest } from '../manifest/manifest.ts';

const readme = readFileSync('README.md', 'utf8');
const { contributes, version } = readManifest();
const { properties } = contributes.configuration;

test('the README names every command, and none that is not there', () => {
  const named = [...readme.matchAll(/^\| `(docwright\.\w+)` \|/gm)].map((match) => match[1]);
  assert.deepEqual(named.sort(), contributes.commands.map(({ command }) => command).sort());
});

test('the README names every setting with its default, and none that is not there', () => {
  const named = [...readme.matchAll(/^\| `(docwright\.\w+\.\w+)` \| `([^`]+)` \|/gm)];
  const rows = named.map(([, setting, value]) => `${setting} ${value}`);
  const declared = Object.entries(properties).map(([setting, declaration]) => `${setting} ${declaration.default}`);
  assert.deepEqual(rows.sort(), declared.sort());
});

test('the README names commands by the titles that they have', () => {
  const titles = [...readme.matchAll(/\*\*Docwright: ([^*]+)\*\*/g)].map((match) => match[1]);
  const known = contributes.commands.map(({ title }) => title);
  assert.deepEqual(
    titles.filter((title) => title === undefined || !known.includes(title)),
    [],
  );
});

test('the README names every key of docwright.yaml', () => {
  const schema = JSON.parse(readFileSync('server/schemas/configuration.schema.json', 'utf8'));
  const missing = Object.keys(schema.properties).filter(
    (key) => !new RegExp(`^\\| .*\`${key}\`.* \\|`, 'm').test(readme),
  );
  assert.deepEqual(missing, []);
});

test('the comments that the README shows are such as suppress something', () => {
  const chapter = readme.slice(readme.indexOf('## Suppression'), readme.indexOf('## The command line'));
  const examples = [...chapter.matchAll(/(?:<!--|# )( ?docwright-ignore.*?)(?:-->|$)/gm)].map(
    (match) => match[1] ?? '',
  );
  const project = { configuration: defaultConfiguration('file:///'), contracts: new Map() };
  assert.equal(examples.length, 4);
  for (const words of examples) {
    const directive = readDirective(words, 0, { start: 0, end: words.length });
    assert.equal(directive?.problem, undefined, words);
    for (const { name } of directive?.rules ?? []) assert.notEqual(standingOf(project, name), 'unknown', name);
  }
});

test('the README names every key of a section, and every kind of requirement', () => {
  const { section, requirement } = JSON.parse(readFileSync('server/schemas/contract.schema.json', 'utf8')).$defs;
  const chapter = readme.slice(readme.indexOf('## Contracts'), readme.indexOf('## Rules'));
  const keys = [...Object.keys(section.properties), ...Object.keys(requirement.properties)];
  assert.deepEqual(
    keys.filter((key) => !new RegExp(`\`${key}\\b`).test(chapter)),
    [],
  );
});

test('the version of the package is the one that the README installs and the changelog begins with', () => {
  assert.ok(readme.includes(`docwright-${version}.vsix`));
  const [, latest] = /^## \[(\d[^\]]*)\]/m.exec(readFileSync('CHANGELOG.md', 'utf8')) ?? [];
  assert.equal(latest, version);
});

for (const file of ['README.md', 'ARCHITECTURE.md', 'CHANGELOG.md']) {
  test(`every link of ${file} leads somewhere`, () => {
    const text = readFileSync(file, 'utf8');
    const targets = [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? '');
    const broken = targets.filter((target) => !leadsSomewhere(target, text));
    assert.deepEqual(broken, []);
  });

  test(`every path in ${file} is there`, () => {
    const paths =
      readFileSync(file, 'utf8').match(/(?<=`)(?:client|server|test|syntaxes|snippets|media)\/[\w./-]*\w(?=\/?`)/g) ??
      [];
    // Of a path with a name to be chosen, the folder.
    const missing = paths.filter((path) => !existsSync(path.replace(/\/[A-Z]{2,}\b.*/, '')));
    assert.deepEqual(missing, []);
  });
}

function withoutCode(text: string): string {
  return text.replaceAll(/^```.*?^```$/gms, '');
}

function leadsSomewhere(target: string, text: string): boolean {
  if (/^https?:/.test(target)) return true;
  const [path = '', anchor] = target.split('#');
  if (path !== '') return existsSync(path);
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map((match) => slug(match[1] ?? ''));
  return anchor !== undefined && headings.includes(anchor);
}

function slug(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\w\s-]/g, '')
    .replaceAll(/\s/g, '-');
}
