import type { Span } from '../../finding.ts';
import type { DocumentedParameter, ParameterForm } from '../operation.ts';
import type { PassageSource } from '../passages.ts';
import type { Topic } from '../topic.ts';

/** Parameters that stand together: a table, a list. Spans are the part's. */
export interface ParameterGroup {
  readonly span: Span;
  readonly parameters: readonly DocumentedParameter[];
  /** What the words above them announce, or what they say themselves; undefined leaves it to the headings. */
  readonly topic: Topic | undefined;
  /** A heading that only MDX knows, right above them, announces something else. */
  readonly isSetApart?: boolean;
  /** The parameter whose value they are fields of: ``The `message` object has the following fields``. */
  readonly owner?: string | undefined;
  /**
   * `certain`: they are parameters, or what a response holds, wherever they stand in an operation's section. `likely`: unless a heading between says otherwise.
   * `possible`: only where a heading or the words above announce them.
   */
  readonly evidence: 'certain' | 'likely' | 'possible';
}

/** Finds the parameters that are written in one form. What a recogniser before it in the list has taken is left out. */
export interface ParameterRecogniser {
  readonly form: Exclude<ParameterForm, 'path'>;
  readonly read: (source: PassageSource) => readonly ParameterGroup[];
}
