import type { EndpointPath } from '../endpoints/path.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import { comparable } from '../operations/names.ts';
import type { DocumentedParameter } from '../operations/operation.ts';
import { parametersInPath } from '../operations/path-parameters.ts';
import type { Scope } from './compare-inputs.ts';
import type { DescribedInput } from './inputs.ts';
import type { OperationPair } from './pairs.ts';

/** A parameter of a documented path that has a name, and that which has its place in the described one. */
export interface PathName {
  readonly pair: OperationPair;
  /** As the path writes it. */
  readonly documented: DocumentedParameter;
  readonly input: DescribedInput;
  /** Whether a row or an item is about it. */
  isCalledBy(documented: DocumentedParameter): boolean;
}

/** Those of a path whose segments have the same parameters, each in the place of the other. */
export function pathNamesOf(file: MarkdownFile, { pair, set }: Pick<Scope, 'pair' | 'set'>): readonly PathName[] {
  const { documented, operation, offset } = pair;
  const written = parametersInPath(file.text, documented.endpoint).filter((one) => one.in === 'path');
  let at = 0;
  return namesByPlace(documented.endpoint.path, operation.path, offset).flatMap(({ name, described }) => {
    const spot = written.findIndex((one, from) => from >= at && one.name === name);
    const parameter = written[spot];
    if (!parameter) return [];
    at = spot + 1;
    if (described === undefined) return [];
    const input = set.inputs.find((one) => one.in === 'path' && one.name === described);
    return [pathName(pair, parameter, input ?? undeclared(pair, described))];
  });
}

interface NameByPlace {
  readonly name: string;
  /** Undefined where the described path has no parameter in that place, or several. */
  readonly described: string | undefined;
}

/** The parameters of a document's path, and what a description's path, which begins so many segments later, has in their places. */
export function namesByPlace(own: EndpointPath, described: EndpointPath, offset: number): readonly NameByPlace[] {
  const all = namesIn(described);
  return namesIn(own).flatMap((names, index) => {
    const others = all[index - offset] ?? [];
    return names.map((name, place) => ({
      name,
      described: names.length === others.length ? others[place] : undefined,
    }));
  });
}

/** A name in a path's template to which the description says nothing. */
function undeclared({ operation }: OperationPair, name: string): DescribedInput {
  return {
    name,
    in: 'path',
    isRequired: true,
    isOptionalToName: true,
    description: undefined,
    schema: undefined,
    at: operation.pathAt,
    owner: operation.node,
    kind: 'parameter',
  };
}

function pathName(pair: OperationPair, documented: DocumentedParameter, input: DescribedInput): PathName {
  const names = new Set([comparable(documented.name), comparable(input.name)]);
  return {
    pair,
    documented,
    input,
    isCalledBy: (other) => (other.in ?? 'path') === 'path' && names.has(comparable(other.name)),
  };
}

/** Segment by segment, without those that are empty. */
function namesIn({ segments }: EndpointPath): readonly (readonly string[])[] {
  return segments.filter(({ text }) => text !== '').map(({ parameters }) => parameters);
}
