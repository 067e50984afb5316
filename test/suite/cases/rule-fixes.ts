import * as vscode from 'vscode';
import { rules } from '#engine/rules/registry.ts';
import { assertEqual, assertPresent } from '../support/assert.ts';
import { ruleOf, waitForDiagnostics } from '../support/diagnostics.ts';
import { openDocument } from '../support/example.ts';
import { definePair, setText } from '../support/pair.ts';
import { waitFor } from '../support/wait.ts';

const docPath = 'docs/drift.md';
/** As the examples call it. */
const specPath = 'docs/openapi.yaml';
const frontMatter = '---\ndocwright: api-reference\nspec: openapi.yaml\n---\n\n';

/** The rules of drift that mend something, with their examples. */
const fixing = [...rules].flatMap(([id, rule]) =>
  rule.about === 'docs' && id.startsWith('drift/') && rule.isFixable && rule.severity !== 'off'
    ? [{ id, examples: rule.examples }]
    : [],
);

/** Every fix of every rule about documents and their specs, on the rule's own examples. */
export function defineRuleFixCases(): void {
  suite('Fixes between documents and specs', () => {
    definePair({ docPath, specPath, doc: frontMatter, spec: 'openapi: 3.1.0\n' });

    for (const { id, examples } of fixing)
      test(`each of ${id} makes its problem go, and one step takes it back`, async () => {
        let tried = 0;
        for (const { title, bad, spec } of examples) {
          if (spec === undefined) continue;
          const pair = { doc: `${frontMatter}${bad.replace(marks, '')}`, spec: spec.trimStart() };
          const messages = Array.from(bad.matchAll(marks), ([, message]) => message);
          tried += await tryFixes(pair, { title, isFound: (all) => sameMessages(all, id, messages) });
        }
        assertEqual(tried > 0, true, 'there is a fix');
      });
  });
}

/** The lines of carets say what is found above them. */
const marks = /^[ \t]*\^+ (.*)\n/gm;

interface Pair {
  readonly doc: string;
  readonly spec: string;
}

interface Example {
  readonly title: string;
  /** Whether what is told is what the example says, and not of another one before it. */
  readonly isFound: (all: readonly vscode.Diagnostic[]) => boolean;
}

/** Tries every fix of what is told in an example; answers with how many there were. */
async function tryFixes(pair: Pair, { title: example, isFound }: Example): Promise<number> {
  const { document: description } = await openDocument(specPath);
  const { document } = await openDocument(docPath);
  await setText(description, pair.spec);
  await setText(document, pair.doc);
  const told = await waitForDiagnostics(document.uri, `what is found in ${example}`, isFound);
  let tried = 0;
  for (const diagnostic of told) {
    for (const { title, edit } of await fixesOf(document.uri, diagnostic)) {
      assertEqual(await vscode.workspace.applyEdit(assertPresent(edit, title)), true, `${title} is applied`);
      const isInDocument = document.getText() !== pair.doc;
      assertEqual(isInDocument || description.getText() !== pair.spec, true, `${title} changes something`);
      // Another problem of the same place may be the one that it mends.
      const here = told.filter(({ range }) => range.intersection(diagnostic.range));
      await waitForDiagnostics(
        document.uri,
        `a problem less after ${title}`,
        (all) => here.some((one) => countOf(all, one) < countOf(told, one)),
        () => [document.getText(), description.getText()],
      );
      await vscode.window.showTextDocument(isInDocument ? document : description, { preview: false });
      await vscode.commands.executeCommand('undo');
      await waitFor({
        what: `both texts as they were before ${title}`,
        event: vscode.workspace.onDidChangeTextDocument,
        find: () => (document.getText() === pair.doc && description.getText() === pair.spec) || undefined,
        describe: () => [document.getText(), description.getText()],
      });
      await waitForDiagnostics(document.uri, 'the problems again', (all) => isFound(all) && all.length === told.length);
      tried += 1;
    }
  }
  return tried;
}

function sameMessages(
  all: readonly vscode.Diagnostic[],
  rule: string,
  messages: readonly (string | undefined)[],
): boolean {
  const own = all.filter((one) => ruleOf(one) === rule).map(({ message }) => message);
  return own.toSorted().join('\n') === messages.toSorted().join('\n');
}

function countOf(all: readonly vscode.Diagnostic[], { message }: vscode.Diagnostic): number {
  return all.filter((one) => one.message === message).length;
}

/** What the light bulb offers there, without what only takes the problem out of sight. */
async function fixesOf(uri: vscode.Uri, { range }: vscode.Diagnostic): Promise<readonly vscode.CodeAction[]> {
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    range,
    vscode.CodeActionKind.QuickFix.value,
    mostResolved,
  );
  return actions.filter(({ edit, title }) => edit && !/^(?:Suppress|Ignore)/.test(title));
}

const mostResolved = 50;
