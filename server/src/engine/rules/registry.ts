// Made by server/build/rules.mjs from the files beside it.
import { rule as openapiOperationSummary } from './openapi/operation-summary.ts';
import { rule as openapiUnresolvedRef } from './openapi/unresolved-ref.ts';
import type { Rule } from './rule.ts';
import { rule as structureDuplicateSection } from './structure/duplicate-section.ts';
import { rule as structureEmptySection } from './structure/empty-section.ts';
import { rule as structureLeftoverGuidance } from './structure/leftover-guidance.ts';
import { rule as structureMisplacedSection } from './structure/misplaced-section.ts';
import { rule as structureMissingSection } from './structure/missing-section.ts';
import { rule as structureRetitledSection } from './structure/retitled-section.ts';
import { rule as structureUnexpectedSection } from './structure/unexpected-section.ts';
import { rule as structureUnmetRequirement } from './structure/unmet-requirement.ts';
import { rule as structureWrongLevel } from './structure/wrong-level.ts';

/** Every rule by its id. */
export const rules: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ['openapi/operation-summary', openapiOperationSummary],
  ['openapi/unresolved-ref', openapiUnresolvedRef],
  ['structure/duplicate-section', structureDuplicateSection],
  ['structure/empty-section', structureEmptySection],
  ['structure/leftover-guidance', structureLeftoverGuidance],
  ['structure/misplaced-section', structureMisplacedSection],
  ['structure/missing-section', structureMissingSection],
  ['structure/retitled-section', structureRetitledSection],
  ['structure/unexpected-section', structureUnexpectedSection],
  ['structure/unmet-requirement', structureUnmetRequirement],
  ['structure/wrong-level', structureWrongLevel],
]);
