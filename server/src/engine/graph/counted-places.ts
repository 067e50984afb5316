import type { Span } from '../finding.ts';
import type { DocumentFacts, EndpointFact } from './document-facts.ts';
import type { DocSymbol } from './symbol.ts';

/** A place of a document of which it is worth knowing how often others name what stands there. */
export interface CountedPlace {
  readonly symbol: Extract<DocSymbol, { readonly kind: 'endpoint' }>;
  readonly span: Span;
  readonly endpoint: EndpointFact;
}

/** The endpoints that the document documents in headings, each line once. A count between the rows of a table would tear it apart. */
export function countedPlaces({ api, lines }: DocumentFacts): readonly CountedPlace[] {
  const places = new Map<number, CountedPlace>();
  for (const endpoint of api?.endpoints ?? []) {
    const { isDeclaration, path, pathSpan, section } = endpoint;
    const line = lines.lineAt(pathSpan.start);
    const isInHeading = line === lines.lineAt(section.start);
    if (isDeclaration && isInHeading && !places.has(line))
      places.set(line, { symbol: { kind: 'endpoint', template: path.template }, span: pathSpan, endpoint });
  }
  return [...places.values()];
}
