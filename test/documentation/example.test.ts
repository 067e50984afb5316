import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'node:test';

interface Report {
  readonly files: readonly {
    readonly path: string;
    readonly findings: readonly { readonly rule: string; readonly message: string }[];
  }[];
}

/** What the command line reports of a folder: `path: rule: message`. */
function check(folder: string, ...options: readonly string[]): readonly string[] {
  const parameters = [resolve('dist/cli.cjs'), 'check', '--format', 'json', ...options];
  const { status, stdout, stderr } = spawnSync(process.execPath, parameters, { cwd: folder, encoding: 'utf8' });
  assert.notEqual(status, 2, stderr);
  const { files }: Report = JSON.parse(stdout);
  return files.flatMap(({ path, findings }) => findings.map(({ rule, message }) => `${path}: ${rule}: ${message}`));
}

test('the example shows one problem of each kind, and its complete document and its complete spec none', () => {
  assert.deepEqual(check('test/example'), [
    'docs/api.md: structure/retitled-section: No section `Core Functionalites` in the contract; did you mean `Core Functionalities`?',
    'docs/api.md: structure/wrong-level: `Architecture Overview` is on level 4; it belongs on level 3',
    'docs/api.md: structure/missing-section: The section `Token Management` is missing; it belongs after `Authentication Methods`',
    'docs/api.md: structure/unmet-requirement: `Authentication Methods` must contain code snippets in at least two languages',
    'docs/api.md: structure/misplaced-section: `Support and Resources` stands out of order; it belongs after `Error Messages`',
    'docs/api.md: drift/parameter-mismatch: The default of `limit` is `20` in `openapi.yaml`',
    'docs/api.md: drift/unknown-parameter: `field` is no parameter of `GET /parcels/{parcelId}` in `openapi.yaml`; did you mean `fields`?',
    'docs/api.md: drift/response-example: `status` is `on_its_way`; it may be `announced`, `in_transit`, `delivered` or `cancelled`',
    'docs/api.md: structure/leftover-guidance: `TODO` still stands in `POST /parcels`',
    'specs/pickup-points.yaml: openapi/schema: `requird` is no field of a Parameter Object; did you mean `required`?',
    'specs/pickup-points.yaml: openapi/example-valid: The example is text; the schema wants an integer',
    'specs/pickup-points.yaml: openapi/unresolved-ref: No response `Unauthorised` in components; did you mean `Unauthorized`?',
    'specs/pickup-points.yaml: openapi/path-parameters: No path parameter `pointId` is declared for `/pickup-points/{pointId}`',
    'specs/schemas.yaml: openapi/schema: `type` is `strng`; did you mean `string`?',
  ]);
});

test('what can be repaired in the example is repaired, and only what an author must write or decide is left', () => {
  const folder = mkdtempSync(join(tmpdir(), 'docwright-example-'));
  try {
    cpSync('test/example', folder, { recursive: true });
    assert.deepEqual(check(folder, '--fix'), [
      'docs/api.md: structure/leftover-guidance: `TODO` still stands in `Token Management`',
      'docs/api.md: drift/parameter-mismatch: The default of `limit` is `20` in `openapi.yaml`',
      'docs/api.md: drift/unknown-parameter: `field` is no parameter of `GET /parcels/{parcelId}` in `openapi.yaml`; did you mean `fields`?',
      'docs/api.md: drift/response-example: `status` is `on_its_way`; it may be `announced`, `in_transit`, `delivered` or `cancelled`',
      'docs/api.md: structure/leftover-guidance: `TODO` still stands in `POST /parcels`',
      ...check('test/example', 'specs'),
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
