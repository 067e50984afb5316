import { patternProblem } from '../contract/pattern.ts';
import type { Finding } from '../finding.ts';
import { readText } from '../yaml/read.ts';
import type { YamlValue } from '../yaml/value.ts';
import { type JsonSchema, schemaAt } from './json-schema.ts';
import { problem } from './problem.ts';

/** Patterns that RE2 doesn't know, wherever the schema says that a value is a pattern. */
export function patternProblems(schema: JsonSchema, root: YamlValue, rule: string): Finding[] {
  const found: Finding[] = [];
  visit(schema, root, schema);
  return found;

  function visit(part: JsonSchema | undefined, value: YamlValue, root: JsonSchema): void {
    if (!part) return;
    const text = part['x-pattern'] ? readText(value) : undefined;
    const reason = text === undefined ? undefined : patternProblem(text);
    if (reason !== undefined) found.push(problem(rule, value.span, `Not a pattern that RE2 knows: ${reason}`));
    const child = (step: string | number) => schemaAt({ ...part, $defs: root.$defs ?? {} }, [step]);
    if (value.kind === 'list') for (const item of value.items) visit(child(0), item, root);
    if (value.kind === 'map') for (const entry of value.entries) visit(child(entry.key), entry.value, root);
  }
}
