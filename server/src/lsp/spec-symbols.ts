import type { TextDocumentPositionParams } from 'vscode-languageserver';
import { findOccurrences } from '#engine/spec/navigation/find.ts';
import type { NamedOccurrence, SpecSymbol } from '#engine/spec/navigation/symbol.ts';
import { symbolAt } from '#engine/spec/navigation/symbol-at.ts';
import type { Spec } from '#engine/spec/spec.ts';
import { uriKey } from '#workspace/uris.ts';
import type { Analysis } from './kinds/analysis.ts';
import { linesOf } from './lines-of.ts';
import { type Locate, locateBy } from './locations.ts';
import type { Services } from './services.ts';

/** What is named at a position of a file of a description. */
export interface SymbolAtCursor {
  readonly analysis: Analysis;
  readonly spec: Spec;
  readonly named: NamedOccurrence;
}

/** Undefined where nothing is, and in other documents. */
export async function symbolAtCursor(
  { textDocument: { uri }, position }: TextDocumentPositionParams,
  { analyses }: Services,
): Promise<SymbolAtCursor | undefined> {
  const analysis = await analyses.of(uri);
  if (!analysis?.spec) return undefined;
  const offset = analysis.lines.offsetAt(position);
  for (const spec of analysis.spec.specs) {
    const named = symbolAt(spec, uriKey(uri), offset);
    if (named) return { analysis, spec, named };
  }
  return undefined;
}

/**
 * The descriptions in which a symbol is named: the one that it was found in, and those that share a file with it that names it. The workspace must
 * have been looked through ({@link Specs.index}).
 */
export function descriptionsWith(spec: Spec, symbol: SpecSymbol, { specs }: Services): readonly Spec[] {
  const found = new Map<string, Spec>([[spec.uri, spec]]);
  const asked = new Set<string>();
  for (let before = 0; before !== found.size; ) {
    before = found.size;
    const files = new Set(findOccurrences([...found.values()], symbol).map(({ uri }) => uri));
    if (symbol.kind === 'target') files.add(symbol.uri);
    for (const file of files) {
      if (asked.has(file)) continue;
      asked.add(file);
      for (const root of specs.rootsOf(file)) {
        const other = found.has(root) ? undefined : specs.workspace.spec(root);
        if (other) found.set(root, other);
      }
    }
  }
  return [...found.values()];
}

/** Finds places in any file of a description, as the client names it. */
export function locateFrom(analysis: Analysis, services: Services): Locate {
  return locateBy(
    (uri) => linesOf(uri, analysis, services),
    (uri) => services.documents.get(uri)?.uri ?? uri,
  );
}
