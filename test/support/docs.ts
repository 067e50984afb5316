import assert from 'node:assert/strict';
import { defaultConfiguration } from '#engine/configuration/configuration.ts';
import { builtinContracts } from '#engine/contract/builtin.ts';
import type { TextEdit } from '#engine/finding.ts';
import { type DocumentFacts, documentFacts } from '#engine/graph/document-facts.ts';
import { type Graph, graphOf } from '#engine/graph/graph.ts';
import { findDocOccurrences } from '#engine/graph/occurrences.ts';
import { docNameProblem, renameInDocs } from '#engine/graph/rename.ts';
import type { DocSymbol, NamedSymbol } from '#engine/graph/symbol.ts';
import { docSymbolAt } from '#engine/graph/symbol-at.ts';
import { applyEdits, checkMarkdown, parseMarkdown } from '#engine/index.ts';
import type { Project } from '#engine/project.ts';
import { type MarkedFile, readFiles } from './marks.ts';

/** Where the documents of tests stand. */
export const docsFolder = 'file:///';

const project: Project = { configuration: defaultConfiguration(docsFolder), contracts: builtinContracts() };

/** Documents in marks, with one cursor in one of them. */
export interface MarkedDocs {
  readonly files: readonly MarkedFile[];
  readonly graph: Graph;
  readonly document: DocumentFacts;
  readonly offset: number;
}

export function readDocs(source: string): MarkedDocs {
  const files = readFiles(source);
  const graph = graphOf(files.map(({ path, text }) => factsOf(docsFolder + path, text)));
  const [at, ...others] = files.flatMap(({ path, cursors }) => cursors.map((offset) => ({ path, offset })));
  assert.ok(at && others.length === 0, 'one cursor <|> is expected');
  const document = graph.document(docsFolder + at.path);
  assert.ok(document);
  return { files, graph, document, offset: at.offset };
}

/** Documents of a project, by path, and no others. */
export function graphWith(texts: Readonly<Record<string, string>>): Graph {
  return graphOf(Object.entries(texts).map(([path, text]) => factsOf(docsFolder + path, text)));
}

/** A document whose contract is chosen as in a project without a configuration. */
export function factsOf(uri: string, text: string): DocumentFacts {
  const file = parseMarkdown(uri, text);
  const { alignment } = checkMarkdown(project, file, uri.slice(docsFolder.length));
  return documentFacts(file, alignment);
}

export function symbolAt({ graph, document, offset }: MarkedDocs): NamedSymbol | undefined {
  return docSymbolAt(graph, parseMarkdown(document.uri, document.text), project, offset);
}

/** Where the symbol at the cursor is named, each as `path:line: the line with «marks»`; definitions with `=`. */
export function occurrencesAt(source: string): string[] {
  const docs = readDocs(source);
  const named = symbolAt(docs);
  assert.ok(named, 'a symbol is expected at the cursor');
  return findDocOccurrences(docs.graph, named.symbol, project).map(({ uri, span, role }) => {
    const { text, lines } = docs.graph.document(uri) ?? assert.fail(`${uri} is not there`);
    const line = lines.lineAt(span.start);
    const [start, end] = [lines.lineStart(line), lines.lineEnd(line)];
    const shown = `${text.slice(start, span.start)}«${text.slice(span.start, span.end)}»${text.slice(span.end, end)}`;
    return `${uri.slice(docsFolder.length)}:${line + 1}${role === 'definition' ? '=' : ':'} ${shown}`;
  });
}

/** The documents after the symbol at the cursor got another name; those that are the same are left out. */
export function renamedAt(source: string, name: string): Record<string, string> {
  const docs = readDocs(source);
  const named = symbolAt(docs);
  assert.ok(named, 'a symbol is expected at the cursor');
  assert.equal(docNameProblem(docs.graph, named.symbol, name), undefined);
  const edits = renameInDocs(docs.graph, named.symbol, name, project);
  return Object.fromEntries(
    docs.files.flatMap(({ path, text }) => {
      const changed = applied(text, docsFolder + path, edits);
      return changed === text ? [] : [[path, changed]];
    }),
  );
}

export function problemAt(source: string, name: string): string | undefined {
  const docs = readDocs(source);
  const named = symbolAt(docs);
  assert.ok(named, 'a symbol is expected at the cursor');
  return docNameProblem(docs.graph, named.symbol, name);
}

/** Edits of one document that must not overlap. */
function applied(text: string, uri: string, edits: readonly TextEdit[]): string {
  const own = edits.filter((edit) => edit.uri === uri).toSorted((a, b) => a.span.start - b.span.start);
  for (const [index, { span }] of own.entries())
    assert.ok(index === 0 || (own[index - 1]?.span.end ?? 0) <= span.start, 'edits overlap');
  return applyEdits(text, own);
}

export function nameOf(symbol: DocSymbol): string {
  return Object.values(symbol).join(' ');
}
