import { relative, resolve, sep } from 'node:path';
import { build } from 'esbuild';
import { joinedInto } from './joined-scripts.mjs';

/**
 * `dist/core.js` is what the server in a browser and the command line have in common, once in the package. To a browser it is
 * a worker, whole by itself; in Node the command line asks it for the modules that it shares, and has its own besides.
 *
 * It is two scripts, one after the other: what a check needs, and the rest, which answers editors, writes and draws. The rest
 * takes from the first what it needs of it. Node reads it when something in it is first asked for, and so no check waits for it:
 * a check of 237 KB takes a tenth less time (measured on 2 cores).
 *
 * A module is in the core if the worker needs it, and nowhere else, so that in no process there are two of it. What packages
 * have for browsers serves in Node too. Modules of the rest run when they are first asked for.
 */
const workerEntry = 'server/src/lsp/server.browser.ts';
const commandLineEntry = 'server/src/cli/main.ts';
/** What checks, in the process and in its threads. */
const checkEntries = ['server/src/cli/run-check.ts', 'server/src/cli/run-job.ts'];

/**
 * The scripts: the variable that each sets, and how it is asked for in Node. `rest` is there when the second one has run; before,
 * it has Node run it. Whoever has Node run the whole file, as VS Code's extension, has both.
 */
const check = { name: 'docwright', request: `require('./core.js')` };
const rest = { name: 'docwrightRest', request: `require('./core.js').rest()` };
const scripts = [check, rest];
const ends = [
  `if (typeof module === 'object') {
  module.exports = docwright;
  docwright.rest = () => { require('./core.js#1'); return docwright.rest(); };
}`,
  `docwright.rest = () => docwrightRest;
if (typeof module !== 'object') docwrightRest.startWorker();`,
];

/** Options of esbuild that make the scripts of the core, and those that make the command line beside it. */
export function coreBundles({ browser, node }) {
  const readPlan = sharedWhileRunning(() => planCore({ browser, node }));
  const joined = joinedInto('dist/core.js', scripts.length);
  const script = (index, { plugins, ...more }) => ({
    ...browser,
    ...more,
    write: false,
    entryPoints: [{ in: 'core', out: `core.${index}` }],
    format: 'iife',
    globalName: scripts[index].name,
    footer: { js: ends[index] },
    plugins: [scriptEntry(index, readPlan), ...plugins, ...browser.plugins, joined(index)],
  });
  return {
    core: [
      script(0, { plugins: [] }),
      script(1, {
        banner: { js: `if (typeof module === 'object') var docwright = ${check.request};` },
        plugins: [fromCore(readPlan, { isHere: ({ script }) => script === 0, request: ({ name }) => name })],
      }),
    ],
    commandLine: {
      ...node,
      entryPoints: [{ in: commandLineEntry, out: 'cli-main' }],
      plugins: [
        fromCore(readPlan, { isHere: ({ path }) => isCode(path), request: (from) => from.request }),
        ...node.plugins,
      ],
    },
  };
}

/** Makes the entry of a script, which answers with each module that others ask it for. */
function scriptEntry(index, readPlan) {
  const namespace = 'core-entry';
  return {
    name: namespace,
    setup(bundling) {
      let plan;
      bundling.onStart(async () => {
        plan = await readPlan();
      });
      bundling.onResolve({ filter: /^core$/ }, ({ path, kind }) => {
        return kind === 'entry-point' ? { path, namespace } : undefined;
      });
      bundling.onLoad({ filter: /./, namespace }, () => {
        // All of the first runs in every check, and runs faster if each module doesn't wait to be asked for.
        const waits = (path) => index > 0 || !plan.exports.has(path);
        const answers = plan.asked[index].map((path, number) => {
          return waits(path) ? answerOfAsked(path) : answerOf(path, `m${number}_`, plan.exports.get(path));
        });
        const start = index === 1 ? `export const startWorker = () => require('./${workerEntry}');` : '';
        const imports = answers.map((answer) => answer.imports ?? '').join('');
        const contents = `${imports}export const modules = {\n${answers.map(({ text }) => text).join('')}};\n${start}`;
        return { contents, resolveDir: process.cwd(), watchFiles: plan.askers };
      });
    },
  };
}

/** Answers with what a module exports that is run when it is first asked for. */
function answerOfAsked(path) {
  return { text: `'${path}': () => require('./${path}'),\n` };
}

/** Answers with what a module exports, by its names; each has in the script another one, with a prefix. */
function answerOf(path, prefix, names) {
  const imported = names.map((name) => `${name} as ${prefix}${name}`).join(', ');
  const exported = names.map((name) => `${name}: ${prefix}${name}`).join(', ');
  return { imports: `import { ${imported} } from './${path}';\n`, text: `'${path}': () => ({ ${exported} }),\n` };
}

/** Lets a bundle take modules of the core from its scripts, where `isHere({path, script})`, each script by `request(script)`. */
function fromCore(readPlan, { isHere, request }) {
  const namespace = 'core';
  const isOwnQuestion = Symbol('is-own-question');
  return {
    name: namespace,
    setup(bundling) {
      let plan;
      bundling.onStart(async () => {
        plan = await readPlan();
      });
      bundling.onResolve({ filter: /./ }, async ({ path, kind, importer, namespace: from, resolveDir, pluginData }) => {
        if (kind === 'entry-point' || pluginData === isOwnQuestion) return undefined;
        if (from === namespace) return { path, external: true };
        const question = { kind, importer, namespace: from, resolveDir, pluginData: isOwnQuestion };
        const asked = plan.packages.get(path) ?? pathInProject((await bundling.resolve(path, question)).path);
        const script = plan.scriptOf.get(asked);
        return script !== undefined && isHere({ path: asked, script }) ? { path: asked, namespace } : undefined;
      });
      bundling.onLoad({ filter: /./, namespace }, ({ path }) => ({
        contents: takenFrom(
          `${request(scripts[plan.scriptOf.get(path)])}.modules['${path}']()`,
          plan.exports.get(path),
        ),
        watchFiles: [...plan.scriptOf.keys()].map((module) => resolve(module)),
      }));
    },
  };
}

/** A module that has what another one exports; by its names, where they are known, since each use of them is faster then. */
function takenFrom(module, names) {
  if (!names) return `module.exports = ${module};`;
  const variables = names.map((name) => (name === 'default' ? 'default: byDefault' : name));
  const byDefault = names.includes('default') ? 'export { byDefault as default };' : '';
  const others = names.filter((name) => name !== 'default');
  return `const { ${variables.join(', ')} } = ${module}; export { ${others.join(', ')} }; ${byDefault}`;
}

/**
 * Which modules are in the core: the script of each, its path by the names that packages have in imports, what they export where
 * that is known, which of each script others ask for, and the files of the command line that ask.
 */
async function planCore({ browser, node }) {
  const { inputs } = await inspect({ ...browser, entryPoints: [workerEntry] });
  const imports = Object.values(inputs).flatMap((input) => input.imports);
  const ofPackages = imports.filter(({ original }) => original !== undefined && !/^[.#]/.test(original));
  const packages = new Map(ofPackages.map(({ original, path }) => [original, path]));
  const paths = Object.keys(inputs);
  const all = { scriptOf: new Map(paths.map((path) => [path, 0])), packages, exports: new Map() };
  const questionsOf = (entryPoints) => readQuestions(all, { ...node, entryPoints });

  const [ofCommandLine, ofCheck] = await Promise.all([[commandLineEntry], checkEntries].map(questionsOf));
  const checkModules = reachedFrom(ofCheck.asked, inputs);
  const scriptOf = new Map(paths.map((path) => [path, checkModules.has(path) ? 0 : 1]));
  const ofRest = paths.filter((path) => scriptOf.get(path) === 1).flatMap((path) => inputs[path].imports);
  const asked = [...new Set([...ofCommandLine.asked, ...ofRest.map(({ path }) => path)])].sort();
  return {
    scriptOf,
    packages,
    // Packages may export all of another module, whose names this doesn't tell; one in a single file has none.
    exports: await exportsOf(asked.filter((path) => /^server\/.*\.[jt]s$|\.mjs$/.test(path))),
    asked: [
      asked.filter((path) => scriptOf.get(path) === 0),
      ofCommandLine.asked.filter((path) => scriptOf.get(path) === 1),
    ],
    askers: ofCommandLine.askers.map((path) => resolve(path)),
  };
}

/** The modules of the core that a bundle asks for, and the files that ask. */
async function readQuestions(plan, options) {
  const plugin = fromCore(() => plan, { isHere: ({ path }) => isCode(path), request: (from) => from.request });
  const { inputs } = await inspect({ ...options, plugins: [plugin] });
  const prefix = 'core:';
  const [modules, askers] = [true, false].map((isOfCore) => {
    return Object.keys(inputs).filter((path) => path.startsWith(prefix) === isOfCore);
  });
  return { asked: modules.map((path) => path.slice(prefix.length)).sort(), askers };
}

/** Modules, and all that they import. */
function reachedFrom(modules, inputs) {
  const reached = new Set(modules);
  for (const path of reached) for (const { path: imported } of inputs[path]?.imports ?? []) reached.add(imported);
  return reached;
}

/** The names that modules export, by their paths. */
async function exportsOf(paths) {
  const { outputs } = await inspect({ entryPoints: paths, outdir: 'dist', format: 'esm', bundle: false });
  return new Map(Object.values(outputs).map(({ entryPoint, exports }) => [entryPoint, exports]));
}

async function inspect(options) {
  return (await build({ ...options, write: false, metafile: true, sourcemap: false, minify: false })).metafile;
}

/** Has those who ask while it runs share its answer: the bundles of one build ask at the same time. */
function sharedWhileRunning(run) {
  let running;
  return () => {
    running ??= run().finally(() => {
      running = undefined;
    });
    return running;
  };
}

function isCode(path) {
  return /\.[cm]?[jt]s$/.test(path);
}

function pathInProject(path) {
  return relative(process.cwd(), path).replaceAll(sep, '/');
}
