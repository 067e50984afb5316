import * as vscode from 'vscode';
import { assertEqual, assertPresent } from '../support/assert.ts';
import { findExtension, openExample } from '../support/example.ts';

export function defineCoverageCases(): void {
  suite('Coverage', () => {
    test('shows what documents say of their descriptions, and leads there', async () => {
      const { document } = await openExample();
      const api = await findExtension().activate();
      const [node] = await whenThere(api);
      assertEqual(node?.label, 'openapi.yaml', 'the description');
      const created = assertPresent(
        node?.children.find(({ label }) => label === 'POST /parcels'),
        'the operation',
      );
      assertEqual(created.state, 'partly', 'its state');
      assertEqual(
        created.children.map(({ label, description }) => `${label}: ${description}`),
        ['Idempotency-Key: parameter, not documented'],
        'what is missing',
      );
      assertEqual(created.target?.uri.endsWith('docs/api.md'), true, 'it leads into the document');
      // The command is there only where the view is.
      await vscode.commands.executeCommand('docwright.coverage.focus');
      await vscode.window.showTextDocument(document);
    });
  });
}

/** The view asks again whenever something has changed; all documents have to be read first. */
async function whenThere(api: Awaited<ReturnType<ReturnType<typeof findExtension>['activate']>>) {
  for (;;) {
    const changed = new Promise((resolve) => {
      const subscription = api.onDidChangeCoverage(() => {
        subscription.dispose();
        resolve(undefined);
      });
    });
    const nodes = await api.coverage();
    if (nodes.length > 0) return nodes;
    await changed;
  }
}
