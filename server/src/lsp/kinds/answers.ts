import type { Span } from '#engine/finding.ts';
export interface Completion {
  readonly label: string;
}
export interface Hover {
  readonly markdown: string;
  readonly span: Span;
}
