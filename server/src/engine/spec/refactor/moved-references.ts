import { replaceScalar } from '../edit/edits.ts';
import { allReferences } from '../navigation/references.ts';
import type { Spec } from '../spec.ts';
import type { SpecFile } from '../text/spec-file.ts';
import type { Node } from '../tree/node.ts';
import { rebased } from './relative.ts';
import type { Change } from './value-text.ts';

/** How the references in a value have to be written when it goes to another file. */
export function movedReferences(
  spec: Spec,
  { node, from, to }: { readonly node: Node; readonly from: SpecFile; readonly to: SpecFile },
): readonly Change[] {
  if (from.uri === to.uri) return [];
  const whole = from.spanOf(node);
  return allReferences(spec).flatMap((reference) => {
    if (reference.node.part.uri !== from.uri || String(reference.node.value) !== reference.target) return [];
    const span = from.spanOf(reference.node);
    if (span.start < whole.start || span.end > whole.end) return [];
    const target = rebased(reference.target, { from: from.uri, to: to.uri, moved: (uri) => uri });
    return target === undefined ? [] : [{ span, text: replaceScalar(reference.node, target).text }];
  });
}
