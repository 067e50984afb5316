import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { writeIfChanged } from './generated-file.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const target = new URL('../src/engine/generated/page-files.js', import.meta.url);

/** The style and the script of a page that stands in a file of its own: the preview's, with the hashes by which the page's policy knows them. */
export async function generate() {
  const style = await bundle({
    stdin: {
      contents: `@import './media/preview.css';\n@import './client/webview/standalone.css';`,
      resolveDir: root,
      loader: 'css',
    },
  });
  const script = await bundle({
    entryPoints: ['client/webview/standalone.ts'],
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
  });
  if (/<\/(?:script|style)|<!--/i.test(style + script)) throw new Error('The text would end its own element.');
  const files = { style, styleHash: hashOf(style), script, scriptHash: hashOf(script) };
  const lines = Object.entries(files).map(([name, text]) => `export const ${name} = ${JSON.stringify(text)};\n`);
  await writeIfChanged(target, `// Made by server/build/page-files.mjs.\n${lines.join('')}`);
}

async function bundle(options) {
  const shared = {
    absWorkingDir: root,
    bundle: true,
    minify: true,
    write: false,
    charset: 'ascii',
    legalComments: 'none',
  };
  const { outputFiles } = await build({ ...shared, ...options });
  return outputFiles[0].text.trim();
}

function hashOf(text) {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
