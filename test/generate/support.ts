import { type DescribedApi, describeApi } from '#engine/api/api.ts';
import { defaultConfiguration } from '#engine/configuration/configuration.ts';
import { builtinContracts } from '#engine/contract/builtin.ts';
import type { Contract } from '#engine/contract/contract.ts';
import { apiSetOf } from '#engine/drift/bound-api.ts';
import { documentText, generateDocument } from '#engine/generate/document.ts';
import { syncDocument } from '#engine/generate/sync.ts';
import { noNeighbours } from '#engine/graph/neighbours.ts';
import { applyEdits, checkMarkdown, parseMarkdown } from '#engine/index.ts';
import { bindToApi } from '../support/bound.ts';
import { specOf } from '../support/specs.ts';

export function apiOf(text: string): DescribedApi {
  return describeApi(specOf({ 'openapi.yaml': text }));
}

export function contractNamed(id: string): Contract {
  const contract = builtinContracts().get(id);
  if (!contract) throw new Error(`there is no contract ${id}`);
  return contract;
}

export function generated(api: DescribedApi, { contract = 'api-docs', isMarked = false } = {}): string {
  return documentText(generateDocument(api, contractNamed(contract)), { isMarked });
}

/** The document after a sync, which a second one leaves as it is. */
export function synced(text: string, api: DescribedApi): string {
  const bound = apiSetOf([api], [], undefined);
  const once = applyEdits(text, syncDocument(parseMarkdown('file:///api/docs.md', text), bound));
  const twice = applyEdits(once, syncDocument(parseMarkdown('file:///api/docs.md', once), bound));
  if (twice !== once) throw new Error(`a second sync changes it again:\n${once}\n---\n${twice}`);
  return once;
}

/** What the rules find in a document that is about a description, from warnings on. */
export function findingsIn(text: string, api: DescribedApi, contract: string): string[] {
  const project = {
    configuration: defaultConfiguration('file:///'),
    contracts: builtinContracts(),
    contractOverride: contract,
  };
  const file = parseMarkdown('file:///api/docs.md', text);
  const { findings, failures } = checkMarkdown(project, file, 'docs.md', { ...noNeighbours, ...bindToApi(api) });
  for (const { rule, error } of failures) throw new Error(`${rule} broke down`, { cause: error });
  return findings
    .filter(({ severity }) => severity === 'error' || severity === 'warning')
    .map(({ rule, message, span }) => `${file.lines.lineAt(span.start) + 1}: ${rule}: ${message}`);
}
