import { code } from './code.ts';
import { component } from './component.ts';
import { heading } from './heading.ts';
import { label } from './label.ts';
import { list } from './list.ts';
import { prose } from './prose.ts';
import type { ResponseRecogniser } from './recogniser.ts';
import { table } from './table.ts';

export const responseRecognisers: readonly ResponseRecogniser[] = [component, heading, table, list, code, label, prose];
