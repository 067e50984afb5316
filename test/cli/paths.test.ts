import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import { type TestContext, test } from 'node:test';
import { complete, lacksOverview } from './documents.ts';
import { type Folder, folderWith, type RunOptions } from './support.ts';

/** The Markdown files that a run has read. */
function markdownRead(folder: Folder, args: readonly string[], options: RunOptions = {}): string[] {
  const { stdout } = folder.runWith(options, 'check', '--format', 'json', ...args);
  const report: { readonly files: readonly { readonly path: string }[] } = JSON.parse(stdout);
  return report.files.map(({ path }) => path).filter((path) => /\.(?:mdx?|txt)$/.test(path));
}

function tree(context: TestContext): Folder {
  return folderWith(context, {
    'a.md': complete,
    'b.mdx': complete,
    'c.txt': complete,
    'docs/d.md': complete,
    'docs/deep/e.md': complete,
    'docs/deep/[id].md': complete,
    'node_modules/x/README.md': complete,
    '.hidden/f.md': complete,
  });
}

test('Without a path, check this folder and all below it', (context) => {
  assert.deepEqual(markdownRead(tree(context), []), [
    'a.md',
    'b.mdx',
    'docs/d.md',
    'docs/deep/[id].md',
    'docs/deep/e.md',
  ]);
});

test('Paths are relative to the working directory, each file once, in a stable order', (context) => {
  const folder = tree(context);
  assert.deepEqual(markdownRead(folder, ['deep', '../a.md', 'deep/e.md', '.'], { workingDirectory: 'docs' }), [
    '../a.md',
    'd.md',
    'deep/[id].md',
    'deep/e.md',
  ]);
  assert.deepEqual(markdownRead(folder, [folder.resolve('docs/d.md')]), ['docs/d.md']);
});

test('Globs, and globs that leave out', (context) => {
  const folder = tree(context);
  assert.deepEqual(markdownRead(folder, ['docs/**/*.md']), ['docs/d.md', 'docs/deep/[id].md', 'docs/deep/e.md']);
  assert.deepEqual(markdownRead(folder, ['docs/*.md']), ['docs/d.md']);
  assert.deepEqual(markdownRead(folder, ['./docs/{d,x}.md']), ['docs/d.md']);
  assert.deepEqual(markdownRead(folder, ['docs', '!docs/deep/**']), ['docs/d.md']);
  assert.deepEqual(markdownRead(folder, ['docs', '!docs/d.md']), ['docs/deep/[id].md', 'docs/deep/e.md']);
  assert.deepEqual(markdownRead(folder, ['docs', '!docs/deep']), ['docs/d.md']);
  assert.deepEqual(markdownRead(folder, ['../docs/*.md'], { workingDirectory: 'docs' }), ['d.md']);
});

test('A file whose name looks like a glob is a file', (context) => {
  assert.deepEqual(markdownRead(tree(context), ['docs/deep/[id].md']), ['docs/deep/[id].md']);
});

test('A named file is read whatever its name, its folder or what ignores it', (context) => {
  const folder = tree(context);
  folder.write('.gitignore', 'docs/\n');
  folder.write('docwright.yaml', 'ignore: [a.md]\n');
  assert.deepEqual(markdownRead(folder, ['c.txt', 'docs/d.md', 'a.md', '.hidden/f.md', 'node_modules/x/README.md']), [
    '.hidden/f.md',
    'a.md',
    'c.txt',
    'docs/d.md',
    'node_modules/x/README.md',
  ]);
});

test('Honour .gitignore and .docwrightignore, nested and negated', (context) => {
  const folder = tree(context);
  folder.write('.gitignore', '/a.md\nd.md\ndocs/deep/*\n!docs/deep/e.md\n');
  folder.write('docs/.docwrightignore', '!d.md\n');
  assert.deepEqual(markdownRead(folder, []), ['b.mdx', 'docs/d.md', 'docs/deep/e.md']);
});

test('Honour the ignore files above, up to the repository', (context) => {
  const folder = tree(context);
  folder.write('.gitignore', 'd.md\n');
  assert.deepEqual(markdownRead(folder, [], { workingDirectory: 'docs' }), ['d.md', 'deep/[id].md', 'deep/e.md']);
  mkdirSync(folder.resolve('.git'));
  assert.deepEqual(markdownRead(folder, [], { workingDirectory: 'docs' }), ['deep/[id].md', 'deep/e.md']);
});

test('A named folder is read though it is ignored', (context) => {
  const folder = tree(context);
  folder.write('.gitignore', 'docs/\n');
  assert.deepEqual(markdownRead(folder, ['docs']), ['docs/d.md', 'docs/deep/[id].md', 'docs/deep/e.md']);
});

test('Honour ignore of docwright.yaml', (context) => {
  const folder = tree(context);
  folder.write('docwright.yaml', 'ignore: [docs/deep/**, a.md]\n');
  assert.deepEqual(markdownRead(folder, []), ['b.mdx', 'docs/d.md']);
});

test('Say of a named file that docwright.yaml ignores it, and do not count it', (context) => {
  const folder = folderWith(context, {
    'docwright.yaml': 'ignore: [old]\n',
    'old/a.md': '# API Documentation\n',
    'b.md': '# Shopping\n',
    'c.md': '# API Documentation\n',
  });
  const ignored = 'old/a.md is not checked: docwright.yaml ignores it.\n';
  assert.deepEqual(folder.run('check', 'old/a.md'), {
    code: 0,
    stdout: `${ignored}No problems in 1 file (no API document).\n`,
    stderr: '',
  });
  assert.equal(
    folder.run('check', 'old/a.md', 'b.md').stdout,
    `${ignored}No problems in 1 Markdown file (no API document).\n`,
  );
  assert.ok(folder.run('check', 'old/a.md', 'c.md').stdout.includes(`\n${ignored}`));
  assert.equal(folder.run('check', '--quiet', 'old/a.md').stdout, '');
  const asked = folder.run('check', '--contract', 'api-docs', 'old/a.md');
  assert.equal(asked.code, 1);
  assert.ok(!asked.stdout.includes('ignores'));
});

test('Symbolic links make no circle and leave nothing twice', (context) => {
  const folder = tree(context);
  symlinkSync('..', folder.resolve('docs/deep/up'));
  symlinkSync('self.md', folder.resolve('docs/self.md'));
  assert.deepEqual(markdownRead(folder, ['docs']), ['docs/d.md', 'docs/deep/[id].md', 'docs/deep/e.md']);
  const run = folder.run('check', 'docs/self.md');
  assert.equal(run.code, 2);
  assert.equal(run.stderr, 'docwright: docs/self.md: symbolic links that lead in a circle\n');
});

test('What matches nothing is said, and the rest is checked', (context) => {
  const folder = folderWith(context, {
    'a.md': lacksOverview,
    'empty/readme.txt': '',
    'data.yaml': 'version: 3\n',
  });
  const run = folder.run('check', '--contract', 'api-docs', 'a.md', 'x/*.md', 'empty', 'data.yaml');
  assert.equal(run.code, 2);
  assert.match(run.stdout, /^a\.md/);
  assert.deepEqual(run.stderr.trimEnd().split('\n'), [
    'docwright: x/*.md: matches no file',
    'docwright: empty: holds neither a Markdown nor an OpenAPI file',
    'docwright: data.yaml: not checked: neither Markdown nor OpenAPI, nor docwright.yaml, nor a contract that it names',
  ]);
});

test('A spec is found in a folder beside the working directory, with the files that it refers to', (context) => {
  const folder = folderWith(context, {
    'here/notes.md': '# Notes',
    'specs/api/openapi.yaml': `openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels: { $ref: '../parcels.yaml' }
`,
    'specs/parcels.yaml': 'get: { respnses: {} }\n',
  });
  for (const name of ['../specs', '../specs/api', '../specs/**/*.yaml', folder.resolve('specs')]) {
    const { stdout } = folder.runWith({ workingDirectory: 'here' }, 'check', '--format', 'json', name);
    const { files }: { readonly files: readonly { readonly path: string }[] } = JSON.parse(stdout);
    const parcels = name === '../specs/api' ? [] : ['../specs/parcels.yaml'];
    assert.deepEqual(
      files.map(({ path }) => path),
      ['../specs/api/openapi.yaml', ...parcels],
    );
  }
});
