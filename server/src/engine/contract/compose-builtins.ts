import { builtinContractTexts, builtinContractUri } from './builtin-texts.ts';
import { composeContracts } from './compose.ts';
import type { Contract } from './contract.ts';
import { loadContract } from './load.ts';

/** Reads the built-in contracts from their texts, as the build does. */
export function composeBuiltins(): readonly Contract[] {
  const loaded = [...builtinContractTexts].map(
    ([id, text]) => loadContract({ uri: builtinContractUri(id), text }).contract,
  );
  const declared = loaded.filter((contract) => contract !== undefined);
  return [...composeContracts(declared, new Map()).contracts.values()];
}
