import { relative, resolve, sep } from 'node:path';
import { build } from 'esbuild';

/**
 * `dist/core.js` is what the server in a browser and the command line have in common, once in the package. To a browser it is
 * a worker, whole by itself; in Node the command line asks it for the modules that it shares, and has its own besides.
 *
 * A module is in the core if the worker needs it, and nowhere else, so that in no process there are two of it. What packages
 * have for browsers serves in Node too. Modules run when they are first asked for.
 */
const workerEntry = 'server/src/lsp/server.browser.ts';
const commandLineEntry = 'server/src/cli/main.ts';

/** Options of esbuild that make the core, and those that make the command line beside it. */
export function coreBundles({ browser, node }) {
  return {
    core: {
      ...browser,
      entryPoints: [{ in: 'core', out: 'core' }],
      format: 'iife',
      globalName: 'docwright',
      footer: { js: `if (typeof module === 'object') module.exports = docwright; else docwright.startWorker();` },
      plugins: [coreEntry({ browser, node }), ...browser.plugins],
    },
    commandLine: {
      ...node,
      entryPoints: [{ in: commandLineEntry, out: 'cli-main' }],
      plugins: [fromCore(browser), ...node.plugins],
    },
  };
}

/** Makes the core's entry, which answers with each module that the command line asks for. */
function coreEntry({ browser, node }) {
  const namespace = 'core-entry';
  return {
    name: namespace,
    setup(bundling) {
      let asked;
      bundling.onStart(async () => {
        asked = await readQuestions({ browser, node });
      });
      bundling.onResolve({ filter: /^core$/ }, ({ path, kind }) => {
        return kind === 'entry-point' ? { path, namespace } : undefined;
      });
      bundling.onLoad({ filter: /./, namespace }, () => {
        const answers = asked.modules.map((path) => `'${path}': () => require('./${path}'),\n`);
        const contents = `
          export const modules = {\n${answers.join('')}};
          export const startWorker = () => require('./${workerEntry}');`;
        return { contents, resolveDir: process.cwd(), watchFiles: asked.askers };
      });
    },
  };
}

/** Lets a bundle take from the core what is in it. */
function fromCore(browser) {
  const namespace = 'core';
  const isOwnQuestion = Symbol('is-own-question');
  return {
    name: namespace,
    setup(bundling) {
      let core;
      bundling.onStart(async () => {
        core = await readCore(browser);
      });
      bundling.onResolve({ filter: /./ }, async ({ path, kind, importer, namespace: from, resolveDir, pluginData }) => {
        if (kind === 'entry-point' || pluginData === isOwnQuestion) return undefined;
        if (from === namespace) return { path, external: true };
        const question = { kind, importer, namespace: from, resolveDir, pluginData: isOwnQuestion };
        const asked = core.packages.get(path) ?? pathInProject((await bundling.resolve(path, question)).path);
        return core.modules.has(asked) ? { path: asked, namespace } : undefined;
      });
      bundling.onLoad({ filter: /./, namespace }, ({ path }) => ({
        contents: `module.exports = require('./core.js').modules['${path}']();`,
        watchFiles: [...core.modules].map((module) => resolve(module)),
      }));
    },
  };
}

/** The modules that make the worker, by their paths, and by the names that packages have in imports. */
async function readCore(browser) {
  const { inputs } = await inspect({ ...browser, entryPoints: [workerEntry] });
  const modules = new Set(Object.keys(inputs).filter((path) => /\.[cm]?[jt]s$/.test(path)));
  const imports = Object.values(inputs).flatMap((input) => input.imports);
  const ofPackages = imports.filter(({ original }) => original !== undefined && !/^[.#]/.test(original));
  return { modules, packages: new Map(ofPackages.map(({ original, path }) => [original, path])) };
}

/** The modules of the core that the command line asks for, and the files that ask. */
async function readQuestions({ browser, node }) {
  const { inputs } = await inspect({ ...node, entryPoints: [commandLineEntry], plugins: [fromCore(browser)] });
  const prefix = 'core:';
  const [modules, askers] = [true, false].map((isOfCore) => {
    return Object.keys(inputs).filter((path) => path.startsWith(prefix) === isOfCore);
  });
  return {
    modules: modules.map((path) => path.slice(prefix.length)).sort(),
    askers: askers.map((path) => resolve(path)),
  };
}

async function inspect(options) {
  return (await build({ ...options, write: false, metafile: true, sourcemap: false, minify: false })).metafile;
}

function pathInProject(path) {
  return relative(process.cwd(), path).replaceAll(sep, '/');
}
