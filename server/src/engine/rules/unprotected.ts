import { nameOf, servedOperations } from '../spec/facts/operations.ts';
import { requirementsOf } from '../spec/facts/security.ts';
import { keyPlace } from '../spec/tree/node.ts';
import type { DocumentContext } from './spec-rule.ts';

/** Reports the operations of some methods that no requirement in `security` protects, neither their own nor the document's. */
export function reportUnprotected(methods: ReadonlySet<string>, context: DocumentContext): void {
  for (const operation of servedOperations(context)) {
    if (!methods.has(operation.method)) continue;
    const requirements = requirementsOf(operation, context);
    if (requirements && requirements.items.length > 0) continue;
    const own = operation.node.entry('security');
    context.report({
      message: `No requirement in \`security\` protects \`${nameOf(operation)}\``,
      at: own ? keyPlace(own) : operation.at,
    });
  }
}
