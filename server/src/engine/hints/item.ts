/** Kinds that a person can turn off, each by a setting of its name. */
export type InlayHintKind = 'reasonPhrases';

/** Words that an editor shows in the text and that aren't part of it. */
export interface InlayHint {
  readonly kind: InlayHintKind;
  readonly offset: number;
  readonly text: string;
}
