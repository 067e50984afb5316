import { templatesIn } from '../facts/paths.ts';
import { occurrencesOf, pointerText } from '../navigation/find.ts';
import { pathParameterUse } from '../navigation/path-parameters.ts';
import type { SpecSymbol } from '../navigation/symbol.ts';
import { isComponent, isPath } from '../navigation/symbol-at.ts';
import { followReferences } from '../references/follow.ts';
import type { Spec } from '../spec.ts';
import type { Entry, MapNode, Node } from '../tree/node.ts';

/** Why a symbol can't be renamed, as a sentence; undefined where it can. */
export function renameProblem(spec: Spec, symbol: SpecSymbol): string | undefined {
  if (symbol.kind === 'target') return targetProblem(spec, symbol.uri, symbol.tokens);
  const isDefined = occurrencesOf(spec, symbol).some(({ role }) => role === 'definition');
  // Operations may have tags that nobody declares.
  if (isDefined || symbol.kind === 'tag') return undefined;
  return `No ${wordsFor[symbol.kind]} “${symbol.name}” is defined in this description.`;
}

/** Why a symbol can't have a name, as a sentence; undefined where it can. */
export function nameProblem(spec: Spec, symbol: SpecSymbol, name: string): string | undefined {
  if (name.trim() === '') return 'A name is needed.';
  if (/[\r\n]/.test(name)) return 'A name stands on one line.';
  switch (symbol.kind) {
    case 'target':
      return targetNameProblem(spec, symbol, name);
    case 'scheme':
      return componentNameProblem(spec, name) ?? takenIn(spec, spec.uri, [...schemesOf(spec), symbol.name], name);
    case 'anchor':
      if (!/^[A-Za-z_][-A-Za-z0-9._]*$/.test(name))
        return 'An anchor begins with a letter or `_`, and has letters, digits, `-`, `.` and `_` only.';
      return takenName(spec, { ...symbol, name });
    case 'scope':
      if (/[\s"\\]/.test(name)) return 'A scope has no blanks, quotes or backslashes.';
      return takenName(spec, { ...symbol, name });
    case 'operation':
    case 'tag':
      return takenName(spec, { ...symbol, name });
    case 'path-parameter':
      return parameterNameProblem(spec, symbol, name);
  }
}

const wordsFor: Readonly<Record<Exclude<SpecSymbol['kind'], 'target'>, string>> = {
  anchor: 'anchor',
  operation: 'operation',
  tag: 'tag',
  scheme: 'security scheme',
  scope: 'scope',
  'path-parameter': 'path parameter',
};

function targetProblem(spec: Spec, uri: string, tokens: readonly string[]): string | undefined {
  if (tokens.length === 0) return 'A file is renamed in the explorer; the references to it follow.';
  const { entry, file } = spec.lookup(uri, pointerText(tokens));
  if (file === 'outside') return 'The file that the reference leads to is outside of the workspace.';
  if (!entry) return 'The reference leads nowhere.';
  if (isComponent(spec, tokens) || isPath(tokens) || isDefinition(tokens) || isFree(spec, entry)) return undefined;
  return `Only names can be renamed; \`${entry.key}\` is a key that the specification or the data gives.`;
}

/** Schemas that JSON Schema keeps by name. */
function isDefinition(tokens: readonly string[]): boolean {
  const holder = tokens.at(-2);
  return holder === '$defs' || holder === 'definitions';
}

/** In a file that keeps things by name: in no object of the specification. */
function isFree(spec: Spec, { value, keyStart }: Entry): boolean {
  const { part } = value;
  if (part.uri === spec.uri) return false;
  return !spec.units.some(({ node }) => node.part === part && node.start <= keyStart && keyStart < node.end);
}

function targetNameProblem(
  spec: Spec,
  { uri, tokens }: SpecSymbol & { readonly kind: 'target' },
  name: string,
): string | undefined {
  if (isPath(tokens) && tokens[0] === 'paths') {
    const problem = pathProblem(tokens[1] ?? '', name);
    if (problem !== undefined) return problem;
  } else if (isComponent(spec, tokens)) {
    const problem = componentNameProblem(spec, name);
    if (problem !== undefined) return problem;
  }
  return takenIn(spec, uri, tokens, name);
}

function componentNameProblem({ version }: Spec, name: string): string | undefined {
  // 2.0 says nothing of the names.
  if (version === '2.0' || /^[a-zA-Z0-9._-]+$/.test(name)) return undefined;
  return 'The name of a component has letters, digits, `.`, `-` and `_` only.';
}

/** Whether another key of the same map has the name. */
function takenIn(spec: Spec, uri: string, tokens: readonly string[], name: string): string | undefined {
  if (name === tokens.at(-1)) return undefined;
  const holder = spec.lookup(uri, pointerText(tokens.slice(0, -1))).node;
  return holder?.kind === 'map' && holder.has(name) ? `There is a “${name}” already.` : undefined;
}

function schemesOf({ version }: Spec): readonly string[] {
  return version === '2.0' ? ['securityDefinitions'] : ['components', 'securitySchemes'];
}

function takenName(spec: Spec, renamed: SpecSymbol & { readonly name: string }): string | undefined {
  const isTaken = occurrencesOf(spec, renamed).length > 0;
  return isTaken ? `There is ${articleFor(renamed)} “${renamed.name}” already.` : undefined;
}

function articleFor({ kind }: SpecSymbol): string {
  if (kind === 'target') return 'a';
  return kind === 'anchor' || kind === 'operation' ? `an ${wordsFor[kind]}` : `a ${wordsFor[kind]}`;
}

function pathProblem(before: string, after: string): string | undefined {
  if (!after.startsWith('/')) return 'A path begins with `/`.';
  const names = (path: string) =>
    templatesIn(path)
      .map(({ name }) => name)
      .sort()
      .join(', ');
  if (names(before) === names(after)) return undefined;
  return 'The new path has other parameters; rename a parameter at its own name.';
}

function parameterNameProblem(
  spec: Spec,
  symbol: SpecSymbol & { readonly kind: 'path-parameter' },
  name: string,
): string | undefined {
  if (/[{}/?#]/.test(name)) return 'A path parameter has none of `{`, `}`, `/`, `?` and `#` in its name.';
  if (name === symbol.name) return undefined;
  const { paths, items } = pathParameterUse(spec, symbol);
  for (const { key } of paths) {
    if (templatesIn(key).some((one) => one.name === name)) return `${key} has a parameter “${name}” already.`;
  }
  for (const item of items) {
    if (declares(spec, item, name)) return `A path parameter “${name}” is declared there already.`;
  }
  return undefined;
}

function declares(spec: Spec, item: MapNode, name: string): boolean {
  const owners = [item, ...item.entries.flatMap(({ value }) => (value.kind === 'map' ? [value] : []))];
  return owners.some((owner) => (owner.list('parameters')?.items ?? []).some((node) => isNamed(spec, node, name)));
}

function isNamed(spec: Spec, written: Node, name: string): boolean {
  const node = followReferences(written, spec.lookup);
  return node?.kind === 'map' && node.text('in') === 'path' && node.text('name') === name;
}
