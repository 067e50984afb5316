import type { ParserInline } from 'markdown-it';

type State = InstanceType<ParserInline['State']>;

/** Reads `[^label]` among words, whether or not somewhere in the document a footnote has that label. */
export function footnoteReference(state: State, silent: boolean): boolean {
  if (!state.src.startsWith('[^', state.pos)) return false;
  label.lastIndex = state.pos;
  const found = label.exec(state.src);
  if (!found) return false;
  if (!silent) {
    const token = state.push('footnote_reference', '', 0);
    token.content = found[1] ?? '';
  }
  state.pos = label.lastIndex;
  return true;
}

const label = /\[\^([^\s[\]]+)\]/y;
