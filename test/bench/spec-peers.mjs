/** Other tools for OpenAPI documents, where they are installed: linters as commands, language servers with the OpenAPI 3.0 schema. */
import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { peerModules } from './peers.mjs';

/** A schema that one of the peers brings along, for those that have none of their own. */
const schemaFile = join(peerModules, '@stoplight/spectral-rulesets/dist/oas/schemas/oas/v3.0.json');

/** `check(file)` is a command that checks a file and prints JSON, in which `findingsIn` counts; `prepare(folder)` comes before. */
export function specCheckers() {
  return [
    {
      name: 'Redocly',
      module: '@redocly/cli/bin/cli.js',
      parameters: (file) => ['lint', file, '--extends', 'recommended', '--format', 'json'],
      environment: { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
      prepare: async () => {},
      findingsIn: ({ totals }) => totals.errors + totals.warnings,
    },
    {
      name: 'Spectral',
      module: '@stoplight/spectral-cli/dist/index.js',
      parameters: (file) => ['lint', file, '--ruleset', 'ruleset.yaml', '--format', 'json', '--quiet'],
      environment: {},
      prepare: (folder) => writeFile(join(folder, 'ruleset.yaml'), 'extends: ["spectral:oas"]\n'),
      findingsIn: (results) => results.length,
    },
  ]
    .filter(({ module }) => existsSync(join(peerModules, module)))
    .map(({ name, module, parameters, environment, prepare, findingsIn }) => ({
      name,
      prepare,
      findingsIn,
      check: (file) => ({
        command: process.execPath,
        parameters: [join(peerModules, module), ...parameters(file)],
        environment,
      }),
    }));
}

/** Language servers, by what they read. */
export function specServers() {
  if (!existsSync(schemaFile)) return [];
  return [
    {
      name: 'yaml-language-server',
      language: 'yaml',
      module: 'yaml-language-server/bin/yaml-language-server',
      settings: {
        yaml: {
          schemaStore: { enable: false },
          schemas: { [String(pathToFileURL(schemaFile))]: ['*.yaml'] },
          validate: true,
          completion: true,
          hover: true,
        },
      },
    },
    {
      name: "VS Code's JSON server",
      language: 'json',
      module: 'vscode-langservers-extracted/bin/vscode-json-language-server',
      settings: {
        json: {
          validate: { enable: true },
          schemas: [{ fileMatch: ['*.json'], schema: JSON.parse(readFileSync(schemaFile, 'utf8')) }],
        },
      },
    },
  ]
    .filter(({ module }) => existsSync(join(peerModules, module)))
    .map(({ name, language, module, settings }) => ({
      name,
      language,
      server: { command: process.execPath, parameters: [join(peerModules, module), '--stdio'], settings },
    }));
}
