import { didYouMean, problem, replaceFix, suggest } from '../configuration/problem.ts';
import { composeSections } from './compose-sections.ts';
import type { Contract } from './contract.ts';
import type { ContractProblem, DeclaredContract, DeclaredPlace } from './declared.ts';

export interface ComposedContracts {
  /** By id: the given ones and the declared ones; a declared one hides a given one of the same id. */
  readonly contracts: ReadonlyMap<string, Contract>;
  readonly problems: readonly ContractProblem[];
}

/**
 * Applies `extends`. A contract may extend the given one of its own id, and so change a built-in contract. A base that is
 * unknown, or that extends the contract itself, is a problem and is left out, and the contract is incomplete.
 */
export function composeContracts(
  declared: readonly DeclaredContract[],
  given: ReadonlyMap<string, Contract>,
): ComposedContracts {
  const problems: ContractProblem[] = [];
  const own = uniqueContracts(declared, problems);
  const composed = new Map<string, Contract>();
  for (const contract of own.values()) compose(contract, []);
  return { contracts: new Map([...given, ...composed]), problems };

  function compose(contract: DeclaredContract, path: readonly string[]): Contract {
    const known = composed.get(contract.id);
    if (known) return known;
    const bases = contract.extends.flatMap((base) => {
      const found = findBase(contract, base, [...path, contract.id]);
      return found ? [found] : [];
    });
    const result = applyContract(contract, bases, problems);
    composed.set(contract.id, result);
    return result;
  }

  function findBase(
    contract: DeclaredContract,
    base: DeclaredContract['extends'][number],
    path: readonly string[],
  ): Contract | undefined {
    const report = (rule: string, message: string, suggestion?: string) => {
      const fixes = replaceFix(contract.uri, base.origin.span, suggestion);
      problems.push({ uri: contract.uri, finding: problem(rule, base.origin.span, message, { fixes }) });
      return undefined;
    };
    const isItself = base.id === contract.id;
    const declaredBase = isItself ? undefined : own.get(base.id);
    if (declaredBase && path.includes(base.id)) {
      const cycle = [...path.slice(path.indexOf(base.id)), base.id].map((id) => `\`${id}\``).join(' → ');
      return report('contract/cyclic-extends', `\`${contract.id}\` extends itself: ${cycle}`);
    }
    if (declaredBase) return compose(declaredBase, path);
    const givenBase = given.get(base.id);
    if (givenBase) return givenBase;
    if (isItself) return report('contract/cyclic-extends', `\`${contract.id}\` extends itself`);
    const suggestion = suggest(
      base.id,
      [...own.keys(), ...given.keys()].filter((id) => id !== contract.id),
    );
    return report('contract/unknown-base', `No contract \`${base.id}\`${didYouMean(suggestion)}`, suggestion);
  }
}

function uniqueContracts(
  declared: readonly DeclaredContract[],
  problems: ContractProblem[],
): Map<string, DeclaredContract> {
  const own = new Map<string, DeclaredContract>();
  for (const contract of declared) {
    const earlier = own.get(contract.id);
    if (!earlier) {
      own.set(contract.id, contract);
      continue;
    }
    const related = [{ ...earlier.origin, message: `The first \`${contract.id}\`` }];
    const message = `Another contract has the id \`${contract.id}\` too`;
    problems.push({
      uri: contract.uri,
      finding: problem('contract/duplicate-id', contract.origin.span, message, { related }),
    });
  }
  return own;
}

function applyContract(own: DeclaredContract, bases: readonly Contract[], problems: ContractProblem[]): Contract {
  const base: Partial<Contract> = Object.assign({}, ...bases.map(withoutUndefined));
  return {
    title: own.id,
    description: undefined,
    root: undefined,
    isClosed: false,
    isOrdered: true,
    ...base,
    ...own.settings,
    id: own.id,
    uri: own.uri,
    isIncomplete: own.isBroken || bases.length < own.extends.length || bases.some((base) => base.isIncomplete),
    extends: [...new Set([...bases].reverse().flatMap((contract) => [contract.id, ...contract.extends]))],
    sections: composeSections(own, bases, (message, place: Pick<DeclaredPlace, 'origin'>) => {
      problems.push({ uri: own.uri, finding: problem('contract/invalid-value', place.origin.span, message) });
    }),
  };
}

function withoutUndefined(contract: Contract): Partial<Contract> {
  return Object.fromEntries(Object.entries(contract).filter(([, value]) => value !== undefined));
}
