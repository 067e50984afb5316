import type { RenderRules } from '../rendering.ts';
import { codeRules } from './code.ts';
import { footnoteRules } from './footnote.ts';
import { formulaRules } from './formula.ts';
import { headingRules } from './heading.ts';
import { htmlRules } from './html.ts';
import { imageRules } from './image.ts';
import { listRules } from './list.ts';
import { paragraphRules } from './paragraph.ts';
import { quotationRules } from './quotation.ts';
import { tableRules } from './table.ts';

/** How each kind of block is rendered, one file each. */
export const blockRules: readonly RenderRules[] = [
  paragraphRules,
  headingRules,
  listRules,
  quotationRules,
  tableRules,
  codeRules,
  htmlRules,
  imageRules,
  footnoteRules,
  formulaRules,
];
