import type { TextEdit } from '../../finding.ts';
import { replaceScalar } from '../edit/edits.ts';
import { allReferences } from '../navigation/references.ts';
import type { Spec } from '../spec.ts';
import type { Node } from '../tree/node.ts';
import { rebased } from './relative.ts';

/** A file or a folder that is to have another URI. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** The edits that keep all references of some descriptions right when files are moved; they are about the files as they are before. */
export function moveEdits(specs: readonly Spec[], moves: readonly Move[]): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const seen = new Set<Node>();
  const moved = (uri: string) => movedTo(uri, moves);
  for (const spec of specs) {
    for (const { node, target, base } of allReferences(spec)) {
      // A bare name in a mapping leads into its own file.
      if (seen.has(node) || String(node.value) !== target) continue;
      seen.add(node);
      const reference = rebased(target, { from: base, to: moved(base), moved });
      const file = reference === undefined ? undefined : spec.files.get(node.part.uri);
      if (!file || reference === undefined) continue;
      const { at, text } = replaceScalar(node, reference);
      edits.push({ uri: file.uri, span: file.spanOf(at), text });
    }
  }
  return edits;
}

function movedTo(uri: string, moves: readonly Move[]): string {
  for (const { from, to } of moves) {
    if (uri === from) return to;
    const folder = from.endsWith('/') ? from : `${from}/`;
    if (uri.startsWith(folder)) return (to.endsWith('/') ? to : `${to}/`) + uri.slice(folder.length);
  }
  return uri;
}
