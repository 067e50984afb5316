import { readTable } from '../read-table.ts';
import type { ParameterRecogniser } from './recogniser.ts';

/** A table of Markdown. */
export const table: ParameterRecogniser = {
  form: 'table',
  read: ({ text, passages }) =>
    passages.flatMap(({ block, label }) => (block.kind === 'table' ? (readTable(text, block, label) ?? []) : [])),
};
