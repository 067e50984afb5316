import { contracts } from '../generated/builtin-contracts.js';
import type { Contract } from './contract.ts';

export { builtinContractTexts, builtinContractUri } from './builtin-texts.ts';

/** The contracts that Docwright brings along, by id. Always the same map. */
export function builtinContracts(): ReadonlyMap<string, Contract> {
  return byId;
}

const byId: ReadonlyMap<string, Contract> = new Map(contracts.map((contract) => [contract.id, contract]));
