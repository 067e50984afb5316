import { patternProblem } from '../contract/pattern.ts';
import type { Finding } from '../finding.ts';
import { readText } from '../yaml/read.ts';
import type { YamlValue } from '../yaml/value.ts';
import { type JsonSchema, schemaBelow } from './json-schema.ts';
import { problem } from './problem.ts';

/** Patterns that RE2 doesn't know, wherever the schema says that a value is a pattern. */
export function patternProblems(schema: JsonSchema, root: YamlValue, rule: string): Finding[] {
  const found: Finding[] = [];
  visit(schema, root);
  return found;

  function visit(part: JsonSchema | undefined, value: YamlValue): void {
    if (!part) return;
    const text = part['x-pattern'] ? readText(value) : undefined;
    const reason = text === undefined ? undefined : patternProblem(text);
    if (reason !== undefined) found.push(problem(rule, value.span, `Not a pattern that RE2 knows: ${reason}`));
    if (value.kind === 'list') for (const item of value.items) visit(schemaBelow(schema, part, 0), item);
    if (value.kind === 'map')
      for (const entry of value.entries) visit(schemaBelow(schema, part, entry.key), entry.value);
  }
}
