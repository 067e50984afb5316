import { describeApi } from '#engine/api/api.ts';
import { apiSetOf, type BoundApi } from '#engine/drift/bound-api.ts';
import { namingDocument, undocumentedByHome } from '#engine/drift/undocumented.ts';
import { endpointsOf } from '#engine/endpoints/endpoints.ts';
import { type Neighbours, noNeighbours } from '#engine/graph/neighbours.ts';
import { buildSpec } from '#engine/spec/spec.ts';
import { parseSpecFile } from '#engine/spec/text/spec-file.ts';

export const specUri = 'file:///openapi.yaml';

/** As if every document were about one description, and were the only one about it. */
export function bindTo(text: string, servers: readonly string[] = []): Pick<Neighbours, 'api'> {
  const format = text.trimStart().startsWith('{') ? 'json' : 'yaml';
  const spec = buildSpec(parseSpecFile(specUri, format, text), () => undefined);
  if (!spec) throw new Error('the text declares no version');
  const set = apiSetOf([describeApi(spec)], servers, undefined);
  const binding = { specs: [specUri], servers, kind: 'option', reason: 'The test says so.' } as const;
  return {
    api: (file): BoundApi => ({
      ...set,
      binding,
      undocumented: () => {
        const document = namingDocument(set.index, { uri: file.uri, endpoints: endpointsOf(file) });
        return undocumentedByHome(set, [document]).get(file.uri) ?? [];
      },
    }),
  };
}

/** {@link bindTo}, and nothing else is known of other files. */
export function neighboursOf(text: string): Neighbours {
  return { ...noNeighbours, ...bindTo(text) };
}
