import assert from 'node:assert/strict';
import type { Part } from '#engine/spec/text/part.ts';
import type { Parsed } from '#engine/spec/tree/parsed.ts';
import { plainTree } from '../text/trees.ts';

/** A part that was parsed with what was there before it is as one that was parsed from scratch, and all its nodes are its own. */
export function checkKnown(part: Part, parsed: Parsed, scratch: Parsed): void {
  assert.deepEqual(plain(parsed), plain(scratch), part.text);
  const seen = new Set(parsed.root ? [parsed.root] : []);
  for (const node of seen) {
    assert.equal(node.part, part);
    if (node.kind === 'map') for (const { value } of node.entries) seen.add(value);
    else if (node.kind === 'list') for (const item of node.items) seen.add(item);
  }
}

/** All that a part is parsed to. */
function plain({ root, problems, repeatedKeys, isSimple }: Parsed) {
  return { tree: plainTree(root, () => 0), problems, repeatedKeys, isSimple };
}
