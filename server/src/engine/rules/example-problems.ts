import { exampleText } from '../facts/example-text.ts';
import type { Span } from '../finding.ts';
import { allBlocks } from '../markdown/all-blocks.ts';
import type { CodeBlock } from '../markdown/facts.ts';
import { perPart } from '../markdown/per-part.ts';
import type { DocRule } from './rule.ts';

/** What is wrong in the text of an example. */
export interface ExampleProblem {
  readonly message: string;
  /** In the text. */
  readonly span: Span;
  readonly fix?: ExampleFix | undefined;
}

export interface ExampleFix {
  readonly title: string;
  readonly edits: readonly { readonly span: Span; readonly text: string }[];
  readonly isSafe: boolean;
}

/** The check of a rule that reads code blocks one by one; what it says of a part is kept with the part. */
export function checkExamples(read: (text: string, block: CodeBlock) => readonly ExampleProblem[]): DocRule['check'] {
  const problemsOf = perPart((content): readonly ExampleProblem[] => {
    const found: ExampleProblem[] = [];
    for (const block of allBlocks(content.facts.blocks)) {
      if (block.kind !== 'code') continue;
      const { text, place } = exampleText(content.text, block);
      for (const problem of read(text, block)) found.push(moved(problem, place));
    }
    return found;
  });
  return function* ({ file }) {
    for (const { start, content } of file.parts) {
      for (const problem of problemsOf(content)) {
        const { message, span, fix } = moved(problem, (one) => ({ start: start + one.start, end: start + one.end }));
        const edits = fix?.edits.map((edit) => ({ uri: file.uri, ...edit }));
        yield { message, span, fixes: fix && edits ? [{ title: fix.title, edits, isSafe: fix.isSafe }] : [] };
      }
    }
  };
}

function moved({ message, span, fix }: ExampleProblem, place: (span: Span) => Span): ExampleProblem {
  const edits = fix?.edits.map((edit) => ({ span: place(edit.span), text: edit.text }));
  return { message, span: place(span), fix: fix && edits && { ...fix, edits } };
}
