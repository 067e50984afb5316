import type { ObjectType, SpecVersion } from '../grammar/grammar.ts';
import { followReferences } from '../references/follow.ts';
import type { Spec } from '../spec.ts';
import type { SpecFile } from '../text/spec-file.ts';
import type { MapNode, Node } from '../tree/node.ts';
import { nodeAt } from '../tree/pointer.ts';
import type { SpecCursor } from './context.ts';
import type { Path, Place } from './place.ts';

/** What the providers of completions are asked. */
export interface Question {
  readonly spec: Spec;
  readonly file: SpecFile;
  readonly cursor: SpecCursor;
  /** What stands at each step of the cursor's path. */
  readonly places: readonly (Place | undefined)[];
  /** What stands at the path itself. */
  readonly place: Place | undefined;
  readonly version: SpecVersion;
  /** Further descriptions and files of the workspace. */
  readonly workspace: WorkspaceFiles;
}

/** What else can be referenced from a file. */
export interface WorkspaceFiles {
  /** Other descriptions. */
  readonly specs: readonly Spec[];
  /** YAML and JSON files that no description is known to have. */
  readonly others: readonly SpecFile[];
}

export const noFiles: WorkspaceFiles = { specs: [], others: [] };

/** A place in a file of a description. */
export interface FilePlace extends Pick<Question, 'spec' | 'file' | 'places' | 'place' | 'version'> {
  readonly cursor: { readonly path: Path };
}

/** What stands in the file at a path. */
export function nodeIn({ file }: Pick<Question, 'file'>, path: Path): Node | undefined {
  return nodeAt(file.root, path.map(String));
}

/** A map in the file, behind its reference where it has one. */
export function mapIn(question: Pick<Question, 'file' | 'spec'>, path: Path): MapNode | undefined {
  const node = nodeIn(question, path);
  return node && followMap(question, node);
}

/** The map that a node means. */
export function followMap({ spec }: Pick<Question, 'spec'>, node: Node | undefined): MapNode | undefined {
  const target = node && followReferences(node, spec.lookup);
  return target?.kind === 'map' ? target : undefined;
}

/** The path of the nearest object of a type around the cursor. */
export function pathAround({ places, cursor }: Question, type: ObjectType): Path | undefined {
  const depth = places.findLastIndex((place) => place?.type === type && !place.isWhole);
  return depth === -1 ? undefined : cursor.path.slice(0, depth);
}
