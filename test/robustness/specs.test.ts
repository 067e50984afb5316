import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { defaultConfiguration } from '#engine/configuration/configuration.ts';
import { findingsByFile } from '#engine/spec/spec-findings.ts';
import { nodeFileSystem } from '#workspace/node-file-system.ts';
import { SpecWorkspace } from '#workspace/specs/spec-workspace.ts';
import { folderWith } from '../cli/support.ts';
import { checkSpecTexts, type SpecTexts } from '../support/specs.ts';

/** A guard against hangs, not a promise. */
const timeout = 60_000;

const head = 'openapi: 3.1.1\ninfo: { title: Parcels, version: 1.0.0 }\npaths: {}\n';

/** The errors in some texts, with the file and the line where there are several. */
function errorsIn(texts: SpecTexts): string[] {
  return Object.entries(checkSpecTexts(texts)).flatMap(([path, findings]) =>
    findings
      .filter(({ severity }) => severity === 'error')
      .map(({ rule, message, span }) => `${path}:${lineOf(texts[path], span.start)} ${rule} ${message}`),
  );
}

function lineOf(text: string | undefined, offset: number): number {
  return text?.slice(0, offset).split('\n').length ?? 0;
}

test('A missing file is reported at every reference to it, and in no other way', () => {
  const text = `${head}components:
  schemas:
    A: { $ref: missing.yaml }
    B: { $ref: 'missing.yaml#/B' }
`;
  assert.deepEqual(errorsIn({ 'a.yaml': text }), [
    'a.yaml:6 openapi/unresolved-ref There is no file `missing.yaml`',
    'a.yaml:7 openapi/unresolved-ref There is no file `missing.yaml`',
  ]);
});

test('Files may refer to one another in a circle', () => {
  const texts = {
    'a.yaml': `${head}components: { schemas: { A: { $ref: b.yaml } } }\n`,
    'b.yaml': `type: object\nproperties: { a: { $ref: 'a.yaml#/components/schemas/A' }, b: { $ref: '#' }, c: { $ref: b.yaml } }\n`,
  };
  assert.deepEqual(errorsIn(texts), []);
});

test('What leads back to itself, or to the whole document, is reported once', () => {
  const text = `${head}components:
  schemas:
    A: { $ref: '#/components/schemas/A' }
    B: { $ref: '#/components/schemas/C' }
    C: { $ref: '#/components/schemas/B' }
    D: { $ref: '#' }
    E: { $ref: a.yaml }
`;
  assert.deepEqual(errorsIn({ 'a.yaml': text }), [
    'a.yaml:6 openapi/circular-ref-without-end `A` is a part of itself',
    'a.yaml:7 openapi/circular-ref-without-end `B` is a part of itself, by way of `C`',
    'a.yaml:9 openapi/unresolved-ref `#` is a whole document; a schema is expected here',
    'a.yaml:10 openapi/unresolved-ref `a.yaml` is a whole document; a schema is expected here',
  ]);
});

test('Ten thousand references one after the other are read', { timeout }, () => {
  const count = 10_000;
  const links = Array.from({ length: count }, (_, at) => `    S${at}: { $ref: '#/components/schemas/S${at + 1}' }\n`);
  const text = `${head}components:\n  schemas:\n${links.join('')}    S${count}: { type: strin }\n`;
  assert.deepEqual(errorsIn({ 'a.yaml': text }), [
    `a.yaml:${count + 6} openapi/schema \`type\` is \`strin\`; did you mean \`string\`?`,
  ]);
});

test('A thousand files one after the other are read', { timeout }, () => {
  const count = 1000;
  const files = Array.from({ length: count }, (_, at) => [
    `f${at}.yaml`,
    `properties: { a: { $ref: f${at + 1}.yaml } }\n`,
  ]);
  const texts: SpecTexts = {
    'a.yaml': `${head}components: { schemas: { A: { $ref: f0.yaml } } }\n`,
    ...Object.fromEntries(files),
    [`f${count}.yaml`]: 'type: strin\n',
  };
  assert.deepEqual(errorsIn(texts), [
    `f${count}.yaml:1 openapi/schema \`type\` is \`strin\`; did you mean \`string\`?`,
  ]);
});

test('Aliases, and references, that multiply are no reason to stop', { timeout }, () => {
  const level = (one: string): string => `[${Array.from({ length: 10 }, () => one).join(', ')}]`;
  const aliases = Array.from({ length: 12 }, (_, at) => `  a${at + 1}: &a${at + 1} ${level(`*a${at}`)}\n`);
  const bomb = `${head}x-bomb:\n  a0: &a0 [x]\n${aliases.join('')}`;
  const [first, ...more] = errorsIn({ 'a.yaml': bomb });
  assert.match(first ?? '', /openapi\/syntax Aliases multiply to more than 1,000,000 values/);
  assert.deepEqual(more, []);

  const schemas = Array.from(
    { length: 12 },
    (_, at) => `    A${at + 1}: { allOf: ${level(`{ $ref: '#/components/schemas/A${at}' }`)}, example: { x: 1 } }\n`,
  );
  const text = `${head}components:\n  schemas:\n    A0: { type: object, required: [x], properties: { x: { type: string } } }\n${schemas.join('')}`;
  assert.deepEqual(errorsIn({ 'a.yaml': text }), []);
});

test('What is nested too deep is said to be', { timeout }, () => {
  const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
  const json = `{ "openapi": "3.1.1", "info": { "title": "x", "version": "1" }, "paths": {}, "x-a": ${deep} }`;
  for (const texts of [{ 'a.yaml': `${head}x-a: ${deep}\n` }, { 'a.json': json }]) {
    const [first, ...more] = errorsIn(texts);
    assert.match(first ?? '', /openapi\/syntax More than 500 levels stand in one another/);
    assert.deepEqual(more, []);
  }
});

async function errorsBelow(
  context: TestContext,
  files: Readonly<Record<string, string | Uint8Array>>,
  links: Readonly<Record<string, string>> = {},
): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'docwright specs-'));
  context.after(() => rmSync(folder, { recursive: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  for (const [path, target] of Object.entries(links)) symlinkSync(target, join(folder, path));
  const inside = `${pathToFileURL(folder).href}/api/`;
  const workspace = new SpecWorkspace({ fileSystem: nodeFileSystem, folders: () => [inside] });
  const uri = `${inside}openapi.yaml`;
  await workspace.read(uri);
  await workspace.load(uri);
  const result = workspace.check(uri, { configuration: defaultConfiguration(inside), contracts: new Map() });
  assert.ok(result);
  return [...findingsByFile(result).values()].flatMap((findings) =>
    findings.filter(({ severity }) => severity === 'error').map(({ message }) => message),
  );
}

test('Folders, files that are no text, and files outside of the workspace are no targets', async (context) => {
  const files = {
    'api/openapi.yaml': `${head}components:
  schemas:
    A: { $ref: folder }
    B: { $ref: binary.yaml }
    C: { $ref: ../secret.yaml }
    D: { $ref: /etc/passwd }
    E: { $ref: empty.yaml }
    F: { $ref: https://example.com/a.yaml }
    G: { $ref: link.yaml }
    H: { $ref: inner-link.yaml }
`,
    'api/folder/a.yaml': 'type: object\n',
    'api/binary.yaml': Uint8Array.from({ length: 256 }, (_, at) => at),
    'api/empty.yaml': '',
    'secret.yaml': 'type: strin\n',
  };
  const links = { 'api/link.yaml': '../secret.yaml', 'api/inner-link.yaml': 'folder/a.yaml' };
  assert.deepEqual(await errorsBelow(context, files, links), [
    'There is no file `folder`',
    "`binary.yaml` can't be read: it is no UTF-8 text, or too large",
    "`../secret.yaml` is outside of the workspace and isn't read",
    "`/etc/passwd` is outside of the workspace and isn't read",
    'Nothing stands at `empty.yaml`',
    "`link.yaml` is outside of the workspace and isn't read",
  ]);
});

test('The command line says which file it can not read, and why', { timeout }, (context) => {
  const folder = folderWith(context, { 'openapi.yaml': head, 'large.yaml': head, 'docs/a.md': '# A\n' });
  // Zeroes, which take no place on the disk.
  truncateSync(folder.resolve('large.yaml'), 100 * 1024 * 1024);
  folder.write('binary.yaml', Buffer.from(Uint8Array.from({ length: 256 }, (_, at) => at)));
  const { code, stderr } = folder.run('check', 'openapi.yaml', 'large.yaml', 'binary.yaml');
  assert.equal(code, 2);
  assert.match(stderr, /large\.yaml: The file is too large: 100 MB, and the limit is 64 MB/);
  assert.match(stderr, /binary\.yaml: The file is not UTF-8 text/);
  assert.doesNotMatch(stderr, /not checked/);
});
