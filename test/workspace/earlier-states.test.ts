import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { SpecResult } from '#engine/spec/check-spec.ts';
import { gravestFound } from '#engine/spec/spec-findings.ts';
import { parseSpecFile, type SpecFile, updateSpecFile } from '#engine/spec/text/spec-file.ts';
import { SpecWorkspace } from '#workspace/specs/spec-workspace.ts';
import { rehearsedEdits } from '../../server/src/lsp/rehearsed-edits.ts';
import { plainFindings, strictProject } from '../spec/plain-findings.ts';
import { MemoryFileSystem } from '../support/memory-file-system.ts';

const folder = 'file:///shop/';
const root = `${folder}openapi.yaml`;
const other = `${folder}shared.yaml`;

const lookIn = (uri: string) => (result: SpecResult) => gravestFound(result, uri, 10);

const texts = new Map([
  [
    root,
    `openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
      operationId: list
      responses:
        '200':
          description: The parcels.
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Parcel' }
              example: { id: one, sender: 1 }
components:
  schemas:
    Parcel:
      type: object
      properties:
        id: { type: integer }
        sender: { $ref: 'shared.yaml#/Person' }
    Nobody: { type: string }
`,
  ],
  [other, 'Person: { type: string, enum: [a, a] }\n'],
]);

function openWorkspace(files: Iterable<SpecFile>): SpecWorkspace {
  const workspace = new SpecWorkspace({ fileSystem: new MemoryFileSystem({}), folders: () => [folder] });
  for (const file of files) workspace.put(file);
  return workspace;
}

function parsed(): Map<string, SpecFile> {
  return new Map([...texts].map(([uri, text]) => [uri, parseSpecFile(uri, 'yaml', text)]));
}

function edited(file: SpecFile | undefined, [before, after]: readonly [string, string]): SpecFile {
  assert.ok(file);
  const start = file.text().indexOf(before);
  assert.notEqual(start, -1, before);
  return updateSpecFile(file, [{ span: { start, end: start + before.length }, text: after }]);
}

test('a root that is again what it was has the result that it had, unless another file has changed', () => {
  const files = parsed();
  const workspace = openWorkspace(files.values());
  const first = workspace.check(root, strictProject);
  const before = files.get(root);
  assert.ok(before);
  workspace.put(edited(before, ['Nobody', 'No']));
  assert.notEqual(workspace.check(root, strictProject), first);
  workspace.put(before);
  assert.equal(workspace.check(root, strictProject), first);

  workspace.put(edited(before, ['Nobody', 'No']));
  workspace.check(root, strictProject);
  workspace.put(edited(files.get(other), ['enum: [a, a]', 'type: integer']));
  workspace.put(before);
  assert.notEqual(workspace.check(root, strictProject), first);
});

test('a state that nobody had checked is checked when it is there again', () => {
  const files = parsed();
  const workspace = openWorkspace(files.values());
  const first = workspace.check(root, strictProject);
  const typed = edited(files.get(root), ['Nobody', 'No']);
  workspace.put(typed);
  assert.ok(workspace.spec(root));
  workspace.put(edited(typed, ['No:', 'Not:']));
  workspace.check(root, strictProject);
  workspace.put(typed);
  const result = workspace.check(root, strictProject);
  assert.equal(result?.spec.file, typed);
  assert.notDeepEqual(plainFindings(result), plainFindings(first));
});

const step = fc.record({
  uri: fc.constantFrom(root, root, root, other),
  back: fc.nat(4),
  /** Steps of edits that nobody sees, before this one. */
  rehearsed: fc.nat(5),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(6),
  piece: fc.constantFrom('', 'a', '\n', ': ', '{', "\n    No: { $ref: 'shared.yaml#/Person' }\n"),
});

test('whatever is edited and taken back, what is found is what is found from scratch', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 10 }), (steps) => {
      const files = parsed();
      const workspace = openWorkspace(files.values());
      const states = new Map([...files].map(([uri, file]) => [uri, [file]]));
      for (const { uri, back, rehearsed, at, length, piece } of steps) {
        const known = states.get(uri) ?? [];
        const latest = files.get(uri);
        assert.ok(latest);
        const changes = Array.from({ length: rehearsed }, (_, index) => rehearsedEdits(latest, index)[0] ?? []).flat();
        assert.ok([...workspace.rehearse(latest, changes, lookIn(latest.uri))].length <= rehearsed + 1);
        const start = Math.floor(at * latest.length);
        const change = { span: { start, end: Math.min(latest.length, start + length) }, text: piece };
        const file = known[back] ?? updateSpecFile(latest, [change]);
        known.unshift(file);
        files.set(uri, file);
        workspace.put(file);
        const fresh = [...files].map(([key, state]) => parseSpecFile(key, 'yaml', state.text()));
        const expected = plainFindings(openWorkspace(fresh).check(root, strictProject));
        assert.deepEqual(plainFindings(workspace.check(root, strictProject)), expected);
      }
    }),
    { numRuns: 60 },
  );
});

test('a rehearsal looks at what there is, takes a step for each change, and ends where something has changed in earnest', () => {
  const files = parsed();
  const workspace = openWorkspace(files.values());
  const shared = files.get(other);
  const file = files.get(root);
  assert.ok(file && shared);
  const changes = [...rehearsedEdits(file, 1), ...rehearsedEdits(file, 2)];
  assert.equal(
    [...workspace.rehearse(file, changes, lookIn(root))].length,
    0,
    'nothing is known of the description yet',
  );
  const first = workspace.check(root, strictProject);
  const before = plainFindings(first);
  assert.equal([...workspace.rehearse(file, changes, lookIn(root))].length, 5);
  assert.equal([...workspace.rehearse(shared, rehearsedEdits(shared, 0), lookIn(other))].length, 3);
  assert.equal(workspace.check(root, strictProject), first);
  assert.deepEqual(plainFindings(workspace.check(root, strictProject)), before);

  const steps = workspace.rehearse(file, changes, lookIn(root));
  steps.next();
  steps.next();
  workspace.put(edited(file, ['Nobody', 'No']));
  assert.equal(steps.next().done, true);
});
