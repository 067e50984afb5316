import { type Json, printed } from '../generate/json.ts';

/** An answer as an example: its status, its media type, and its body without secrets. */
export interface AnswerExample {
  readonly status: string;
  readonly mediaType: string | undefined;
  /** Undefined for no body. */
  readonly body:
    | { readonly kind: 'json'; readonly value: Json }
    | { readonly kind: 'text'; readonly text: string }
    | undefined;
}

/** The body as lines of text. */
export function textOfBody(body: NonNullable<AnswerExample['body']>): string {
  return body.kind === 'json' ? printed(body.value) : body.text.trimEnd();
}
