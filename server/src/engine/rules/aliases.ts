import { rules } from './registry.ts';

/** Our id by the name that another tool (Spectral, Redocly, vacuum) has for the rule: a configuration may use it. */
export const ruleAliases: ReadonlyMap<string, string> = new Map(
  [...rules].flatMap(([id, rule]) => (rule.about === 'specs' ? rule.aliases.map((name) => [name, id] as const) : [])),
);

/** The id that a name in a configuration means: another tool's name is translated, an id stays as it is. */
export function ruleIdOf(name: string): string {
  return ruleAliases.get(name) ?? name;
}
