import type { ScalarNode } from '../tree/node.ts';
import type { SpecObject } from '../walk/spec-object.ts';
import type { Unit } from '../walk/unit.ts';

/** An operation that has an operationId. */
export interface NamedOperation {
  readonly operation: SpecObject;
  readonly id: string;
  readonly idNode: ScalarNode;
}

/** The ids of {@link namedOperations}, in the same order. */
export function operationIds(unit: Unit): readonly string[] {
  return unit.memo(namedOperations).map(({ id }) => id);
}

/** Those of a unit. */
export function namedOperations(unit: Unit): readonly NamedOperation[] {
  return unit.ofType('operation').flatMap((operation) => {
    const idNode = operation.node.get('operationId');
    if (idNode?.kind !== 'scalar' || typeof idNode.value !== 'string' || idNode.value === '') return [];
    return [{ operation, id: idNode.value, idNode }];
  });
}
