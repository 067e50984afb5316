import apiDocs from '../../../contracts/api-docs.yaml';
import apiReference from '../../../contracts/api-reference.yaml';
import endpoint from '../../../contracts/endpoint.yaml';
import { composeContracts } from './compose.ts';
import type { Contract } from './contract.ts';
import { loadContract } from './load.ts';

/** The text of each built-in contract, by its id. */
export const builtinContractTexts: ReadonlyMap<string, string> = new Map([
  ['api-docs', apiDocs],
  ['api-reference', apiReference],
  ['endpoint', endpoint],
]);

/** The contracts that Docwright brings along, by id. Always the same map. */
export function builtinContracts(): ReadonlyMap<string, Contract> {
  contracts ??= loadBuiltins();
  return contracts;
}

/** Where a built-in contract's text is shown. */
export function builtinContractUri(id: string): string {
  return `docwright:/contracts/${id}.yaml`;
}

let contracts: ReadonlyMap<string, Contract> | undefined;

function loadBuiltins(): ReadonlyMap<string, Contract> {
  const loaded = [...builtinContractTexts].map(
    ([id, text]) => loadContract({ uri: builtinContractUri(id), text }).contract,
  );
  return composeContracts(
    loaded.filter((contract) => contract !== undefined),
    new Map(),
  ).contracts;
}
