/**
 * What must not be written in a layer, and who refuses it; and what may. A probe stands one folder below its layer. The compiler
 * complains of a file of another layer only once in a layer, so what it must refuse is a file that only it is shown: `compiled.ts`.
 */
const engine = 'server/src/engine';
const shared = 'server/src/shared';
const workspace = 'server/src/workspace';
const lsp = 'server/src/lsp';
const cli = 'server/src/cli';
const extension = 'client/src';
const webview = 'client/webview';

export const layers = [shared, engine, workspace, lsp, cli, extension, webview];

export const forbidden = [
  ...refuse('biome', engine, [
    ...imports('node:fs', 'vscode', 'vscode-languageserver', 'commander', 'ajv', '#workspace/target.ts'),
    ...imports(
      '../../workspace/target.ts',
      '../../lsp/target.ts',
      '../../cli/target.ts',
      '../../../../client/src/target.ts',
    ),
    'export async function answer() {}',
    'export const answer = async () => 1;',
    'export const answer = Promise.resolve(1);',
    'export const answer = Date.now();',
    'export const answer = new Date();',
    'export const answer = Math.random();',
    "export const answer = import('../target.ts');",
    "console.log('x');",
  ]),
  ...refuse('tsc', engine, [
    ...imports('../../workspace/compiled.ts', '../../lsp/compiled.ts', '../../cli/compiled.ts'),
    'export const answer = process.cwd();',
    'export const answer = document.title;',
    'export const answer = setTimeout(() => {}, 1);',
    "console.log('x');",
  ]),
  ...refuse('biome', shared, imports('node:fs', 'yaml', '#engine/target.ts', '../../engine/target.ts')),
  ...refuse('tsc', shared, [...imports('../../engine/compiled.ts'), 'export const answer = process.cwd();']),
  ...refuse(
    'biome',
    workspace,
    imports('node:fs', 'vscode', 'vscode-languageserver', '../../lsp/target.ts', '../../cli/target.ts'),
  ),
  ...refuse('biome', workspace, ['export const answer = process.cwd();']),
  ...refuse('tsc', workspace, imports('../../lsp/compiled.ts', '../../cli/compiled.ts')),
  ...refuse('biome', lsp, imports('vscode', 'commander', '../../cli/target.ts', '../../engine/target.ts')),
  ...refuse('tsc', lsp, imports('../../cli/compiled.ts')),
  ...refuse(
    'biome',
    cli,
    imports('vscode', 'vscode-languageserver', 'vscode-languageserver/node', '../../lsp/target.ts'),
  ),
  { by: 'biome', layer: cli, at: 'commands/lsp.ts', code: "export * from '../../lsp/target.ts';" },
  ...refuse('biome', extension, imports('node:fs', '#engine/target.ts', '#workspace/target.ts', 'yaml')),
  ...refuse('biome', extension, imports('../../../server/src/engine/target.ts', '../../webview/target.ts')),
  ...refuse(
    'tsc',
    extension,
    imports('#engine/compiled.ts', '../../../server/src/lsp/compiled.ts', '../../webview/compiled.ts'),
  ),
  ...refuse('biome', webview, imports('vscode', 'node:fs', '#engine/target.ts', 'yaml', '../../src/target.ts')),
  ...refuse('tsc', webview, [
    ...imports('#engine/compiled.ts', '../../src/compiled.ts'),
    'export const answer = process.cwd();',
  ]),
  ...layers.flatMap((layer) =>
    refuse('biome', layer, [
      'export const answer: any = 1;',
      'export const answer = (text: string | undefined) => text!.length;',
      'export enum Answer { Yes }',
      'export function answer(kind: 1 | 2) { switch (kind) { case 1: return 1; default: return 2; } }',
    ]),
  ),
];

export const allowed = [
  ...pass(engine, [
    ...imports('../target.ts', '#shared/target.ts', 'markdown-it', 'yaml', 're2js'),
    'export const answer = 1;',
  ]),
  ...pass(shared, ['export const answer = 1;']),
  ...pass(workspace, imports('../target.ts', '#engine/target.ts', '#shared/target.ts')),
  ...pass(
    lsp,
    imports('../target.ts', '#engine/target.ts', '#workspace/target.ts', 'vscode-languageserver', 'node:fs'),
  ),
  ...pass(cli, imports('../target.ts', '#engine/target.ts', '#workspace/target.ts', 'commander', 'node:fs')),
  ...pass(extension, imports('../target.ts', '#shared/target.ts', 'vscode', 'vscode-languageclient')),
  ...pass(webview, [
    ...imports('../target.ts', '#shared/target.ts', 'dompurify'),
    'export const answer = document.title;',
  ]),
];

function imports(...names) {
  return names.map((name) => `export * from '${name}';`);
}

function refuse(by, layer, codes) {
  return codes.map((code) => ({ by, layer, code }));
}

function pass(layer, codes) {
  return codes.map((code) => ({ layer, code }));
}
