import { didYouMean, suggest } from '#engine/configuration/problem.ts';
import type { Contract } from '#engine/contract/contract.ts';
import type { Project } from '#engine/project.ts';
import { UsageError } from './usage-error.ts';

/** The contract that the user named; an id that there is none of is refused with the nearest. */
export function findContract({ contracts }: Project, id: string): Contract {
  const contract = contracts.get(id);
  if (contract) return contract;
  throw new UsageError(`there is no contract ${id}${didYouMean(suggest(id, [...contracts.keys()]))}`);
}
