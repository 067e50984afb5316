import { defaultConfiguration } from '#engine/configuration/configuration.ts';
import { builtinContracts } from '#engine/contract/builtin.ts';
import { hoverMarkdown } from '#engine/hover/hover.ts';
import { parseMarkdown } from '#engine/markdown/parse.ts';
import { alignDocument } from '#engine/structure/align.ts';
import { graphWith } from '../support/docs.ts';
import { readCursor } from '../support/marks.ts';

/** The hover at the cursor of a document under a built-in contract, with the text that it is about; `others` are documents of the project. */
export function hoverAt(source: string, contractId = 'api-docs', others: Readonly<Record<string, string>> = {}) {
  const { text, offset } = readCursor(source);
  const file = parseMarkdown('file:///docs/api.md', text);
  const contract = builtinContracts().get(contractId);
  const project = { configuration: defaultConfiguration('file:///'), contracts: builtinContracts() };
  const hover = hoverMarkdown(project, file, contract && alignDocument(contract, file), offset, graphWith(others));
  return hover && { ...hover, about: text.slice(hover.span.start, hover.span.end) };
}
