import type { Recogniser } from '../recogniser.ts';
import { codeBlock } from './code-block.ts';
import { component } from './component.ts';
import { curl } from './curl.ts';
import { heading } from './heading.ts';
import { labels } from './labels.ts';
import { line } from './line.ts';
import { prose } from './prose.ts';
import { table } from './table.ts';

/** Every form, the most certain first: what one has found, those behind it leave alone. */
export const recognisers: readonly Recogniser[] = [heading, curl, component, codeBlock, table, line, labels, prose];
