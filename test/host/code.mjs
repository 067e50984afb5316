#!/usr/bin/env node
/**
 * Stands in for the desktop VS Code's executable: takes the options that @vscode/test-electron passes, and runs the same tests
 * in code-server. Options that don't matter there (`--no-sandbox`, …) are ignored.
 */
import { installExtension, makeProfile } from './code-server.mjs';
import { runInCodeServer } from './run-in-code-server.mjs';

const parameters = process.argv.slice(2);

try {
  process.exit(await main());
} catch (error) {
  console.error(error.message);
  process.exit(70);
}

async function main() {
  const extensionsFolder = all('extensions-dir')[0];
  const vsix = all('install-extension')[0];
  if (vsix) return install(vsix, extensionsFolder);
  return runInCodeServer({
    developmentPaths: all('extensionDevelopmentPath'),
    testsPath: all('extensionTestsPath')[0],
    workspace: parameters.find((parameter) => !parameter.startsWith('-')),
    extensionsFolder,
    environment: { DOCWRIGHT_TEST_RESULTS: process.env.DOCWRIGHT_TEST_RESULTS ?? '' },
  });
}

async function install(vsix, extensionsFolder) {
  const profile = await makeProfile(extensionsFolder);
  try {
    await installExtension(profile, vsix);
    return 0;
  } finally {
    await profile.remove();
  }
}

function all(name) {
  const start = `--${name}=`;
  return parameters
    .filter((parameter) => parameter.startsWith(start))
    .map((parameter) => parameter.slice(start.length));
}
