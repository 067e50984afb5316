import type { DocumentContext } from '../../rules/spec-rule.ts';
import type { SpecObject } from '../walk/spec-object.ts';
import { isInCallback, webhookItems } from './calls-back.ts';

/** The operations that the API answers itself; with the option `validateWebhooks`, those of webhooks and callbacks, too. */
export function answeringOperations(context: DocumentContext): readonly SpecObject[] {
  return context.spec.all('operation').filter(answeredByApi(context));
}

/** Tells the operations that {@link answeringOperations} lists from others. */
export function answeredByApi({ spec, followMap, options }: DocumentContext): (operation: SpecObject) => boolean {
  if (options.validateWebhooks === true) return () => true;
  const webhooks = webhookItems(spec, followMap);
  return (operation) => {
    if (isInCallback(operation)) return false;
    const item = operation.parent && followMap(operation.parent.node);
    return !item || !webhooks.has(item);
  };
}
