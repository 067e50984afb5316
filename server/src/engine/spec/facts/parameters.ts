import type { SpecContext } from '../../rules/spec-rule.ts';
import type { MapNode, Node, Place, ScalarNode } from '../tree/node.ts';

/** A parameter as a path item or an operation declares it. */
export interface DeclaredParameter {
  /** As it stands in the list: the parameter, or its reference. */
  readonly item: Node;
  readonly node: MapNode;
  readonly name: string;
  readonly in: string;
  /** What says that the parameter is declared here: its name, or the `$ref`. */
  readonly at: Place;
  /** Undefined where the parameter is written elsewhere. */
  readonly nameNode: ScalarNode | undefined;
}

/** The parameters that an object declares itself. */
export interface DeclaredParameters {
  readonly parameters: readonly DeclaredParameter[];
  /** All of them could be read: none is a reference that leads nowhere, or out of reach, and none lacks its name or its place. */
  readonly isComplete: boolean;
}

/** Reads `parameters` of a path item or an operation. Parameters without a name or a place are left out. */
export function parametersOf(owner: MapNode, { follow }: Pick<SpecContext, 'follow'>): DeclaredParameters {
  const parameters: DeclaredParameter[] = [];
  let isComplete = !owner.has('parameters') || owner.list('parameters') !== undefined;
  for (const item of owner.list('parameters')?.items ?? []) {
    const node = follow(item);
    if (node?.kind !== 'map') {
      isComplete = false;
      continue;
    }
    const nameNode = node.get('name');
    const place = node.text('in');
    if (nameNode?.kind !== 'scalar' || nameNode.value === null || place === undefined || !places.has(place)) {
      isComplete = false;
      continue;
    }
    const isOwn = node === item;
    parameters.push({
      item,
      node,
      name: String(nameNode.value),
      in: place,
      at: isOwn ? nameNode : referencePlace(item),
      nameNode: isOwn ? nameNode : undefined,
    });
  }
  return { parameters, isComplete };
}

/** What stands behind `$ref`, where a node has one; else the node. */
export function referencePlace(node: Node): Place {
  return (node.kind === 'map' ? node.get('$ref') : undefined) ?? node;
}

/** Anything else is a mistake, and nobody knows for what. */
const places: ReadonlySet<string> = new Set(['path', 'query', 'querystring', 'header', 'cookie', 'body', 'formData']);
