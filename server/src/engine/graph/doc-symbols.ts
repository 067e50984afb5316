import { fullTemplate } from '../endpoints/path.ts';
import type { Span } from '../finding.ts';
import type { DocumentFacts } from './document-facts.ts';

/** What a document defines that is looked for by its name in the whole workspace. */
export interface DocSymbolEntry {
  readonly kind: 'endpoint' | 'code';
  readonly name: string;
  /** The document's title. */
  readonly container: string | undefined;
  readonly uri: string;
  readonly span: Span;
}

/** The endpoints that documents declare and the codes that they list, whose names have all letters of the query in their order; each once a document. */
export function findDocSymbols(documents: Iterable<DocumentFacts>, query: string, most: number): DocSymbolEntry[] {
  const found: DocSymbolEntry[] = [];
  for (const document of documents) {
    const seen = new Set<string>();
    for (const entry of symbolsOf(document)) {
      if (seen.has(entry.name) || !hasLetters(entry.name, query)) continue;
      seen.add(entry.name);
      found.push(entry);
      if (found.length >= most) return found;
    }
  }
  return found;
}

function* symbolsOf({ uri, title, api }: DocumentFacts): Generator<DocSymbolEntry> {
  for (const { method, path, pathSpan, isDeclaration } of api?.endpoints ?? [])
    if (isDeclaration)
      yield { kind: 'endpoint', name: `${method} ${fullTemplate(path)}`, container: title, uri, span: pathSpan };
  for (const { code, codeSpan } of api?.codes ?? [])
    yield { kind: 'code', name: code, container: title, uri, span: codeSpan };
}

/** As editors filter: whatever stands between the letters, whatever their case. */
function hasLetters(name: string, query: string): boolean {
  const lower = name.toLowerCase();
  let at = 0;
  for (const letter of query.toLowerCase().replaceAll(' ', '')) {
    at = lower.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
