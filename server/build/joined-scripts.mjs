import { writeFile } from 'node:fs/promises';

/**
 * Answers with a plugin of esbuild for each of so many bundles, made with `write: false`, which together write them into one
 * file: scripts that a browser runs one after the other, and of which Node can read one without the others
 * (`server/src/cli/kept-code.ts`). The first line says where the second and later ones begin, in bytes and in lines from 0:
 *
 *     //[[2289345,150]]
 *
 * All is ASCII.
 */
export function joinedInto(path, count) {
  const bundles = [];
  return (index) => ({
    name: 'joined',
    setup(bundling) {
      bundling.onEnd(async ({ errors, outputFiles }) => {
        if (errors.length > 0) return;
        bundles[index] = outputFiles;
        if (Object.keys(bundles).length === count) await write(path, bundles);
      });
    },
  });
}

async function write(path, bundles) {
  const texts = bundles.map((files) => inAscii(textOf(files, '.js').replace(/^\/\/# sourceMappingURL=.*\n?/m, '')));
  const maps = bundles.map((files) => textOf(files, '.js.map'));
  const starts = [];
  let text = firstLine([]);
  for (const [index, script] of texts.entries()) {
    if (index > 0) starts.push([text.length, linesIn(text)]);
    text += script;
  }
  text = firstLine(starts) + text.slice(firstLine([]).length);
  if (maps.some((map) => map === undefined)) return writeFile(path, text);
  const name = `${path.slice(path.lastIndexOf('/') + 1)}.map`;
  const sections = [[0, 1], ...starts].map(([, line], index) => ({
    offset: { line, column: 0 },
    map: JSON.parse(maps[index]),
  }));
  await writeFile(path, `${text}//# sourceMappingURL=${name}\n`);
  await writeFile(`${path}.map`, JSON.stringify({ version: 3, sections }));
}

function textOf(files, end) {
  return files.find(({ path }) => path.endsWith(end))?.text;
}

/** Always as long. */
function firstLine(starts) {
  return `//${JSON.stringify(starts)}`.padEnd(63).concat('\n');
}

function linesIn(text) {
  return text.split('\n').length - 1;
}

/**
 * Text that is not ASCII takes V8 several times as long to read, on every start. esbuild leaves it in regular expressions, in
 * `String.raw`, which we use for these only, and in comments; an escape means the same there.
 */
export function inAscii(text) {
  const escaped = /\\[^\0-\x7f]/.exec(text);
  if (escaped) throw new Error(`A backslash before ${escaped[0].slice(1)}, which would be escaped twice`);
  const escapeOf = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return text.replaceAll(/[^\0-\x7f]/g, escapeOf);
}
