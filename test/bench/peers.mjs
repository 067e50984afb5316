/** Other tools, for comparison. `npm run bench -- --peers` installs them; without it, those that are there are measured. */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import markdownIt from 'markdown-it';
import { outputOf } from './processes.mjs';

const folder = join(import.meta.dirname, 'peers');
/** Where the peers are, when they are installed. */
export const peerModules = join(folder, 'node_modules');

export async function installPeers() {
  console.error('Installing the peers…');
  const { code, stderr } = await outputOf(
    'npm',
    ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: folder,
      shell: process.platform === 'win32',
    },
  );
  if (code !== 0) throw new Error(`The peers could not be installed:\n${stderr}`);
}

/** Those for Markdown that are installed: a language server and how it is started, or a command that checks paths, or both. */
export async function installedPeers() {
  if (!existsSync(peerModules)) return [];
  const rumdl = await rumdlProgram();
  return [
    {
      name: "VS Code's Markdown server",
      server: {
        command: process.execPath,
        parameters: [join(peerModules, 'vscode-markdown-languageserver/dist/node/workerMain.js'), '--stdio'],
        initializationOptions: { markdownFileExtensions: ['md'] },
        answer: answerAsVsCode,
        settings: validateAll,
      },
    },
    ...(rumdl
      ? [
          {
            name: 'rumdl',
            server: { command: rumdl, parameters: ['server', '--no-config'] },
            check: (paths) => ({ command: rumdl, parameters: ['check', '--no-config', '--no-cache', ...paths] }),
          },
        ]
      : []),
    {
      name: 'markdownlint-cli2',
      check: (paths) => ({
        command: process.execPath,
        parameters: [
          join(peerModules, 'markdownlint-cli2/markdownlint-cli2-bin.mjs'),
          ...paths.map((path) => `:${path}`),
        ],
      }),
    },
  ];
}

/** The program itself, without the script that would start it. */
async function rumdlProgram() {
  const scope = join(peerModules, '@rumdl');
  const [platform] = existsSync(scope) ? await readdir(scope) : [];
  if (platform === undefined) return undefined;
  const files = await readdir(join(scope, platform), { recursive: true });
  const name = files.find((file) => /(^|[\\/])rumdl(\.exe)?$/.test(file));
  return name && join(scope, platform, name);
}

/** VS Code's Markdown server asks its client to parse and to read files; so does VS Code's own extension answer. */
function answerAsVsCode(connection, texts) {
  const parser = markdownIt({ html: true });
  connection.onRequest('markdown/parse', async ({ uri, text }) =>
    parser.parse(text ?? texts.get(uri)?.toString() ?? (await readFile(new URL(uri), 'utf8')), {}),
  );
  connection.onRequest('markdown/fs/readFile', async ({ uri }) => [...(await readFile(new URL(uri)))]);
  connection.onRequest('markdown/fs/readDirectory', () => []);
  connection.onRequest('markdown/fs/stat', ({ uri }) =>
    existsSync(new URL(uri)) ? { isDirectory: false } : undefined,
  );
  connection.onRequest('markdown/fs/watcher/create', () => null);
  connection.onRequest('markdown/fs/watcher/delete', () => null);
  connection.onRequest('markdown/findMarkdownFilesInWorkspace', () => []);
}

/** Its checks are off by default, and these are all that it has. */
const validateAll = {
  markdown: {
    server: { log: 'off' },
    occurrencesHighlight: { enabled: false },
    suggest: { paths: { enabled: true, includeWorkspaceHeaderCompletions: 'never' } },
    validate: {
      enabled: true,
      referenceLinks: { enabled: 'warning' },
      fragmentLinks: { enabled: 'warning' },
      fileLinks: { enabled: 'warning', markdownFragmentLinks: 'inherit' },
      ignoredLinks: [],
      unusedLinkDefinitions: { enabled: 'hint' },
      duplicateLinkDefinitions: { enabled: 'warning' },
    },
  },
};
