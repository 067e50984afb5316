import type { Completion } from '#engine/completion/completion.ts';
import { completeMarkdown } from '#engine/completion/completion.ts';
import { defaultConfiguration } from '#engine/configuration/configuration.ts';
import { builtinContracts } from '#engine/contract/builtin.ts';
import { applyEdits } from '#engine/fix.ts';
import { parseMarkdown } from '#engine/markdown/parse.ts';
import { alignDocument } from '#engine/structure/align.ts';
import { bindTo } from '../support/bound.ts';
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

/** What is offered at the cursor of a reference page that is about a description. */
export function boundCompletionsAt(source: string, spec: string): readonly Completion[] {
  const { text, offset } = readCursor(source);
  const file = parseMarkdown(uri, text);
  const contract = builtinContracts().get('api-reference');
  const project = { configuration: defaultConfiguration('file:///'), contracts: builtinContracts() };
  const surroundings = { graph: graphWith({}), api: bindTo(spec).api(file) };
  return completeMarkdown(project, file, contract && alignDocument(contract, file), offset, surroundings);
}

/** The labels of some kinds, as an editor would sort them. */
export function boundLabelsAt(source: string, spec: string, ...kinds: readonly Completion['kind'][]): string[] {
  return [...boundCompletionsAt(source, spec)]
    .filter(({ kind }) => kinds.includes(kind))
    .sort((a, b) => (a.sortText < b.sortText ? -1 : 1))
    .map(({ label }) => label);
}

/** The text after one of them was accepted. */
export function acceptBound(source: string, spec: string, label: string): string {
  const { text, offset } = readCursor(source);
  const completion = boundCompletionsAt(source, spec).find((one) => one.label === label);
  if (!completion) throw new Error(`no completion ${label}`);
  const { span, insertText, filterText, moreEdits = [] } = completion;
  // As editors compare them.
  let at = 0;
  for (const character of text.slice(span.start, offset).toLowerCase()) {
    at = filterText.toLowerCase().indexOf(character, at) + 1;
    if (at === 0) throw new Error(`an editor would not show ${label}`);
  }
  const edits = [{ span, text: insertText }, ...moreEdits];
  return applyEdits(
    text,
    edits.map((edit) => ({ uri, ...edit })),
  );
}
