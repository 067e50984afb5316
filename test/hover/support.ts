import { defaultConfiguration } from '#engine/configuration/configuration.ts';
import { builtinContracts } from '#engine/contract/builtin.ts';
import { noSurroundings } from '#engine/graph/surroundings.ts';
import { hoverMarkdown } from '#engine/hover/hover.ts';
import { parseMarkdown } from '#engine/markdown/parse.ts';
import { alignDocument } from '#engine/structure/align.ts';
import { bindTo } from '../support/bound.ts';
import { graphWith } from '../support/docs.ts';
import { readCursor } from '../support/marks.ts';

/** The hover at the cursor of a document under a built-in contract, with the text that it is about; `others` are documents of the project. */
export function hoverAt(source: string, contractId = 'api-docs', others: Readonly<Record<string, string>> = {}) {
  const { text, offset } = readCursor(source);
  const file = parseMarkdown('file:///docs/api.md', text);
  const contract = builtinContracts().get(contractId);
  const project = { configuration: defaultConfiguration('file:///'), contracts: builtinContracts() };
  const hover = hoverMarkdown(project, file, contract && alignDocument(contract, file), offset, {
    graph: graphWith(others),
    api: undefined,
  });
  return hover && { ...hover, about: text.slice(hover.span.start, hover.span.end) };
}

/** The same, of a document that is about a description. */
export function boundHoverAt(source: string, spec: string) {
  const { text, offset } = readCursor(source);
  const file = parseMarkdown('file:///docs/api.md', text);
  const contract = builtinContracts().get('api-reference');
  const project = { configuration: defaultConfiguration('file:///'), contracts: builtinContracts() };
  const surroundings = { ...noSurroundings, api: bindTo(spec).api(file) };
  const hover = hoverMarkdown(project, file, contract && alignDocument(contract, file), offset, surroundings);
  return hover && { ...hover, about: text.slice(hover.span.start, hover.span.end) };
}
