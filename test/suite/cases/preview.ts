import * as vscode from 'vscode';
import { assertEqual } from '../support/assert.ts';
import { findExtension, openDocument, openExample, placeOf } from '../support/example.ts';
import { waitFor } from '../support/wait.ts';

export function definePreviewCases(): void {
  suite('Preview', () => {
    teardown(async () => {
      await vscode.commands.executeCommand('workbench.action.focusFirstEditorGroup');
      await vscode.commands.executeCommand('workbench.action.files.revert');
    });
    suiteTeardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

    test('shows the page beside the editor, and the editor keeps the focus', async () => {
      const { document } = await openExample();
      await vscode.commands.executeCommand('docwright.openPreviewToSide');
      await waitForPage('the end of the page', (text) => text.includes('Labels: announce a parcel'));
      assertEqual(
        vscode.window.activeTextEditor?.document.uri.toString(),
        document.uri.toString(),
        'the active editor',
      );
    });

    test('follows what is typed', async () => {
      const editor = await openExample();
      await waitForPage('the page', (text) => text.includes('Labels: announce a parcel'));
      const place = placeOf(editor.document, 'announce a parcel').start;
      await editor.edit((edit) => edit.insert(place, 'kindly '));
      await waitForPage('the word', (text) => text.includes('Labels: kindly announce a parcel'));
      await vscode.commands.executeCommand('undo');
      await waitForPage('the word gone', (text) => text.includes('Labels: announce a parcel'));
    });

    test('shows the document that the author turns to', async () => {
      await openDocument('docs/complete.md');
      await waitForPage('the other page', (text) => text.includes('The Pickup Point API lets shops offer'));
      await openExample();
      await waitForPage('the page again', (text) => text.includes('Labels: announce a parcel'));
    });

    test('shows the reference page of a description, and follows what is typed there', async () => {
      const editor = await openDocument('specs/pickup-points.yaml');
      await waitForPage('the page of the description', (text) => text.includes('/pickup-points'));
      const place = placeOf(editor.document, 'title: Pickup').end;
      await editor.edit((edit) => edit.insert(place, 'Again'));
      await waitForPage('the word', (text) => text.includes('PickupAgain'));
      await vscode.commands.executeCommand('undo');
      await waitForPage('the word gone', (text) => !text.includes('PickupAgain'));
      await openExample();
      await waitForPage('the page of the document', (text) => text.includes('Labels: announce a parcel'));
    });

    test('opens a locked preview beside the one that follows, and both stay', async () => {
      await openDocument('docs/complete.md');
      await vscode.commands.executeCommand('docwright.openLockedPreview');
      await waitForPage('the locked page', (text) => text.includes('The Pickup Point API lets shops offer'));
      const previews = () =>
        vscode.window.tabGroups.all
          .flatMap(({ tabs }) => tabs)
          .filter(({ label }) => label.includes('Preview') && label.includes('.md'))
          .map(({ label }) => label)
          .sort();
      assertEqual(previews().join(), 'Preview complete.md,[Preview] complete.md', 'both previews');
      await openExample();
      await waitFor({
        what: 'the one that follows',
        event: vscode.window.tabGroups.onDidChangeTabs,
        find: () => (previews().join() === 'Preview api.md,[Preview] complete.md' ? true : undefined),
        describe: () => previews().join(),
      });
      const locked = vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .filter(({ label }) => label.startsWith('[Preview]'));
      await vscode.window.tabGroups.close(locked);
      // It stood behind the other one.
      await waitForPage('the page that follows', (text) => text.includes('Labels: announce a parcel'));
    });

    test('has buttons that try endpoints only where the user has turned that on and trusts the workspace', async () => {
      const settings = vscode.workspace.getConfiguration('docwright.preview');
      const turn = (isOn: boolean | undefined) => settings.update('tryIt', isOn, vscode.ConfigurationTarget.Global);
      await openExample();
      await waitForPage('the page', (text) => text.includes('Labels: announce a parcel') && !text.includes('Try it'));
      await turn(true);
      if (vscode.workspace.isTrusted) await waitForPage('the buttons', (text) => text.includes('Try it'));
      await turn(undefined);
      await waitForPage('the page without them', (text) => !text.includes('Try it'));
    });

    test('exports the page into one file', async () => {
      const { document } = await openDocument('docs/complete.md');
      const file = vscode.Uri.joinPath(document.uri, '..', 'complete.html');
      await vscode.commands.executeCommand('docwright.exportPreview', document.uri, file);
      const html = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
      await vscode.workspace.fs.delete(file);
      for (const part of ['Content-Security-Policy', 'The Pickup Point API lets shops offer', '<span class="method'])
        assertEqual(html.includes(part), true, part);
    });

    test("shows badges in VS Code's own preview", async function () {
      const isThere = vscode.extensions.getExtension('vscode.markdown-language-features') !== undefined;
      if (!isThere) return this.skip();
      await findExtension().activate();
      const html = await vscode.commands.executeCommand<string>('markdown.api.render', '# GET /parcels/{id}');
      assertEqual(html.includes('<span class="docwright-method docwright-get">GET</span>'), true, html);
    });
  });
}

async function waitForPage(what: string, isExpected: (text: string) => boolean): Promise<void> {
  const api = await findExtension().activate();
  await waitFor({
    what,
    event: api.onDidRenderPreview,
    find: () => {
      const text = api.previewText();
      return text !== undefined && isExpected(text) ? text : undefined;
    },
    describe: () => api.previewText(),
  });
}
