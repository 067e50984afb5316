import { component } from './component.ts';
import { definitionList } from './definition-list.ts';
import { htmlTable } from './html-table.ts';
import { list } from './list.ts';
import { prose } from './prose.ts';
import type { ParameterRecogniser } from './recogniser.ts';
import { table } from './table.ts';

export const parameterRecognisers: readonly ParameterRecogniser[] = [
  component,
  table,
  htmlTable,
  definitionList,
  list,
  prose,
];
