import type { DocumentContext } from '../../rules/spec-rule.ts';
import type { SpecObject } from '../walk/spec-object.ts';
import { isInCallback, webhookItems } from './calls-back.ts';

/** The operations that the API answers itself; with the option `validateWebhooks`, those of webhooks and callbacks, too. */
export function answeringOperations({ spec, followMap, options }: DocumentContext): readonly SpecObject[] {
  const operations = spec.all('operation');
  if (options.validateWebhooks === true) return operations;
  const webhooks = webhookItems(spec, followMap);
  return operations.filter(
    (operation) => !isInCallback(operation) && !(operation.parent && webhooks.has(operation.parent.node)),
  );
}
