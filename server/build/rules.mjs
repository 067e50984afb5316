import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { indexPage, problemPage, readmeTable, rulePage } from './rule-pages.mjs';
import { runTypeScript } from './run-typescript.mjs';

const root = new URL('../../', import.meta.url);
const rulesFolder = 'server/src/engine/rules/';
const pagesFolder = 'server/docs/rules/';
const registry = `${rulesFolder}registry.ts`;
/** Findings in our own kinds of file (contracts, `docwright.yaml`) are made beside their readers, which list them here. */
const problemTables = [
  'server/src/engine/contract/problem-kinds.ts',
  'server/src/engine/configuration/problem-kinds.ts',
  'server/src/engine/suppression/problem-kinds.ts',
];

/** Writes the list of all rules, a page for each, and the table in the README, from `engine/rules/<family>/<name>.ts`. */
export async function generate() {
  await write(registry, registryText(await ruleIds()));
  const files = await pageFiles();
  for (const [path, text] of files) await write(path, text);
  for (const path of await stalePages(files)) await rm(new URL(path, root));
}

/** The paths of generated files that are not as `generate` would write them. */
export async function findStale() {
  const ids = await ruleIds();
  const files = new Map([[registry, registryText(ids)], ...(await pageFiles())]);
  const stale = await stalePages(files);
  for (const [path, text] of files) if ((await read(path)) !== text) stale.push(path);
  return stale.sort();
}

async function pageFiles() {
  const { rules, problems } = await loadRules(await ruleIds());
  const files = new Map();
  for (const [id, rule] of rules) files.set(`${pagesFolder}${id}.md`, rulePage(id, rule));
  for (const [id, problem] of problems) files.set(`${pagesFolder}${id}.md`, problemPage(id, problem));
  files.set(`${pagesFolder}README.md`, indexPage(rules, problems));
  const readme = await read('README.md');
  if (readme !== undefined) files.set('README.md', replaceTable(readme, readmeTable(rules)));
  return files;
}

/** `family/name` of every rule, sorted. */
async function ruleIds() {
  const files = await readdir(new URL(rulesFolder, root), { recursive: true });
  const paths = files.map((file) => file.replaceAll('\\', '/'));
  return paths.flatMap((path) => /^([a-z-]+\/[a-z-]+)\.ts$/.exec(path)?.[1] ?? []).sort();
}

function registryText(ids) {
  const names = new Map(ids.map((id) => [id, variableName(id)]));
  const imports = ids.map((id) => ({ path: `./${id}.ts`, what: `{ rule as ${names.get(id)} }` }));
  imports.push({ path: './rule.ts', what: 'type { Rule }' });
  const sortKey = ({ path }) => path.replace(/\.ts$/, '');
  imports.sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
  const entries = ids.map((id) => `  ['${id}', ${names.get(id)}],\n`);
  const list = `new Map<string, Rule>([\n${entries.join('')}])`;
  return `// Made by server/build/rules.mjs from the files beside it.
${imports.map(({ path, what }) => `import ${what} from '${path}';`).join('\n')}

/** Every rule by its id. */
export const rules: ReadonlyMap<string, Rule> = ${list};
`;
}

/** `structure/missing-section` → `structureMissingSection`. */
function variableName(id) {
  return id.replace(/[/-]([a-z])/g, (_, letter) => letter.toUpperCase());
}

/** The rules and problem kinds themselves, bundled and run as they are in the engine. */
async function loadRules(ids) {
  const lines = ids.map((id, index) => `import { rule as rule${index} } from './${rulesFolder}${id}.ts';`);
  lines.push(`export const rules = new Map([${ids.map((id, index) => `['${id}', rule${index}]`).join(', ')}]);`);
  const tables = [];
  for (const [index, path] of problemTables.entries()) {
    if ((await read(path)) === undefined) continue;
    lines.unshift(`import { problemKinds as problems${index} } from './${path}';`);
    tables.push(`...problems${index}`);
  }
  lines.push(`export const problems = new Map(Object.entries({ ${tables.join(', ')} }));`);
  return await runTypeScript(lines.join('\n'));
}

async function stalePages(files) {
  const names = await readdir(new URL(pagesFolder, root), { recursive: true }).catch(() => []);
  const paths = names.filter((name) => name.endsWith('.md')).map((name) => pagesFolder + name.replaceAll('\\', '/'));
  return paths.filter((path) => !files.has(path));
}

function replaceTable(readme, table) {
  return readme.replace(/(<!-- rules -->\n).*?(<!-- \/rules -->)/s, (_, begin, end) => `${begin}\n${table}\n${end}`);
}

async function read(path) {
  return await readFile(new URL(path, root), 'utf8').catch(() => undefined);
}

async function write(path, text) {
  if ((await read(path)) === text) return;
  await mkdir(new URL('.', new URL(path, root)), { recursive: true });
  await writeFile(new URL(path, root), text);
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  if (argv.includes('--check')) {
    const stale = await findStale();
    for (const path of stale) console.error(`${path} is not up to date: run npm run generate and commit it.`);
    process.exitCode = stale.length === 0 ? 0 : 1;
  } else {
    await generate();
  }
}
