/** Lines that fold into the first of them. */
export interface Folding {
  /** From 0. */
  readonly startLine: number;
  /** The last that is hidden. */
  readonly endLine: number;
  readonly kind: 'values' | 'comment';
}
