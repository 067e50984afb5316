export type SchemaProblemKind =
  /** A key that must be there isn't. */
  | 'missing'
  /** A key that this object doesn't have. */
  | 'unknown-key'
  /** A key that this object has only beside others, or never beside others, that are there. */
  | 'misplaced-key'
  /** A string where a list must be, and the like; nothing at all is one of them. */
  | 'type'
  /** Not one of the values that may stand there, or too small, too many or none. */
  | 'value'
  /** A text of another form than it must have: a URL, an e-mail address, a media type. */
  | 'format'
  /** A `pattern` that is no regular expression. */
  | 'regex'
  /** A `$ref` in the place of something that none can stand for. */
  | 'reference'
  /** The same item twice in a list. */
  | 'duplicate';

/** What doesn't follow the official schema of the document's version. */
export interface SchemaProblem {
  readonly kind: SchemaProblemKind;
  /** Keys and indexes from the checked value down to the smallest node that is wrong. */
  readonly path: readonly (string | number)[];
  /** The key itself is what is wrong (unknown or misspelt), not its value; the path ends with that key. */
  readonly isAboutKey: boolean;
  /** In words, without a full stop: what is there, and what may stand there. */
  readonly message: string;
  /** The keys of which one is missing. */
  readonly missing?: readonly string[];
  /** What the key or value could be instead, for a fix. */
  readonly suggestion?: string;
  /** The `format` that belongs to a suggested `type`. */
  readonly format?: string;
  /** Of a misplaced key, the one that it can't stand beside. */
  readonly beside?: string;
}
