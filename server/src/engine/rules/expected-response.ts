import { placeOfField, placeOfMap } from '../spec/facts/place-of.ts';
import { type DescribedResponse, hasBody, responseTo } from '../spec/facts/responses.ts';
import { keyPlace, type Place } from '../spec/tree/node.ts';
import { operationName } from '../spec/walk/names.ts';
import type { SpecObject } from '../spec/walk/spec-object.ts';
import type { SpecContext } from './spec-rule.ts';

/** Reports an operation that doesn't describe its answer with a status, or not the body of it. */
export function expectResponse(operation: SpecObject, status: string, context: SpecContext): void {
  const found = responseTo(operation.node, status, context);
  if (!found) {
    context.report({
      message: `\`${operationName(operation)}\` has no response ${status}`,
      at: placeOfField(operation, 'responses'),
    });
    return;
  }
  const isEnough = operation.key === 'head' || !found.node || hasBody(found.node, context);
  if (isEnough) return;
  context.report({ message: `The body of the response ${status} is not described`, at: placeOfResponse(found) });
}

/** A shared response is spoken of where it is written, and so once. */
export function placeOfResponse({ entry, node }: DescribedResponse): Place {
  return node && node !== entry.value ? placeOfMap(node) : keyPlace(entry);
}
