import type { DescribedApi } from '../api/api.ts';
import type { DescribedOperation } from '../api/described.ts';
import { textOf } from '../generate/block.ts';
import { operationBlocks } from '../generate/operation-blocks.ts';

/** The documentation of an operation as Markdown, without its heading; LF between its lines, none at its end. */
export function sectionBody(operation: DescribedOperation, api: DescribedApi): string {
  const known = bodies.get(operation);
  if (known !== undefined) return known;
  const text = textOf(operationBlocks(operation, api)).trimEnd();
  bodies.set(operation, text);
  return text;
}

/** An operation is the same object as long as it says the same. */
const bodies = new WeakMap<DescribedOperation, string>();
