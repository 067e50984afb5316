import type { KnownRule } from '#engine/configuration/declared.ts';
import { rules } from '#engine/rules/registry.ts';

/** The rules that a configuration can name. */
export const knownRules: readonly KnownRule[] = [...rules].map(([id, { summary, severity }]) => ({
  id,
  summary,
  severity,
}));
