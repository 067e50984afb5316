import type { DocumentContext, SpecFinding } from '../../rules/spec-rule.ts';
import type { MapNode } from '../tree/node.ts';
import type { SpecObject } from '../walk/spec-object.ts';
import type { ReadUnit } from '../walk/unit-group.ts';
import { isInCallback, webhookItems } from './calls-back.ts';

/** What a unit says of one of its operations: ready as long as the unit is the same. */
export interface OperationFinding {
  readonly finding: SpecFinding;
  readonly isInCallback: boolean;
  /** The path item of the operation. */
  readonly item: MapNode | undefined;
}

export function ofOperation(operation: SpecObject, finding: SpecFinding): OperationFinding {
  return { finding, isInCallback: isInCallback(operation), item: operation.parent?.node };
}

/**
 * Reports what is found of operations that the API answers itself; with the option `validateWebhooks`, of those of webhooks and callbacks, too. There may
 * be hundreds of such findings at every keystroke.
 */
export function reportAnswering(
  read: ReadUnit<OperationFinding>,
  { spec, options, followMap, report }: DocumentContext,
): void {
  const isEach = options.validateWebhooks === true;
  const webhooks = isEach ? new Set<MapNode>() : webhookItems(spec, followMap);
  for (const { finding, isInCallback: isCalledBack, item } of spec.collect(read)) {
    if (isCalledBack && !isEach) continue;
    const target = item && webhooks.size > 0 ? followMap(item) : undefined;
    if (!target || !webhooks.has(target)) report(finding);
  }
}
