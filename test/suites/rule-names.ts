import { ruleIdOf } from '#engine/rules/announced.ts';

/** Names in the suites that a configuration doesn't know: they are older, or Redocly's own, or belong to rules for prose. */
const otherNames: Readonly<Record<string, string>> = {
  'no-eval-in-markdown': 'links/unsafe-html',
  'no-path-trailing-slash': 'openapi/path-trailing-slash',
  'no-script-tags-in-markdown': 'links/unsafe-html',
  'no-server-trailing-slash': 'openapi/server-trailing-slash',
  'no-unsafe-markdown': 'links/unsafe-html',
  'parameter-description': 'openapi/parameter-description',
  'path-declaration-must-exist': 'openapi/path-empty-parameter',
  'path-params-defined': 'openapi/path-parameters',
  'tags-alphabetical': 'openapi/tags-sorted',
  'unused-component': 'openapi/unused-component',
};

/** Our rule for a name in a suite; undefined where we have none. */
export function ourRule(name: string): string | undefined {
  const id = otherNames[name] ?? ruleIdOf(name);
  return id.includes('/') ? id : undefined;
}
