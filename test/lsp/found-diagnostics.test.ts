import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Diagnostic } from 'vscode-languageserver';
import type { SpecResult } from '#engine/spec/check-spec.ts';
import { gravestFound } from '#engine/spec/spec-findings.ts';
import { parseSpecFile, type SpecFile, updateSpecFile } from '#engine/spec/text/spec-file.ts';
import { type ClientSupport, readClientSupport } from '../../server/src/lsp/client-support.ts';
import { foundDiagnostics } from '../../server/src/lsp/found-diagnostics.ts';
import { locateBy } from '../../server/src/lsp/locations.ts';
import { resourcesBelow } from '../../server/src/lsp/resources.ts';
import { checkFile } from '../spec/plain-findings.ts';

const root = 'file:///api.yaml';
const other = 'file:///shared.yaml';

const yaml = `openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
      operationId: list
      responses: { '200': { description: All } }
  /letters:
    get:
      operationId: list
      parameters:
        - $ref: 'shared.yaml#/limit'
      responses: { '200': { description: All } }
components:
  schemas:
    Parcel: { type: object, properties: { size: { type: integer, example: small } } }
    Letter: { $ref: '#/components/schemas/Lettter' }
    Street: { type: string }
tags:
  - name: a
  - name: a
`;

const shared = `limit:
  name: limit
  in: query
  schema: { type: integer, example: many }
`;

const json = JSON.stringify(
  {
    openapi: '3.1.0',
    info: { title: 'Parcels', version: '1.0.0' },
    paths: {
      '/parcels': { get: { operationId: 'list', responses: { 200: { description: 'All' } } } },
      '/letters': { get: { operationId: 'list', responses: { 200: { description: 'All' } } } },
    },
    components: { schemas: { Parcel: { type: 'object' }, Letter: { $ref: '#/components/schemas/Lettter' } } },
  },
  undefined,
  2,
);

function makeClient(): ClientSupport {
  const diagnostic = { relatedInformation: true };
  return readClientSupport({ processId: null, rootUri: null, capabilities: { textDocument: { diagnostic } } });
}

/** What a client is told of a file of a description; at most `most`. */
function told(client: ClientSupport, result: SpecResult, uri: string, most: number): readonly Diagnostic[] {
  const { files } = result.spec;
  const file = files.get(uri);
  if (!file) return [];
  const some = gravestFound(result, uri, most);
  const locate = locateBy(
    (of) => files.get(of),
    (of) => of,
  );
  return foundDiagnostics(some, { lines: file, locate, resources: resourcesBelow(undefined), client });
}

const pieces = ['', '\n', '\n\n', '  ', 'x', ': ', '# x\n', '{', '}', '"', ',', '\n    New: {}\n', "'", '- '];
const edit = fc.record({ at: fc.nat({ max: 1_000 }), length: fc.nat({ max: 40 }), piece: fc.constantFrom(...pieces) });
const edits = fc.array(fc.record({ edit, isShared: fc.integer({ min: 0, max: 4 }), isUndone: fc.boolean() }), {
  minLength: 1,
  maxLength: 8,
});

for (const [name, format, text] of [
  ['two files', 'yaml', yaml],
  ['one file of YAML', 'yaml', yaml.replace('shared.yaml', '')],
  ['one file of JSON', 'json', json],
] as const) {
  test(`What is said of ${name} after edits is what a client is told that asks for the first time`, () => {
    fc.assert(
      fc.property(edits, fc.constantFrom(1_000, 5), (steps, most) => {
        const client = makeClient();
        let files = [parseSpecFile(root, format, text), parseSpecFile(other, 'yaml', shared)] as const;
        let result: SpecResult | undefined;
        const say = () => {
          result = checkFile(files[0], (uri) => (uri === other ? files[1] : undefined), result);
          if (!result) return;
          for (const uri of [root, other])
            assert.deepEqual(told(client, result, uri, most), told(makeClient(), result, uri, most), files[0].text());
        };
        say();
        for (const { edit: made, isShared, isUndone } of steps) {
          const before = files;
          files = isShared === 0 ? [files[0], edited(files[1], made)] : [edited(files[0], made), files[1]];
          say();
          if (isUndone) files = before;
          say();
        }
      }),
      { seed: Number(process.env.DOCWRIGHT_TEST_SEED ?? 1), numRuns: Number(process.env.DOCWRIGHT_TEST_RUNS ?? 300) },
    );
  });
}

function edited(file: SpecFile, { at, length, piece }: { at: number; length: number; piece: string }): SpecFile {
  const start = Math.min(at, file.length);
  return updateSpecFile(file, [{ span: { start, end: Math.min(file.length, start + length) }, text: piece }]);
}
