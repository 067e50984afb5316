import type { Span } from '../../finding.ts';

/** A value as an example has it. Spans are offsets in the document. */
export type ExampleValue =
  | ({ readonly kind: 'object'; readonly members: readonly ExampleMember[] } & ExampleGroup)
  | ({ readonly kind: 'array'; readonly items: readonly ExampleValue[] } & ExampleGroup)
  /** The span has no quotes; the text has no escapes. */
  | { readonly kind: 'string'; readonly text: string; readonly span: Span }
  | { readonly kind: 'number' | 'boolean' | 'null'; readonly text: string; readonly span: Span }
  /** What stands for a value, or is none that an example could have: `<id>`, a variable, a call. */
  | { readonly kind: 'placeholder'; readonly text: string; readonly span: Span };

export interface ExampleGroup {
  readonly span: Span;
  /** Something is left out: there is a `...`, a comment that says so, or the text ends before it does. */
  readonly isPartial: boolean;
}

export interface ExampleMember {
  readonly name: string;
  readonly nameSpan: Span;
  readonly value: ExampleValue;
}

export function memberOf(value: ExampleValue | undefined, name: string): ExampleMember | undefined {
  return value?.kind === 'object' ? value.members.find((member) => member.name === name) : undefined;
}
