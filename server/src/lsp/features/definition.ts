import type { DefinitionParams, LocationLink } from 'vscode-languageserver';
import { documentedIn } from '#engine/bound/documented-in.ts';
import { placesOf } from '#engine/bound/subject.ts';
import type { Span } from '#engine/finding.ts';
import { definitionsOf } from '#engine/spec/navigation/find.ts';
import { holderPlace } from '#engine/spec/navigation/symbol.ts';
import { occurrencesOf, ownSymbolAtCursor } from '../doc-symbols.ts';
import { guard } from '../guard.ts';
import { isSameFile } from '../lines-of.ts';
import { type Locate, toRange } from '../locations.ts';
import type { Feature, Services } from '../services.ts';
import { locateFrom, symbolAtCursor } from '../spec-symbols.ts';
import { documentsAbout, subjectAtCursor } from '../subjects.ts';

/** Where that is defined which a spec or a document names at the cursor. */
export const definition: Feature = (services) => {
  const { connection, client, log } = services;
  connection.onDefinition(
    guard(
      log,
      'textDocument/definition',
      async (params: DefinitionParams) => {
        const own = (await inSpecs(params, services)) ?? (await inDocs(params, services));
        const described = await acrossFrom(params, services);
        const links = described ? [...described, ...(own ?? []).filter((link) => !isHere(link, params))] : own;
        if (!links || client.definitionLinks) return links ?? null;
        return links.map(({ targetUri, targetSelectionRange }) => ({ uri: targetUri, range: targetSelectionRange }));
      },
      () => null,
    ),
  );
};

/** Of what is said on the other side it is no news that it is said here, too. */
function isHere({ targetUri, targetSelectionRange: { start, end } }: LocationLink, params: DefinitionParams): boolean {
  const { line, character } = params.position;
  return (
    isSameFile(targetUri, params.textDocument.uri) &&
    start.line === line &&
    start.character <= character &&
    character <= end.character
  );
}

async function inSpecs(params: DefinitionParams, services: Services): Promise<LocationLink[] | undefined> {
  const found = await symbolAtCursor(params, services);
  if (!found) return undefined;
  const { analysis, spec, named } = found;
  const locate = locateFrom(analysis, services);
  const origin = spec.files.get(holderPlace(named.holder).part.uri)?.spanOf(holderPlace(named.holder));
  const originRange = origin && toRange(analysis.lines, origin);
  return definitionsOf(spec, named.symbol).flatMap((target) => linkTo(target, locate, originRange));
}

/** Where the description that a document is about says what the document names, or where documents document an operation. */
async function acrossFrom(params: DefinitionParams, services: Services): Promise<LocationLink[] | undefined> {
  const found = await subjectAtCursor(params, services);
  if (!found) return undefined;
  const { analysis, subject, span, isInSpec } = found;
  const locate = locateFrom(analysis, services);
  const origin = toRange(analysis.lines, span);
  if (!isInSpec) {
    const [place] = placesOf(subject);
    if (!place) return undefined;
    const { uri, span: name } = subject.api.locate(place);
    return linkTo({ uri, name, whole: name }, locate, origin);
  }
  if (subject.kind !== 'operation' && subject.kind !== 'path') return undefined;
  const documents = await documentsAbout(subject.api.uri, services);
  const links = documentedIn(subject, documents).flatMap(({ document: { facts }, span: name }) =>
    linkTo({ uri: facts.uri, name, whole: name }, locate, origin),
  );
  return links.length > 0 ? links : undefined;
}

async function inDocs(params: DefinitionParams, services: Services): Promise<LocationLink[] | undefined> {
  const found = await ownSymbolAtCursor(params, services);
  if (!found) return undefined;
  const { analysis, graph, named, locate } = found;
  const { symbol } = named;
  const originRange = toRange(analysis.lines, named.span);
  const start = { start: 0, end: 0 };
  const definitions =
    symbol.kind === 'document'
      ? [{ uri: symbol.uri, span: start }]
      : occurrencesOf(found).filter(({ role }) => role === 'definition');
  return definitions.flatMap(({ uri, span }) => {
    const lines = graph.document(uri)?.lines;
    const line = lines?.lineAt(span.start) ?? 0;
    const whole = lines ? { start: lines.lineStart(line), end: lines.lineEnd(line) } : span;
    return linkTo({ uri, name: span, whole }, locate, originRange);
  });
}

interface Target {
  readonly uri: string;
  readonly name: Span;
  readonly whole: Span;
}

function linkTo(
  { uri, name, whole }: Target,
  locate: Locate,
  originSelectionRange: LocationLink['originSelectionRange'],
): LocationLink[] {
  const [selection, all] = [locate(uri, name), locate(uri, whole)];
  if (!selection || !all) return [];
  return [
    {
      ...(originSelectionRange && { originSelectionRange }),
      targetUri: selection.uri,
      targetRange: all.range,
      targetSelectionRange: selection.range,
    },
  ];
}
