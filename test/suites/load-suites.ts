import { join } from 'node:path';
import type { LabelledCase, Loader, Skipped } from './case.ts';
import { isFolder, readSpecs } from './files.ts';
import { loadByFolder } from './loaders/by-folder.ts';
import { loadGoOpenApiValidate } from './loaders/go-openapi-validate.ts';
import { loadJsonSchemaTestSuite } from './loaders/json-schema-test-suite.ts';
import { loadRedoclyEndToEnd } from './loaders/redocly-e2e.ts';
import { loadRedoclyRuleCases } from './loaders/redocly-rule-cases.ts';
import { loadSpectralHarness } from './loaders/spectral-harness.ts';
import { loadSpectralRuleCases } from './loaders/spectral-rule-cases.ts';
import { loadTelescope } from './loaders/telescope.ts';

/** By the name of a suite's folder. */
const loaders: Readonly<Record<string, Loader>> = {
  'oai-schema-tests': loadByFolder,
  'mermade-openapi3-examples': loadByFolder,
  'go-openapi-validate': loadGoOpenApiValidate,
  'spectral-rule-cases': loadSpectralRuleCases,
  'spectral-harness': loadSpectralHarness,
  'redocly-rule-cases': loadRedoclyRuleCases,
  'redocly-e2e': loadRedoclyEndToEnd,
  telescope: loadTelescope,
  'json-schema-test-suite': loadJsonSchemaTestSuite,
};

/** Suites whose files are named well or badly, which nobody labelled. */
const unlabelled = ['ibm-validator', 'vacuum'];

export interface Suites {
  readonly names: readonly string[];
  /** The suites that the folder lacks. */
  readonly missing: readonly string[];
  readonly cases: readonly LabelledCase[];
  readonly skipped: readonly Skipped[];
}

/** Reads the suites that lie below a folder, in the order in which they are known; or only those of some names. */
export function loadSuites(folder: string, only: readonly string[]): Suites {
  const wanted = Object.entries(loaders).filter(([name]) => only.length === 0 || only.includes(name));
  const there = wanted.filter(([name]) => isFolder(join(folder, name)));
  const loaded = there.map(([name, load]) => load(name, join(folder, name)));
  const silent = unlabelled
    .filter((name) => only.length === 0 && isFolder(join(folder, name)))
    .map(
      (suite): Skipped => ({
        suite,
        what: 'all files',
        count: readSpecs(join(folder, suite)).size,
        reason: 'its only labels are names of files',
      }),
    );
  return {
    names: there.map(([name]) => name),
    missing: wanted.filter((entry) => !there.includes(entry)).map(([name]) => name),
    cases: loaded.flatMap(({ cases }) => cases),
    skipped: [...loaded.flatMap(({ skipped }) => skipped), ...silent],
  };
}
