import { ruleIdOf } from '#engine/rules/aliases.ts';

/** Names in the suites that a configuration doesn't know: they belong to rules for prose, or to Telescope. */
const otherNames: Readonly<Record<string, string>> = {
  'no-eval-in-markdown': 'links/unsafe-html',
  'no-script-tags-in-markdown': 'links/unsafe-html',
  'no-unsafe-markdown': 'links/unsafe-html',
  'unused-component': 'openapi/unused-component',
};

/** Our rule for a name in a suite; undefined where we have none. */
export function ourRule(name: string): string | undefined {
  const id = otherNames[name] ?? ruleIdOf(name);
  return id.includes('/') ? id : undefined;
}
