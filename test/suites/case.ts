/** A document of another project's test suite, and what that suite expects of it. */
export interface LabelledCase {
  readonly suite: string;
  /** Names it in its suite: a path below the suite's folder, with `#` and its number where a file holds several. */
  readonly id: string;
  /** Texts by path. Cases of a suite may share them: only what the root reaches belongs to the case. */
  readonly files: ReadonlyMap<string, string>;
  /** The path of the document that is checked. */
  readonly root: string;
  readonly expectations: readonly Expectation[];
}

export type Expectation = DocumentExpectation | RuleExpectation;

/** The document as a whole is valid, which means no finding of the severity `error`, or it isn't. */
export interface DocumentExpectation {
  readonly kind: 'document';
  readonly isValid: boolean;
}

/** A rule reports the document, or it doesn't. */
export interface RuleExpectation {
  readonly kind: 'rule';
  /** By the suite's name. */
  readonly rule: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly isFlagged: boolean;
  /** Where its findings are expected, where the suite says it. */
  readonly places?: readonly ExpectedPlace[];
}

export interface ExpectedPlace {
  /** A JSON pointer without `#`. */
  readonly pointer: string;
}

/** What a loader makes of a suite. */
export interface LoadedSuite {
  readonly cases: readonly LabelledCase[];
  readonly skipped: readonly Skipped[];
}

/** Something of a suite that is no case for us. */
export interface Skipped {
  readonly suite: string;
  readonly what: string;
  readonly count: number;
  readonly reason: string;
}

/** Reads a suite of this name from its folder. */
export type Loader = (suite: string, folder: string) => LoadedSuite;
