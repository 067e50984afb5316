import type { MarkdownFile } from '../../markdown/markdown-file.ts';
import type { RuleFinding } from '../../rules/rule.ts';
import { movedSpan } from '../../spans.ts';
import type { AskedApi } from '../asked-api.ts';
import type { PlacedDrift } from './examples.ts';

/** What examples and operations differ in, as findings of a rule. */
export function* driftFindings(
  drifts: readonly PlacedDrift[],
  { uri }: Pick<MarkdownFile, 'uri'>,
  asked: AskedApi,
): Iterable<RuleFinding> {
  for (const { message, span, because, besides = [], severity, fixes, match, offset } of drifts) {
    yield {
      message,
      span: movedSpan(span, offset),
      related: [...(because ? [because] : []), ...besides].map((one) =>
        asked.related(match.api, one.place, one.message),
      ),
      fixes: fixes.map(({ title, edits }) => ({
        title,
        edits: edits.map((edit) => ({ uri, span: movedSpan(edit.span, offset), text: edit.text })),
        isSafe: false,
      })),
      ...(severity && { severity }),
    };
  }
}
