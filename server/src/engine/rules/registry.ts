// Made by server/build/rules.mjs from the files beside it.
import type { Rule } from './rule.ts';

/** Every rule by its id. */
export const rules: ReadonlyMap<string, Rule> = new Map();
