import type { PartContent } from '../../markdown/markdown-file.ts';
import type { DocumentedResponse, ResponseForm } from '../operation.ts';
import type { PassageSource } from '../passages.ts';

/** A response in one part; spans are the part's. */
export interface PartResponse extends DocumentedResponse {
  /** Nothing else can be meant; otherwise a heading or the words above have to announce statuses or responses. */
  readonly isCertain: boolean;
}

/** Finds the responses that are written in one form. Statuses that a recogniser before it in the list has taken are left out. */
export interface ResponseRecogniser {
  readonly form: ResponseForm;
  readonly read: (source: PassageSource, content: PartContent) => readonly PartResponse[];
}
