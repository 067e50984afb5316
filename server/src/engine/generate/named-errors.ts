import type { DescribedApi } from '../api/api.ts';
import type { DescribedOperation } from '../api/described.ts';
import { commonShapes, shapeOf } from '../facts/code-shape.ts';
import { codesOfPart } from '../facts/example-codes.ts';
import { parseMarkdown } from '../markdown/parse.ts';
import type { GeneratedBlock } from './block.ts';
import { type DescribedError, errorOf } from './errors.ts';
import { operationBlocks } from './operation-blocks.ts';

/** Codes that are written as those of a catalogue, and that operations name in their words and examples alone. The same list as long as the operations are the same. */
export function namedErrors(api: DescribedApi, listed: readonly DescribedError[]): readonly DescribedError[] {
  if (listed.length === 0 || api.errorCodes.isClosed) return [];
  const known = memo.get(api.operations);
  if (known) return known;
  const codes = new Set(listed.map(({ code }) => code));
  const shapes = commonShapes([...codes].filter((code) => shapeOf(code) !== 'status'));
  const found: DescribedError[] = [];
  for (const operation of api.operations)
    for (const block of operationBlocks(operation, api))
      for (const code of codesIn(block)) {
        const shape = shapeOf(code);
        if (codes.has(code) || shape === undefined || !shapes.has(shape)) continue;
        codes.add(code);
        found.push(errorOf(code, operation.at));
      }
  memo.set(api.operations, found);
  return found;
}

const memo = new WeakMap<readonly DescribedOperation[], readonly DescribedError[]>();

/** The codes that a reader finds in a block. */
function codesIn(block: GeneratedBlock): readonly string[] {
  if (!mayName.test(block.markdown)) return [];
  const known = named.get(block);
  if (known) return known;
  const { parts } = parseMarkdown('file:///probe.md', block.markdown);
  const codes = parts.flatMap(({ content }) => codesOfPart(content).map(({ code }) => code));
  named.set(block, codes);
  return codes;
}

const named = new WeakMap<GeneratedBlock, readonly string[]>();
const mayName = /error|fails? with/i;
