import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { lacksErrors, lacksOverview, project } from './documents.ts';
import { folderWith, program } from './support.ts';

test('The report for people', (context) => {
  const folder = folderWith(context, {
    ...project,
    'docs/a.md': `# Handbook\n\n## Overveiw\n\nWords.\n`,
    'docs/b.md': lacksOverview,
  });
  const expected = `docs/a.md (handbook)
  3:4  warning  The section \`Errors\` is missing; it belongs after \`Overveiw\`     structure/missing-section
                The contract \`handbook\` asks for it here: contracts/handbook.yaml:10
  3:4  warning  No section \`Overveiw\` in the contract; did you mean \`Overview\`?  structure/retitled-section
                The contract \`handbook\` asks for it here: contracts/handbook.yaml:7

docs/b.md (handbook)
  1:3  error  The section \`Overview\` is missing; it belongs before \`Errors\`  structure/missing-section
              The contract \`handbook\` asks for it here: contracts/handbook.yaml:7

3 problems (1 error, 2 warnings) in 2 files. 3 can be fixed with --fix.
`;
  assert.equal(folder.run('check').stdout, expected);
});

const escapeCode = '\u001b[';

test('No colours in a pipe; as flags and environment say otherwise', (context) => {
  const folder = folderWith(context, { ...project, 'a.md': lacksOverview });
  const isColored = (args: string[], environment: Record<string, string>) =>
    folder.runWith({ environment }, 'check', ...args).stdout.includes(escapeCode);
  assert.equal(isColored([], {}), false);
  assert.equal(isColored(['--color'], {}), true);
  assert.equal(isColored(['--color'], { NO_COLOR: '1' }), true);
  assert.equal(isColored([], { FORCE_COLOR: '1' }), true);
  assert.equal(isColored([], { FORCE_COLOR: '0' }), false);
  assert.equal(isColored([], { FORCE_COLOR: '1', NO_COLOR: '1' }), false);
  assert.equal(isColored(['--no-color'], { FORCE_COLOR: '1' }), false);
  assert.equal(isColored(['--color', '--format', 'json'], {}), false);
});

test('--quiet shows only what decides the exit code', (context) => {
  const folder = folderWith(context, { ...project, 'a.md': lacksErrors });
  assert.deepEqual(folder.run('check', '--quiet'), { code: 0, stdout: '', stderr: '' });
  const strict = folder.run('check', '--quiet', '--fail-on', 'warning');
  assert.equal(strict.code, 1);
  assert.match(strict.stdout, /warning/);
  const report: { summary: Record<string, number> } = JSON.parse(
    folder.run('check', '--quiet', '--format', 'json').stdout,
  );
  assert.equal(report.summary.warning, 0);
});

test('A document can not write to the terminal', (context) => {
  const folder = folderWith(context, {
    ...project,
    'a.md': `${lacksOverview}\n## \u001b[31mOverveiw\u0007\n\nWords.\n`,
  });
  const { stdout } = folder.run('check');
  assert.doesNotMatch(stdout.replaceAll('\n', ''), /\p{Cc}/u);
});

test('A reader that goes early is no fault, and the exit code stays', async (context) => {
  const files = Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`docs/${index}.md`, lacksOverview]));
  const folder = folderWith(context, { ...project, ...files });
  const child = spawn(process.execPath, [program, 'check', '--format', 'json'], {
    cwd: folder.path,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  child.stdout.once('data', () => child.stdout.destroy());
  const [code] = await once(child, 'close');
  assert.equal(stderr, '');
  assert.equal(code, 1);
});

test('A long report arrives whole', (context) => {
  const files = Object.fromEntries(Array.from({ length: 600 }, (_, index) => [`docs/${index}.md`, lacksOverview]));
  const folder = folderWith(context, { ...project, ...files });
  const report: { files: unknown[] } = JSON.parse(folder.run('check', '--format', 'json').stdout);
  assert.equal(report.files.length, 602);
});

test('No progress line in a pipe', (context) => {
  const files = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`docs/${index}.md`, lacksOverview]));
  assert.equal(folderWith(context, files).run('check').stderr, '');
});
