import { placeOfField, placeOfMap } from '../spec/facts/place-of.ts';
import { hasBody, responseEntry } from '../spec/facts/responses.ts';
import { type Entry, keyPlace, type MapNode, type Place } from '../spec/tree/node.ts';
import { operationName } from '../spec/walk/names.ts';
import type { SpecObject } from '../spec/walk/spec-object.ts';
import type { SpecContext } from './spec-rule.ts';

/** Reports an operation that doesn't describe its answer with a status, or not the body of it. */
export function expectResponse(operation: SpecObject, status: string, context: SpecContext): void {
  if (responseEntry(operation.node, status)) expectBody(operation, status, context);
  else reportMissing(operation, status, context);
}

/** Reports that an operation doesn't describe its answer with a status. */
export function reportMissing(operation: SpecObject, status: string, { report }: SpecContext): void {
  report({
    message: `\`${operationName(operation)}\` has no response ${status}`,
    at: placeOfField(operation, 'responses'),
  });
}

/** Reports an answer whose body isn't described. */
export function expectBody(operation: SpecObject, status: string, context: SpecContext): void {
  const entry = responseEntry(operation.node, status);
  const node = entry && context.followMap(entry.value);
  if (!node || operation.key === 'head' || hasBody(node, context)) return;
  context.report({ message: `The body of the response ${status} is not described`, at: placeOfResponse(entry, node) });
}

/** A shared response is spoken of where it is written, and so once. */
export function placeOfResponse(entry: Entry, node: MapNode): Place {
  return node === entry.value ? keyPlace(entry) : placeOfMap(node);
}
