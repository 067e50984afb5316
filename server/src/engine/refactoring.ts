import type { TextEdit } from './finding.ts';

/** A change of the text that mends nothing: it says the same in another way, or makes room for more. */
export interface Refactoring {
  /** Unique among those of one place. */
  readonly id: string;
  readonly title: string;
  readonly kind: RefactoringKind;
  /** Undefined where the text can't be rewritten without changing what it means. */
  edits(): readonly TextEdit[] | undefined;
}

/** What editors sort and ask for refactorings by. */
export type RefactoringKind =
  | 'extract'
  | 'inline'
  | 'alignTable'
  | 'addTableRow'
  | 'sortTable'
  | 'moveColumnLeft'
  | 'moveColumnRight'
  | 'sync'
  | 'insertFromSpec'
  | 'insertParameters'
  | 'insertResponses';
