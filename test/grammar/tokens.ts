import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { loadWASM, OnigScanner, OnigString } from 'vscode-oniguruma';
import { INITIAL, type IRawGrammar, parseRawGrammar, Registry } from 'vscode-textmate';

interface Manifest {
  readonly contributes?: {
    readonly grammars?: readonly {
      readonly scopeName: string;
      readonly path: string;
      readonly injectTo?: readonly string[];
    }[];
  };
}

/** A piece of a line and all of its scopes, from the outermost, as the editor colours it. */
export interface Token {
  readonly text: string;
  readonly scopes: readonly string[];
}

/** VS Code's own grammars come from the editor that the tests run in. */
const editorExtensions = 'test/host/node_modules/code-server/lib/vscode/extensions';
const extensionFolders = [
  '.',
  ...['markdown-basics', 'json', 'yaml', 'xml', 'html'].map((name) => join(editorExtensions, name)),
];

/** Reads a text with a grammar as VS Code would with this extension installed; one list a line. */
export async function tokenize(scopeName: string, text: string): Promise<readonly (readonly Token[])[]> {
  const grammar = await (await registry()).loadGrammar(scopeName);
  if (grammar === null) throw new Error(`No grammar ${scopeName}`);
  let state = INITIAL;
  return text.split('\n').map((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return tokens.map(({ startIndex, endIndex, scopes }) => ({ text: line.slice(startIndex, endIndex), scopes }));
  });
}

/** The pieces that have one of our own scopes (`….http`), as `piece: scope`. */
export async function markHttp(text: string, scopeName = 'text.html.markdown'): Promise<readonly string[]> {
  const lines = await tokenize(scopeName, text);
  return lines.flat().flatMap(({ text: piece, scopes }) => {
    const own = scopes.filter((scope) => scope.endsWith('.http') && !scope.startsWith('meta.')).at(-1);
    return own === undefined ? [] : [`${piece}: ${own.replace(/\.http$/, '')}`];
  });
}

let known: Promise<Registry> | undefined;

function registry() {
  known ??= createRegistry();
  return known;
}

async function createRegistry() {
  const require = createRequire(resolve('package.json'));
  const wasm = require.resolve('vscode-oniguruma/release/onig.wasm');
  await loadWASM(new Uint8Array(readFileSync(wasm)).buffer);
  const grammars = extensionFolders.flatMap(readGrammars);
  return new Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (sources) => new OnigScanner(sources),
      createOnigString: (text) => new OnigString(text),
    }),
    loadGrammar: async (scopeName) => grammars.find((grammar) => grammar.scopeName === scopeName)?.load() ?? null,
    getInjections: (scopeName) =>
      grammars.filter(({ injectTo }) => injectTo.includes(scopeName)).map((grammar) => grammar.scopeName),
  });
}

function readGrammars(folder: string) {
  const file = join(folder, 'package.json');
  if (!existsSync(file)) throw new Error(`${file} is not there: npm test installs it.`);
  const manifest: Manifest = JSON.parse(readFileSync(file, 'utf8'));
  return (manifest.contributes?.grammars ?? []).map(({ scopeName, path, injectTo = [] }) => ({
    scopeName,
    injectTo,
    load: (): IRawGrammar => parseRawGrammar(readFileSync(join(folder, path), 'utf8'), join(folder, path)),
  }));
}
