import { didYouMean } from '../../configuration/problem.ts';
import { insertEntry, removeEntry, renameKey, replaceScalar } from '../../spec/edit/edits.ts';
import { ownProblem } from '../../spec/schema/reference-problems.ts';
import { badExpressionIn } from '../../spec/schema/runtime-expression.ts';
import { problemsOf } from '../../spec/schema/unit-problems.ts';
import type { SchemaProblem } from '../../spec/schema/validate.ts';
import { type Entry, keyPlace, type Node, type ScalarNode, textAt } from '../../spec/tree/node.ts';
import type { Step } from '../../spec/walk/places.ts';
import type { SpecObject } from '../../spec/walk/spec-object.ts';
import type { Unit } from '../../spec/walk/unit.ts';
import type { DocumentContext, SpecContext, SpecFinding, SpecFix, SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'error',
  summary: 'Something is not as the OpenAPI specification says: a field is missing, unknown, or of the wrong type.',
  explanation: `Each object is checked against the official schema of the very version that the document declares, 2.0 to 3.2. The
message names the smallest thing that is wrong, once: what is there, and what may stand there. Where the official schema and the
specification's text disagree, the text counts.

Schema Objects of 3.1 and 3.2 are checked in the dialect that \`$schema\` or \`jsonSchemaDialect\` names; in a dialect that isn't known they
are left alone.

The keys of callbacks are checked as runtime expressions, and in 3.1 and 3.2 no two schemas of a file have the same \`$anchor\`.

What a rule of its own says is not said here: parameters, tags and values of \`enum\` that stand there twice, names of components, examples given in two ways, references where
the specification allows none. Turned off there, it isn't reported at all.`,
  aliases: ['array-items', 'oas2-anyOf', 'oas2-oneOf', 'oas2-schema', 'oas3-schema', 'struct'],
  isFixable: true,
  examples: [
    {
      title: 'A misspelt field',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
      sumary: List parcels
      ^^^^^^ \`sumary\` is no field of an Operation Object; did you mean \`summary\`?
      responses: { '200': { description: The parcels. } }
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
      summary: List parcels
      responses: { '200': { description: The parcels. } }
`,
    },
    {
      title: 'A type of another language',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Weight: { type: int }
                    ^^^ \`type\` is \`int\`; did you mean \`integer\`?
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Weight: { type: integer }
`,
    },
    {
      title: 'A reference that YAML takes for a comment',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Parcels:
      type: array
      items:
        $ref: #/components/schemas/Parcel
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`#/components/schemas/Parcel\` is a comment: with a \`#\` at its beginning, a reference needs quotes
    Parcel: { type: object }
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Parcels:
      type: array
      items:
        $ref: '#/components/schemas/Parcel'
    Parcel: { type: object }
`,
    },
    {
      title: 'A misspelt runtime expression',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    post:
      responses: { '201': { description: The parcel is on its way. } }
      callbacks:
        arrived:
          '{$request.bdy#/url}': {}
          ^^^^^^^^^^^^^^^^^^^^^ \`$request.bdy#/url\` is no runtime expression; did you mean \`$request.body#/url\`?
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    post:
      responses: { '201': { description: The parcel is on its way. } }
      callbacks:
        arrived:
          '{$request.body#/url}': {}
`,
    },
  ],
  visit: { callback: checkCallback, openapi: checkAnchors },
  checkUnit(unit, { dialect, before, report, lookup }) {
    for (const found of problemsOf(unit, dialect, before)) {
      const { problem, steps, at } = found;
      const own = ownProblem(found, lookup);
      if (own) report(own);
      if (own || isSaidElsewhere(problem)) continue;
      const message = asWritten(problem, steps);
      report({ message, at, fixes: () => fixesOf(problem, steps), ...besidesOthers(problem, steps) });
    }
  },
};

function checkCallback({ node }: SpecObject, { report }: SpecContext): void {
  for (const entry of node.entries) {
    const bad = entry.key.startsWith('x-') ? undefined : badExpressionIn(entry.key);
    if (!bad) continue;
    const { expression, meant: inside } = bad;
    const meant = inside !== undefined && expression.startsWith('{') ? `{${inside}}` : inside;
    const renamed = meant === undefined ? undefined : entry.key.replace(expression, () => meant);
    report({
      message: `\`${expression}\` is no runtime expression${didYouMean(meant)}`,
      at: keyPlace(entry),
      fixes: () =>
        renamed === undefined
          ? []
          : [{ title: `Write \`${renamed}\``, edits: [renameKey(entry, renamed)], isSafe: false }],
    });
  }
}

/** Two schemas of one name: nobody knows which of them a reference means (JSON Schema Core 2020-12, 8.2.2). */
function checkAnchors(_: SpecObject, { spec, version, report }: DocumentContext): void {
  if (version === '2.0' || version === '3.0') return;
  const known = new Map<string, Entry>();
  for (const entry of spec.collect(anchorsOf)) {
    const name = `${entry.value.part.uri}#${entry.value.kind === 'scalar' ? entry.value.value : ''}`;
    const first = known.get(name);
    known.set(name, first ?? entry);
    if (!first || first === entry) continue;
    report({
      message: `The anchor \`${name.slice(name.indexOf('#') + 1)}\` names another schema already`,
      at: entry.value,
      related: [{ at: first.value, message: 'The first one' }],
    });
  }
}

/** Below an `$id`, names are of another document. */
function anchorsOf(unit: Unit): readonly Entry[] {
  const schemas = unit.ofType('schema');
  if (schemas.some(({ node }) => node.has('$id'))) return [];
  return schemas.flatMap(({ node }) => (node.text('$anchor') === undefined ? [] : (node.entry('$anchor') ?? [])));
}

/** A number as its author wrote it: `3.0`. */
function asWritten({ message, kind }: SchemaProblem, steps: readonly Step[]): string {
  const node = steps.at(-1)?.node;
  if (kind === 'reference' || node?.kind !== 'scalar' || typeof node.value !== 'number') return message;
  return message.replace(` is the number ${node.value};`, ` is the number ${textAt(node)};`);
}

/** By a rule that knows more of it: `strict-refs`, `example-value-or-external`, `enum-unique`, `tags-unique`. */
function isSaidElsewhere({ kind, path, beside }: SchemaProblem): boolean {
  if (kind === 'reference') return true;
  if (kind === 'duplicate') return path.at(-2) === 'enum' || (path.length === 2 && path[0] === 'tags');
  return beside !== undefined && exampleKeys.has(beside) && exampleKeys.has(String(path.at(-1)));
}

/** What it says of other problems in the same map. */
function besidesOthers({ kind, missing }: SchemaProblem, steps: readonly Step[]): Partial<SpecFinding> {
  const step = steps.at(-1);
  const map = steps.at(-2)?.node;
  if (missing) return step?.node.kind === 'map' ? { lacks: { map: step.node, keys: missing } } : {};
  if (!step?.entry || map?.kind !== 'map') return {};
  return { about: { map, entry: step.entry }, isOutOfPlace: kind === 'unknown-key' };
}

const exampleKeys: ReadonlySet<string> = new Set([
  'dataValue',
  'example',
  'examples',
  'externalValue',
  'serializedValue',
  'value',
]);

function rewriting(
  node: ScalarNode,
  suggestion: string,
  format: string | undefined,
  parent: Node | undefined,
): SpecFix {
  const isValue = typeof node.value === 'number' || typeof node.value === 'boolean';
  if (isValue) {
    const text = textAt(node);
    return { title: `Write \`${text}\` in quotes`, edits: [replaceScalar(node, text)], isSafe: false };
  }
  const map = format !== undefined && parent?.kind === 'map' && !parent.has('format') ? parent : undefined;
  const added = map && format !== undefined ? [insertEntry(map, 'format', format, map.entry('type'))] : [];
  const title = `Write \`${suggestion}\`${map ? ` with \`format: ${format}\`` : ''}`;
  return { title, edits: [replaceScalar(node, suggestion), ...added], isSafe: false };
}

function fixesOf({ suggestion, isAboutKey, kind, format }: SchemaProblem, steps: readonly Step[]): readonly SpecFix[] {
  const step = steps.at(-1);
  const parent = steps.at(-2)?.node;
  if (!step) return [];
  const fixes: SpecFix[] = [];
  if (suggestion !== undefined && isAboutKey && step.entry) {
    fixes.push({ title: `Write \`${suggestion}\``, edits: [renameKey(step.entry, suggestion)], isSafe: false });
  } else if (suggestion !== undefined && step.node.kind === 'scalar') {
    fixes.push(rewriting(step.node, suggestion, format, parent));
  }
  const isSuperfluous = kind === 'unknown-key' || kind === 'misplaced-key';
  if (isSuperfluous && isAboutKey && step.entry && parent?.kind === 'map') {
    fixes.push({ title: `Remove \`${step.entry.key}\``, edits: [removeEntry(parent, step.entry)], isSafe: false });
  }
  return fixes;
}
