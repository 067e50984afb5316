import * as vscode from 'vscode';
import { asYaml, syntheticSizes, syntheticSpec } from '../../bench/synthetic-spec.mjs';
import { assertEqual } from '../support/assert.ts';
import { diagnosticsOf, ruleOf, waitForDiagnostics, waitForRule } from '../support/diagnostics.ts';
import { exampleUri, findExtension, openDocument, placeOf } from '../support/example.ts';
import { limit } from '../support/report.ts';
import { removeFile, replace, schemasPath, specPath, writeFile } from '../support/specs.ts';
import { waitFor } from '../support/wait.ts';

export function defineSpecCases(): void {
  suite('Specs', () => {
    teardown(() => vscode.commands.executeCommand('workbench.action.files.revert'));

    test('in YAML have their problems shown, and the status says the version and why', async () => {
      const { document } = await openDocument(specPath);
      const found = await waitForDiagnostics(document.uri, 'four problems', (all) => all.length === 4);
      assertEqual(
        found.map((diagnostic) => `${ruleOf(diagnostic)}: ${document.getText(diagnostic.range)}`).sort(),
        [
          'openapi/example-valid: ten',
          'openapi/path-parameters: {pointId}',
          'openapi/schema: requird',
          "openapi/unresolved-ref: '#/components/responses/Unauthorised'",
        ],
        'problems',
      );
      assertEqual(
        await statusOf(document.uri),
        ['3.1.0', 'It says `openapi: 3.1.0` at its root.'],
        'the version and the reason',
      );
    });

    test('in JSON have their problems shown', async () => {
      const spec = { openapi: '3.0.3', info: { title: 'Parcels', verion: '1.0.0' }, paths: {} };
      await writeFile('specs/parcels.json', JSON.stringify(spec, undefined, 2));
      const { document } = await openDocument('specs/parcels.json');
      const diagnostic = await waitForRule(document.uri, 'openapi/schema');
      assertEqual(document.getText(diagnostic.range), '"verion"', 'the text');
      assertEqual((await statusOf(document.uri))[0], '3.0.3', 'the version');
      await removeFile('specs/parcels.json');
    });

    test('have problems that come and go with what is typed', async () => {
      const { document } = await openDocument(specPath);
      await waitForDiagnostics(document.uri, 'four problems', (all) => all.length === 4);
      await replace(document, 'operationId: listPickupPoints', 'operatonId: listPickupPoints');
      await waitForDiagnostics(document.uri, 'the misspelt field', (all) =>
        all.some(({ message }) => message.includes('`operatonId` is no field of an Operation Object')),
      );
      await vscode.commands.executeCommand('undo');
      await waitForDiagnostics(document.uri, 'four problems again', (all) => all.length === 4);
    });

    test('show a problem in the file where its text is, though no editor has it open, as long as it is referred to', async () => {
      const { document } = await openDocument(specPath);
      const schemas = exampleUri(schemasPath);
      const [problem] = await waitForDiagnostics(schemas, 'the problem in the other file', (all) => all.length === 1);
      assertEqual(problem?.message, '`type` is `strng`; did you mean `string`?', 'the message');
      assertEqual(isOpen(schemas), false, 'the other file is open');
      for (let place = document.getText(); place.includes('schemas.yaml#'); place = document.getText())
        await replace(document, 'schemas.yaml#', 'nothing.yaml#');
      await waitForDiagnostics(schemas, 'no problem in it', (all) => all.length === 0);
      await waitForDiagnostics(document.uri, 'that the file is missing', (all) =>
        all.some(({ message }) => message === 'There is no file `nothing.yaml`'),
      );
    });

    test('follow what is saved in a file that they refer to', async () => {
      const { document } = await openDocument(specPath);
      const schemas = exampleUri(schemasPath);
      await waitForDiagnostics(schemas, 'the problem', (all) => all.length === 1);
      const before = await vscode.workspace.fs.readFile(schemas);
      const text = new TextDecoder().decode(before);
      await writeFile(schemasPath, text.replace('strng', 'string').replace('\nError:', '\nProblem:'));
      await waitForDiagnostics(schemas, 'no problem in the other file', (all) => all.length === 0);
      await waitForDiagnostics(document.uri, 'references that lead nowhere', (all) =>
        all.some(({ message }) => message.includes('`schemas.yaml#/Error`')),
      );
      await vscode.workspace.fs.writeFile(schemas, before);
      await waitForDiagnostics(document.uri, 'the four problems again', (all) => all.length === 4);
    });

    test('are told by their content: other YAML and JSON files are left alone', async () => {
      await writeFile('docker-compose.yml', 'services:\n  web: { image: nginx, prots: [80] }\n');
      await writeFile('package.json', '{ "name": "shop", "openapi": true, "paths": 7 }\n');
      await writeFile('values.yaml', 'replicas: 2\nports: [80]\n');
      const others = [await openDocument('docker-compose.yml'), await openDocument('package.json')];
      const { document } = await openDocument('values.yaml');
      // Once it has become a spec and been checked, all three have been looked at.
      await replace(document, 'replicas:', 'openapi: 3.1.0\nreplicas:');
      await waitForRule(document.uri, 'openapi/schema');
      assertEqual((await statusOf(document.uri))[0], '3.1.0', 'the version');
      await vscode.commands.executeCommand('undo');
      await waitForDiagnostics(document.uri, 'no problem', (all) => all.length === 0);
      await waitFor({
        what: 'the status to be gone',
        event: findExtension().exports.onDidChangeStatus,
        find: () => findStatus(document.uri)?.openapi === undefined || undefined,
      });
      for (const other of others) {
        assertEqual(diagnosticsOf(other.document.uri).length, 0, `problems of ${other.document.fileName}`);
        assertEqual(findStatus(other.document.uri), undefined, `the status of ${other.document.fileName}`);
      }
      for (const name of ['values.yaml', 'docker-compose.yml', 'package.json']) await removeFile(name);
    });

    test('of nine million characters are checked while they are typed', async function () {
      this.timeout(3 * limit);
      await writeFile('specs/large.yaml', asYaml(syntheticSpec(syntheticSizes.large)));
      const editor = await openDocument('specs/large.yaml');
      const { document } = editor;
      assertEqual(document.getText().length > 9_000_000, true, 'it is that large');
      await waitForDiagnostics(document.uri, 'the first problems', (all) => all.length > 0);
      const start = placeOf(document, '\n  /routes1000/{id}:\n').end;
      await editor.edit((edit) => edit.insert(start, '    sumary: Typed just now\n'));
      const isMistake = ({ range, message }: vscode.Diagnostic) =>
        range.start.line === start.line && message.includes('`sumary`');
      await waitForDiagnostics(document.uri, 'the mistake', (all) => all.some(isMistake));
      await vscode.commands.executeCommand('undo');
      await waitForDiagnostics(document.uri, 'the mistake gone', (all) => !all.some(isMistake));
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      await removeFile('specs/large.yaml');
    });
  });
}

function findStatus(uri: vscode.Uri): ReturnType<ReturnType<typeof findExtension>['exports']['status']> {
  return findExtension().exports.status(uri.toString());
}

async function statusOf(uri: vscode.Uri): Promise<readonly (string | undefined)[]> {
  const { openapi, reason } = await waitFor({
    what: 'the status',
    event: findExtension().exports.onDidChangeStatus,
    find: () => findStatus(uri),
  });
  return [openapi, reason];
}

function isOpen(uri: vscode.Uri): boolean {
  return vscode.window.tabGroups.all.some(({ tabs }) =>
    tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString()),
  );
}
