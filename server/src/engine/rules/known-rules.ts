import type { KnownRule } from '../configuration/declared.ts';
import { rules } from './registry.ts';

/** The rules that a configuration can name. */
export const knownRules: readonly KnownRule[] = [...rules].map(([id, rule]) => ({
  id,
  summary: rule.summary,
  severity: rule.severity,
  options: rule.about === 'specs' ? rule.options : undefined,
}));
