import { type DescribedApi, describeApi } from '#engine/api/api.ts';
import { barePathsOf, withBarePaths } from '#engine/drift/bare-paths.ts';
import { apiSetOf, type BoundApi } from '#engine/drift/bound-api.ts';
import { namingDocument, operationsOwnedBy, undocumentedByHome } from '#engine/drift/undocumented.ts';
import { endpointsOf } from '#engine/endpoints/endpoints.ts';
import { type Neighbours, noNeighbours } from '#engine/graph/neighbours.ts';
import type { MarkdownFile } from '#engine/markdown/markdown-file.ts';
import { buildSpec } from '#engine/spec/spec.ts';
import { parseSpecFile } from '#engine/spec/text/spec-file.ts';

export const specUri = 'file:///openapi.yaml';

/** As if every document were about one description, and were the only one about it. */
export function bindTo(
  text: string,
  servers: readonly string[] = [],
): { readonly api: (file: MarkdownFile) => BoundApi } {
  const format = text.trimStart().startsWith('{') ? 'json' : 'yaml';
  const spec = buildSpec(parseSpecFile(specUri, format, text), () => undefined);
  if (!spec) throw new Error('the text declares no version');
  return bindToApi(describeApi(spec), servers);
}

/** {@link bindTo} a description that is read already. */
export function bindToApi(
  described: DescribedApi,
  servers: readonly string[] = [],
): { readonly api: (file: MarkdownFile) => BoundApi } {
  const set = apiSetOf([described], servers, undefined);
  const binding = { specs: [described.uri], servers, kind: 'option', reason: 'The test says so.' } as const;
  return {
    api: (file): BoundApi => {
      const documents = [
        namingDocument(set.index, { uri: file.uri, endpoints: withBarePaths(endpointsOf(file), barePathsOf(file)) }),
      ];
      return {
        ...set,
        binding,
        undocumented: () => undocumentedByHome(set, documents).get(file.uri) ?? [],
        owned: () => operationsOwnedBy(file.uri, set, documents),
      };
    },
  };
}

/** {@link bindTo}, and nothing else is known of other files. */
export function neighboursOf(text: string): Neighbours {
  return { ...noNeighbours, ...bindTo(text) };
}
