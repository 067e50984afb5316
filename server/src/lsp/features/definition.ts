import type { DefinitionParams, Location, LocationLink } from 'vscode-languageserver';
import { definitionsOf } from '#engine/spec/navigation/find.ts';
import { holderPlace } from '#engine/spec/navigation/symbol.ts';
import { guard } from '../guard.ts';
import { toRange } from '../locations.ts';
import type { Feature } from '../services.ts';
import { locateFrom, symbolAtCursor } from '../spec-symbols.ts';

/** Where that is defined which a spec names at the cursor. */
export const definition: Feature = (services) => {
  const { connection, client, log } = services;
  connection.onDefinition(
    guard(
      log,
      'textDocument/definition',
      async (params: DefinitionParams): Promise<Location[] | LocationLink[] | null> => {
        const found = await symbolAtCursor(params, services);
        if (!found) return null;
        const { analysis, spec, named } = found;
        const locate = locateFrom(analysis, services);
        const origin = spec.files.get(holderPlace(named.holder).part.uri)?.spanOf(holderPlace(named.holder));
        const definitions = definitionsOf(spec, named.symbol).flatMap(({ uri, name, whole }) => {
          const [selection, all] = [locate(uri, name), locate(uri, whole)];
          return selection && all ? [{ selection, all }] : [];
        });
        if (!client.definitionLinks) return definitions.map(({ selection }) => selection);
        return definitions.map(({ selection, all }) => ({
          ...(origin && { originSelectionRange: toRange(analysis.lines, origin) }),
          targetUri: selection.uri,
          targetRange: all.range,
          targetSelectionRange: selection.range,
        }));
      },
      () => null,
    ),
  );
};
