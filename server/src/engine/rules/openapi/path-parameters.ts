import { didYouMean } from '../../configuration/problem.ts';
import { addTo } from '../../lists.ts';
import { insertEntry, insertItem, renameKey, replaceScalar, type Written } from '../../spec/edit/edits.ts';
import { nearest } from '../../spec/facts/nearest.ts';
import { type OperationEntry, operationsOf } from '../../spec/facts/operations.ts';
import { type DeclaredParameter, type DeclaredParameters, parametersOf } from '../../spec/facts/parameters.ts';
import { pathOf, placeInKey, type TemplateExpression, templatesIn } from '../../spec/facts/paths.ts';
import { type Entry, keyPlace, type MapNode } from '../../spec/tree/node.ts';
import type { SpecObject } from '../../spec/walk/spec-object.ts';
import type { SpecContext, SpecEdit, SpecFix, SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'error',
  summary: "A path and its path parameters don't agree.",
  explanation: `Each \`{name}\` of a path needs a parameter with \`in: path\` and that very name, of the path item or of each of its
operations; each such parameter needs its \`{name}\` in the path; and no name may stand twice in one path (OpenAPI, "Path Templating"; only 3.2 says that of
a name, so before it is a warning). Parameters count wherever they are written. A callback's URL is treated as a path.

A parameter whose name differs from the one in the path is one finding. What all operations of a path lack is one finding, at the path. A path
item without operations needs no parameters. Where a reference leads nowhere, nothing is said to be missing.

Other tools also report here that a path parameter isn't \`required\` (see \`openapi/schema\`), that one is declared twice
(\`openapi/parameters-unique\`), and that two paths are the same (\`openapi/identical-paths\`).`,
  aliases: ['path-params', 'path-parameters-defined', 'path-params-defined'],
  isFixable: true,
  examples: [
    {
      title: 'A parameter that no operation declares',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels/{parcelId}:
           ^^^^^^^^^^ No path parameter \`parcelId\` is declared for \`/parcels/{parcelId}\`
    get:
      responses:
        '200':
          description: The parcel.
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels/{parcelId}:
    parameters:
      - name: parcelId
        in: path
        required: true
        schema: { type: string }
    get:
      responses:
        '200':
          description: The parcel.
`,
    },
    {
      title: 'Two names for one parameter, and one that an operation lacks',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels/{parcelId}:
    get:
      parameters:
        - name: parcel_id
                ^^^^^^^^^ \`/parcels/{parcelId}\` has no \`{parcel_id}\`; did you mean \`parcelId\`?
          in: path
          required: true
          schema: { type: string }
      responses:
        '200':
          description: The parcel.
    delete:
    ^^^^^^ \`DELETE /parcels/{parcelId}\` declares no path parameter \`parcelId\`
      responses:
        '204':
          description: The parcel is gone.
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels/{parcelId}:
    get:
      parameters:
        - $ref: '#/components/parameters/ParcelId'
      responses:
        '200':
          description: The parcel.
    delete:
      parameters:
        - $ref: '#/components/parameters/ParcelId'
      responses:
        '204':
          description: The parcel is gone.
components:
  parameters:
    ParcelId:
      name: parcelId
      in: path
      required: true
      schema: { type: string }
`,
    },
  ],
  visit: {
    pathItem(item, context) {
      const path = templateOf(item, context);
      const node = context.followMap(item.node);
      // Of a brace alone `openapi/path-empty-parameter` speaks.
      if (path === undefined || /[{}]/.test(path.replaceAll(/\{[^{}]*\}/g, ''))) return;
      if (item.entry && node) check({ path, entry: item.entry, item: node }, context);
    },
  },
};

interface Template {
  readonly path: string;
  readonly entry: Entry;
  readonly item: MapNode;
}

function templateOf(item: SpecObject, { lookup }: SpecContext): string | undefined {
  if (item.parent?.type === 'callback') return item.entry?.key === item.key ? item.entry?.key : undefined;
  return pathOf(item, lookup);
}

function check(template: Template, context: SpecContext): void {
  const { path, entry, item } = template;
  const names = new Map<string, TemplateExpression>();
  for (const expression of templatesIn(path)) {
    const { name, start, end } = expression;
    if (isFilledOtherwise(path, expression)) continue;
    if (names.has(name)) {
      context.report({
        ...(context.version !== '3.2' && { severity: 'warning' }),
        message: `\`{${name}}\` stands twice in \`${path}\``,
        at: placeInKey(entry, start, end),
      });
    } else names.set(name, expression);
  }
  const follow = context.followSurface;
  const shared = parametersOf(item, { follow });
  const operations = operationsOf(item, context).map((operation) => ({
    operation,
    own: parametersOf(operation.node, { follow }),
  }));
  const paired = new Set<string>();
  for (const parameter of pathParameters(shared)) {
    const lacking = [...names.keys()].filter((name) => !declares(shared, name));
    reportStranger(template, parameter, { names, lacking, paired, others: shared }, context);
  }
  const missing = new Map<string, OperationEntry[]>();
  for (const { operation, own } of operations) {
    const lacking = [...names.keys()].filter((name) => !declares(shared, name) && !declares(own, name));
    const ownPaired = new Set(paired);
    for (const parameter of pathParameters(own)) {
      reportStranger(template, parameter, { names, lacking, paired: ownPaired, others: own }, context);
    }
    if (!shared.isComplete || !own.isComplete) continue;
    for (const name of lacking) {
      if (!ownPaired.has(name)) addTo(missing, name, operation);
    }
  }
  for (const [name, lacking] of missing) reportMissing(template, name, { lacking, all: operations.length }, context);
}

/** What a query or a fragment holds is no path parameter's; the braces around a runtime expression are a callback's own. */
function isFilledOtherwise(path: string, { name, start }: TemplateExpression): boolean {
  if (name === '' || name.startsWith('$')) return true;
  const isPath = path.startsWith('/');
  return isPath && /[?#]/.test(path.slice(0, start));
}

function pathParameters({ parameters }: DeclaredParameters): readonly DeclaredParameter[] {
  return parameters.filter((parameter) => parameter.in === 'path');
}

function declares(declared: DeclaredParameters, name: string): boolean {
  return declared.parameters.some((parameter) => parameter.in === 'path' && parameter.name === name);
}

interface Names {
  readonly names: ReadonlyMap<string, TemplateExpression>;
  /** Those that nothing declares. */
  readonly lacking: readonly string[];
  /** Those that a declared parameter is taken to mean; grows. */
  readonly paired: Set<string>;
  readonly others: DeclaredParameters;
}

/** Reports a path parameter that the path doesn't have, as another name for one that it lacks where there is one. */
function reportStranger(
  { path, entry }: Template,
  parameter: DeclaredParameter,
  { names, lacking, paired, others }: Names,
  { report }: SpecContext,
): void {
  const { name, at, nameNode } = parameter;
  if (names.has(name)) return;
  const free = lacking.filter((candidate) => !paired.has(candidate));
  const strangers = pathParameters(others).filter((other) => !names.has(other.name));
  const meant = nearest(name, free) ?? (free.length === 1 && strangers.length === 1 ? free[0] : undefined);
  const expression = meant === undefined ? undefined : names.get(meant);
  if (meant !== undefined) paired.add(meant);
  report({
    message: `\`${path}\` has no \`{${name}}\`${didYouMean(meant)}`,
    at,
    related: nameNode ? [{ at: keyPlace(entry), message: 'The path' }] : [],
    fixes: () => {
      if (meant === undefined || !expression) return [];
      const renamed = `${path.slice(0, expression.start)}{${name}}${path.slice(expression.end)}`;
      const inPath: SpecFix = {
        title: `Change \`{${meant}}\` to \`{${name}}\` in the path`,
        edits: [renameKey(entry, renamed)],
        isSafe: false,
      };
      if (!nameNode) return [inPath];
      const inParameter: SpecFix = {
        title: `Change to \`${meant}\``,
        edits: [replaceScalar(nameNode, meant)],
        isSafe: false,
      };
      return [inParameter];
    },
  });
}

function reportMissing(
  { path, entry, item }: Template,
  name: string,
  { lacking, all }: { lacking: readonly OperationEntry[]; all: number },
  { report, version }: SpecContext,
): void {
  const expression = templatesIn(path).find((candidate) => candidate.name === name);
  if (lacking.length === all && expression) {
    report({
      message: `No path parameter \`${name}\` is declared for \`${path}\``,
      at: placeInKey(entry, expression.start, expression.end),
      fixes: () => [
        { title: `Declare \`${name}\` for the path`, edits: [declaration(item, name, version)], isSafe: false },
      ],
    });
    return;
  }
  for (const { method, entry: operation, node } of lacking) {
    report({
      message: `\`${method.toUpperCase()} ${path}\` declares no path parameter \`${name}\``,
      at: keyPlace(operation),
      related: expression
        ? [{ at: placeInKey(entry, expression.start, expression.end), message: `\`{${name}}\` in the path` }]
        : [],
      fixes: () => [{ title: `Declare \`${name}\``, edits: [declaration(node, name, version)], isSafe: false }],
    });
  }
}

function declaration(owner: MapNode, name: string, version: SpecContext['version']): SpecEdit {
  const type: Written = version === '2.0' ? { type: 'string' } : { schema: { type: 'string' } };
  const parameter: Written = { name, in: 'path', required: true, ...type };
  const list = owner.list('parameters');
  return list ? insertItem(list, parameter) : insertEntry(owner, 'parameters', [parameter]);
}
