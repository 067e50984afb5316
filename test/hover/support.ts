import { defaultConfiguration } from '#engine/configuration/configuration.ts';
import { builtinContracts } from '#engine/contract/builtin.ts';
import { hoverMarkdown } from '#engine/hover/hover.ts';
import { parseMarkdown } from '#engine/markdown/parse.ts';
import { alignDocument } from '#engine/structure/align.ts';
import { readCursor } from '../support/marks.ts';

/** The hover at the cursor of a document under a built-in contract, with the text that it is about. */
export function hoverAt(source: string, contractId = 'api-docs') {
  const { text, offset } = readCursor(source);
  const file = parseMarkdown('file:///docs/api.md', text);
  const contract = builtinContracts().get(contractId);
  const project = { configuration: defaultConfiguration('file:///'), contracts: builtinContracts() };
  const hover = hoverMarkdown(project, file, contract && alignDocument(contract, file), offset);
  return hover && { ...hover, about: text.slice(hover.span.start, hover.span.end) };
}
