import type { Span } from '../finding.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import type { InlayHint } from './item.ts';
import { reasonPhrases } from './reason-phrases.ts';

/** Which hints are asked for. */
export interface HintQuestion {
  readonly span: Span;
  /** The line, from 0, where the document was changed last. */
  readonly changedLine: number | undefined;
}

/**
 * What an editor may show in the text besides. Not in the line that was changed last: what stands behind the cursor would jump at every key. Where the
 * cursor is otherwise, a server doesn't know; there a hint that stays where it is disturbs nobody.
 */
export function markdownHints(file: MarkdownFile, { span, changedLine }: HintQuestion): readonly InlayHint[] {
  return reasonPhrases(file, span).filter(({ offset }) => file.lines.lineAt(offset) !== changedLine);
}
