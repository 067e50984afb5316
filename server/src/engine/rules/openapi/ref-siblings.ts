import { removeEntry } from '../../spec/edit/edits.ts';
import { listed } from '../../spec/facts/listed.ts';
import { type Entry, keyPlace, type MapNode, textAt } from '../../spec/tree/node.ts';
import type { SpecObject } from '../../spec/walk/spec-object.ts';
import type { SpecContext, SpecFix, SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'error',
  summary: 'What stands beside a `$ref` is ignored.',
  explanation: `In 2.0 and 3.0 nothing counts beside a \`$ref\` ("any properties added SHALL be ignored"). From 3.1 on every keyword may stand beside the \`$ref\` of
a schema, and \`summary\` and \`description\` beside others; what else stands there is still ignored. All that is ignored at one reference is one finding.
Extensions (\`x-\`) are left alone: they are ignored as well, and are for tools that know why. Spectral and Redocly report them.

A path item may have fields beside its \`$ref\`. Only a field that stands in both places is reported: then what happens isn't defined.`,
  aliases: ['no-$ref-siblings', 'path-item-refs', 'spec-ref-siblings'],
  isFixable: true,
  examples: [
    {
      title: 'A description that nobody sees',
      bad: `
openapi: 3.0.4
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Parcel:
      type: object
      properties:
        driver:
          $ref: '#/components/schemas/Driver'
          description: Who brings it.
          ^^^^^^^^^^^ \`description\` beside \`$ref\` is ignored
    Driver:
      type: object
`,
      good: `
openapi: 3.0.4
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Parcel:
      type: object
      properties:
        driver:
          description: Who brings it.
          allOf:
            - $ref: '#/components/schemas/Driver'
    Driver:
      type: object
`,
    },
  ],
  visit: {
    reference(object, context) {
      if (object.field === 'pathItem') checkPathItem(object, context);
      else check(object, context);
    },
  },
};

function check({ node, field }: SpecObject, { version, report }: SpecContext): void {
  const isNew = version === '3.1' || version === '3.2';
  if (isNew && field === 'schema') return;
  const ignored = node.entries.filter(({ key }) => {
    if (key === '$ref' || key.startsWith('x-')) return false;
    return !isNew || (key !== 'summary' && key !== 'description');
  });
  const [first] = ignored;
  if (!first) return;
  const names = ignored.map(({ key }) => key);
  report({
    message: `${listed(names, 5)} beside \`$ref\` ${names.length > 1 ? 'are' : 'is'} ignored`,
    at: keyPlace(first),
    fixes: () => [...(field === 'schema' ? combination(node, ignored) : []), removal(node, ignored)],
  });
}

/** \`allOf\` says what was meant. */
function combination(node: MapNode, ignored: readonly Entry[]): SpecFix[] {
  const reference = node.entry('$ref');
  if (!reference || ignored.some(({ key }) => key === 'allOf')) return [];
  const { value } = reference;
  const text =
    value.part.format === 'json'
      ? `"allOf": [{ "$ref": ${textAt(value)} }]`
      : `allOf: [{ $ref: ${quoted(textAt(value))} }]`;
  const at = { part: value.part, start: reference.keyStart, end: value.end };
  return [{ title: 'Put the reference into an `allOf`', edits: [{ at, text }], isSafe: false }];
}

function quoted(text: string): string {
  return /^['"]/.test(text) ? text : JSON.stringify(text);
}

function removal(node: MapNode, ignored: readonly Entry[]): SpecFix {
  return {
    title: `Remove ${listed(
      ignored.map(({ key }) => key),
      5,
    )}`,
    edits: ignored.map((entry) => removeEntry(node, entry)),
    isSafe: false,
  };
}

function checkPathItem({ node }: SpecObject, { lookup, followMap, report }: SpecContext): void {
  const reference = node.text('$ref');
  const target = reference === undefined ? undefined : followMap(lookup(node.part.uri, reference).node);
  if (!target || target === node) return;
  for (const entry of node.entries) {
    const other = entry.key === '$ref' || entry.key.startsWith('x-') ? undefined : target.entry(entry.key);
    if (!other) continue;
    report({
      message: `\`${entry.key}\` stands here and behind \`$ref\`: which of the two counts isn't defined`,
      at: keyPlace(entry),
      related: [{ at: keyPlace(other), message: `The other \`${entry.key}\`` }],
      fixes: () => [{ title: `Remove \`${entry.key}\` here`, edits: [removeEntry(node, entry)], isSafe: false }],
    });
  }
}
