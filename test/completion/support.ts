import type { Completion } from '#engine/completion/completion.ts';
import { completeMarkdown } from '#engine/completion/completion.ts';
import { defaultConfiguration } from '#engine/configuration/configuration.ts';
import { builtinContracts } from '#engine/contract/builtin.ts';
import { applyEdits } from '#engine/fix.ts';
import { parseMarkdown } from '#engine/markdown/parse.ts';
import { alignDocument } from '#engine/structure/align.ts';
import { graphWith } from '../support/docs.ts';
import { readCursor } from '../support/marks.ts';

const uri = 'file:///docs/api.md';

/** What is offered at the cursor of a document under a built-in contract; `none` for a document without one. */
export function completionsAt(
  source: string,
  contractId = 'api-docs',
  others: Readonly<Record<string, string>> = {},
): readonly Completion[] {
  const { text, offset } = readCursor(source);
  const file = parseMarkdown(uri, text);
  const contract = builtinContracts().get(contractId);
  const project = { configuration: defaultConfiguration('file:///'), contracts: builtinContracts() };
  return completeMarkdown(project, file, contract && alignDocument(contract, file), offset, {
    graph: graphWith(others),
    api: undefined,
  });
}

/** The labels of one kind, as an editor would sort them. */
export function labelsAt(source: string, kind: Completion['kind'], contractId?: string): string[] {
  return [...completionsAt(source, contractId)]
    .filter((completion) => completion.kind === kind)
    .sort((a, b) => (a.sortText < b.sortText ? -1 : 1))
    .map(({ label }) => label);
}

/** The text after the completion with a label was accepted. */
export function accept(source: string, label: string, kind?: Completion['kind'], contractId?: string): string {
  const { text } = readCursor(source);
  const completion = completionsAt(source, contractId).find(
    (one) => one.label === label && (kind ?? one.kind) === one.kind,
  );
  if (!completion) throw new Error(`no completion ${label}`);
  return applyEdits(text, [{ uri, span: completion.span, text: completion.insertText }]);
}
