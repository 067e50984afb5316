import assert from 'node:assert/strict';
import { isAscii } from 'node:buffer';
import { spawnSync } from 'node:child_process';
import { copyFileSync, readdirSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { type Folder, folderWith, program } from './support.ts';

/** A folder with the file that starts the program, beside a program of our own. */
function startedBeside(context: TestContext, main: string): Folder {
  const folder = folderWith(context, { 'cli-main.cjs': main });
  copyFileSync(program, folder.resolve('cli.cjs'));
  return folder;
}

/** What the program beside it prints. Of its own folders it has only that one. */
function start(folder: Folder, environment: Readonly<Record<string, string>> = {}, command = 'check'): string {
  const env = { PATH: process.env.PATH ?? '', HOME: folder.path, ...environment };
  const { stdout, stderr } = spawnSync(process.execPath, [folder.resolve('cli.cjs'), command], {
    encoding: 'utf8',
    env,
  });
  assert.equal(stderr, '');
  return stdout;
}

function keptIn(path: string): readonly string[] {
  return readdirSync(path).filter((name) => name.endsWith('.cache'));
}

test('The compiled code is kept beside the program, and the next run does the same', (context) => {
  const folder = startedBeside(context, 'console.log("parcels")');
  assert.equal(start(folder), 'parcels\n');
  assert.equal(keptIn(folder.path).length, 1);
  assert.equal(start(folder), 'parcels\n');
  assert.deepEqual(
    readdirSync(folder.path).filter((name) => !name.endsWith('.cache')),
    ['cli-main.cjs', 'cli.cjs'],
  );
});

test('A server, which V8 runs in another way, and a check leave each other what is kept', (context) => {
  // Beside what Node itself compiles it is much, and so it is kept again only by a run that had to compile it.
  const functions = Array.from(
    { length: 5000 },
    (_, index) => `function f${index}(a) { return a + ${index}; } f${index}(1);`,
  );
  const folder = startedBeside(context, functions.join('\n'));
  start(folder, {}, 'check');
  start(folder, {}, 'lsp');
  const kept = keptIn(folder.path);
  const times = () => kept.map((name) => statSync(folder.resolve(name)).mtimeMs);
  const before = times();
  start(folder, {}, 'check');
  start(folder, {}, 'lsp');
  assert.deepEqual(keptIn(folder.path), kept);
  assert.deepEqual(times(), before);
});

test('A program that is as long as the one before is compiled anew', (context) => {
  const folder = startedBeside(context, 'console.log("parcels")');
  start(folder);
  folder.write('cli-main.cjs', 'console.log("letters")');
  // As if it were written later, also where a file system counts time in long steps.
  const later = new Date(Date.now() + 60_000);
  utimesSync(folder.resolve('cli-main.cjs'), later, later);
  assert.equal(start(folder), 'letters\n');
});

test('A program that is somewhere else than what was kept is compiled anew', (context) => {
  const one = startedBeside(context, 'console.log("parcels")');
  start(one);
  const other = startedBeside(context, 'console.log("letters")');
  for (const name of keptIn(one.path)) copyFileSync(one.resolve(name), other.resolve(name));
  assert.equal(start(other), 'letters\n');
});

test('What is kept and broken is not used, and replaced', (context) => {
  const folder = startedBeside(context, 'console.log("parcels")');
  start(folder);
  const [name = ''] = keptIn(folder.path);
  const whole = readFileSync(folder.resolve(name));
  for (const broken of [whole.subarray(0, 600), Buffer.concat([whole.subarray(0, 512), Buffer.alloc(999, 'x')]), '']) {
    folder.write(name, broken);
    assert.equal(start(folder), 'parcels\n');
    assert.equal(start(folder), 'parcels\n');
    assert.ok(readFileSync(folder.resolve(name)).length > 1_000);
  }
});

test('Beside a program that cannot be written to, the code is kept in the folder for such things', (context) => {
  const folder = startedBeside(context, 'console.log("parcels")');
  const caches = folderWith(context, {});
  start(folder);
  const [name = ''] = keptIn(folder.path);
  const blocked = startedBeside(context, 'console.log("letters")');
  // A folder of that name: whoever runs this, no file can take its place.
  blocked.write(join(name, 'file'), '');
  assert.equal(start(blocked, { XDG_CACHE_HOME: caches.path }), 'letters\n');
  assert.deepEqual(readdirSync(join(caches.path, 'docwright')), [name]);
  assert.equal(start(blocked, { XDG_CACHE_HOME: caches.path }), 'letters\n');
  assert.deepEqual(readdirSync(blocked.path).sort(), ['cli-main.cjs', 'cli.cjs', name].sort());
});

test('Where nothing can be kept the program runs all the same', (context) => {
  const folder = startedBeside(context, 'console.log("parcels")');
  start(folder);
  const [name = ''] = keptIn(folder.path);
  const blocked = startedBeside(context, 'console.log("letters")');
  blocked.write(join(name, 'file'), '');
  assert.equal(start(blocked, { XDG_CACHE_HOME: blocked.resolve('cli.cjs') }), 'letters\n');
});

test('NODE_DISABLE_COMPILE_CACHE keeps nothing', (context) => {
  const folder = startedBeside(context, 'console.log("parcels")');
  assert.equal(start(folder, { NODE_DISABLE_COMPILE_CACHE: '1' }), 'parcels\n');
  assert.deepEqual(keptIn(folder.path), []);
});

test('A program that compiles much more than what was kept keeps it, one that does the same keeps it as it is', (context) => {
  const functions = Array.from({ length: 2_000 }, (_, index) => `() => String(${index}) + process.argv.length`);
  const folder = startedBeside(
    context,
    `const all = [${functions.join(', ')}]; if (process.env.ALL) console.log(all.map((one) => one()).length); else console.log(0);`,
  );
  const size = () => keptIn(folder.path).map((name) => readFileSync(folder.resolve(name)).length)[0] ?? 0;
  assert.equal(start(folder), '0\n');
  const little = size();
  assert.equal(start(folder, { ALL: '1' }), '2000\n');
  const much = size();
  assert.ok(much > little * 1.5);
  assert.equal(start(folder), '0\n');
  assert.equal(size(), much);
});

// Some of them have V8 do this or that in another way while they run, with which it would take none of the code at the next start.
const runs = {
  'a check': ['check', 'openapi.yaml'],
  'a check in two threads': ['check', '--jobs', '2', 'openapi.yaml'],
  'a check of a large file': ['check', 'large.yaml'],
  'a check of a very large file': ['check', 'very-large.yaml'],
  'another command': ['generate', 'openapi.yaml'],
};
for (const [name, parameters] of Object.entries(runs)) {
  test(`The code of our own program is kept once: ${name}`, (context) => {
    const spec = 'openapi: 3.1.0\npaths: {}\n';
    const filled = (size: number) => spec + `# ${'-'.repeat(97)}\n`.repeat(size / 100);
    const folder = folderWith(context, {
      'openapi.yaml': spec,
      'large.yaml': filled(1.5 * 2 ** 20),
      'very-large.yaml': filled(17 * 2 ** 20),
    });
    for (const file of ['cli.cjs', 'cli-main.cjs', 'core.js']) {
      copyFileSync(join(dirname(program), file), folder.resolve(file));
    }
    const run = () => {
      const env = { PATH: process.env.PATH ?? '', HOME: folder.path };
      const { stdout, stderr } = spawnSync(process.execPath, [folder.resolve('cli.cjs'), ...parameters], {
        encoding: 'utf8',
        cwd: folder.path,
        env,
      });
      return stdout + stderr;
    };
    const times = () => keptIn(folder.path).map((file) => statSync(folder.resolve(file)).mtimeMs);
    const said = run();
    const kept = times();
    assert.ok(kept.length >= 2);
    for (const _ of [1, 2]) assert.equal(run(), said);
    assert.deepEqual(times(), kept);
  });
}

test('What the program requires from beside it runs once, and its code is kept too', (context) => {
  const folder = startedBeside(
    context,
    'const [one, two] = [1, 2].map(() => require("./core.js")); console.log(one.names, one === two)',
  );
  folder.write(
    'core.js',
    'exports.names = [...(exports.names ?? []), __filename.slice(-7), module.exports === exports]',
  );
  for (const _ of [1, 2]) assert.equal(start(folder), "[ 'core.js', true ] true\n");
  assert.deepEqual(
    keptIn(folder.path).map((name) => name.replace(/\.\d.*/, '')),
    ['cli-main.cjs', 'core.js'],
  );
});

test('Of a file with two scripts the second is run when it is asked for, with its own place in the file', (context) => {
  const folder = startedBeside(
    context,
    'console.log(require("./core.js").name); if (process.argv[2] === "lsp") console.log(require("./core.js#1").where)',
  );
  const first = 'exports.name = "first";\n';
  const second =
    'const { name } = require("./core.js");\nexports.where = name + new Error().stack.match(/core[.]js:\\d+/);\n';
  const head = `//[[${30 + first.length},2]]`.padEnd(29);
  folder.write('core.js', `${head}\n${first}${second}`);
  assert.equal(start(folder), 'first\n');
  assert.equal(keptIn(folder.path).length, 2);
  for (const _ of [1, 2]) assert.equal(start(folder, {}, 'lsp'), 'first\nfirstcore.js:4\n');
});

test('What the program required from beside it is compiled anew when it is another', (context) => {
  const folder = startedBeside(context, 'console.log(require("./core.js"))');
  folder.write('core.js', 'module.exports = "parcels"');
  assert.equal(start(folder), 'parcels\n');
  folder.write('core.js', 'module.exports = "letters"');
  const later = new Date(Date.now() + 60_000);
  utimesSync(folder.resolve('core.js'), later, later);
  for (const _ of [1, 2]) assert.equal(start(folder), 'letters\n');
});

test('A program that is no plain ASCII is read all the same', (context) => {
  const folder = startedBeside(context, 'console.log("Größe →", /[‘’]/.test("’"))');
  assert.equal(start(folder), 'Größe → true\n');
  assert.equal(start(folder), 'Größe → true\n');
});

test('Our own is plain ASCII, which is read the fastest', () => {
  for (const name of ['cli-main.cjs', 'core.js']) assert.ok(isAscii(readFileSync(join(dirname(program), name))), name);
});
