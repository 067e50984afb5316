import { defaultConfiguration } from '#engine/configuration/configuration.ts';
import { builtinContracts, builtinContractTexts, builtinContractUri } from '#engine/contract/builtin.ts';
import type { LoadProject } from './projects.ts';
import { pathBelow } from './uris.ts';

export function projectLoader(_: unknown): LoadProject {
  return async (folder) => ({
    project: { configuration: defaultConfiguration(folder), contracts: builtinContracts() },
    findings: new Map(),
    pathOf: (uri) => pathBelow(folder, uri),
    textOf: (uri) => [...builtinContractTexts].find(([id]) => builtinContractUri(id) === uri)?.[1],
    isMadeFrom: () => false,
  });
}
