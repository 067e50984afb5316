import { addTo } from '../lists.ts';
import type { Spec } from '../spec/spec.ts';
import type { Part } from '../spec/text/part.ts';
import type { SpecFile } from '../spec/text/spec-file.ts';
import type { Node } from '../spec/tree/node.ts';
import { pathTo } from '../spec/tree/path-to.ts';
import type { Suppression } from './sift.ts';
import { blockEnd, nextContent, readYamlComments, type YamlComment } from './yaml-comments.ts';

/** A comment of a spec that suppresses findings. Its spans are those of its part. */
export interface SpecSuppression extends Suppression {
  readonly part: Part;
}

/** The comments of a description. */
export interface SpecSuppressions {
  readonly all: readonly SpecSuppression[];
  /** Those that cover an offset of a part. */
  at(part: Part, offset: number): readonly SpecSuppression[];
}

/** The comments of a description that suppress findings; undefined where there are none. JSON has no comments. */
export function suppressionsOf({ files }: Pick<Spec, 'files'>): SpecSuppressions | undefined {
  let covers: Covers | undefined;
  for (const file of files.values()) {
    if (file.format === 'json') continue;
    for (let index = 0; index < file.parts.length; index++) {
      const part = file.parts[index];
      if (!part?.mentionsSuppression) continue;
      covers ??= new Covers();
      for (const comment of commentsOf(part)) covers.add(file, index, comment);
    }
  }
  return covers;
}

/** Kept as long as the part is the same. */
function commentsOf(part: Part): readonly YamlComment[] {
  let comments = parts.get(part);
  if (!comments) {
    comments = readYamlComments(part.text, (offset) => isInScalar(part, offset));
    parts.set(part, comments);
  }
  return comments;
}

const parts = new WeakMap<Part, readonly YamlComment[]>();

/** Whether an offset is within a text: there `#` is a sign like others. */
export function isInScalar(part: Part, offset: number): boolean {
  const node: Node | undefined = pathTo(part.parsed.root, offset).at(-1)?.node ?? part.parsed.root;
  return node?.kind === 'scalar' && node.part === part && node.start < offset && offset < node.end;
}

interface Cover {
  readonly start: number;
  readonly end: number;
  readonly suppression: SpecSuppression;
}

class Covers implements SpecSuppressions {
  readonly all: SpecSuppression[] = [];
  readonly #byPart = new Map<Part, Cover[]>();
  readonly #byFile = new Map<string, SpecSuppression[]>();

  add(file: SpecFile, index: number, { directive, removal, covers, isOpen }: YamlComment): void {
    const { parts } = file;
    const part = parts[index];
    if (!part) return;
    const suppression = { directive, removal, part };
    this.all.push(suppression);
    if (directive.reach === 'file') {
      addTo(this.#byFile, file.uri, suppression);
      return;
    }
    if (covers) this.#cover(part, { ...covers, suppression });
    if (!isOpen) return;
    if (covers) this.#coverEntries(parts, index, suppression);
    else this.#coverNext(parts, index, suppression);
  }

  at(part: Part, offset: number): readonly SpecSuppression[] {
    const inFile = this.#byFile.get(part.uri);
    const covers = this.#byPart.get(part);
    if (!covers) return inFile ?? none;
    const here = covers.filter(({ start, end }) => start <= offset && offset <= end);
    return [...(inFile ?? none), ...here.map(({ suppression }) => suppression)];
  }

  #cover(part: Part, cover: Cover): void {
    addTo(this.#byPart, part, cover);
  }

  /** What the next part begins with. */
  #coverNext(parts: readonly Part[], index: number, suppression: SpecSuppression): void {
    for (let at = index + 1; at < parts.length; at++) {
      const part = parts[at];
      const start = part && nextContent(part.text, 0);
      if (!part || start === undefined) continue;
      const isBlock = suppression.directive.reach === 'block';
      const end = isBlock ? blockEnd(part.text, start) : part.text.indexOf('\n', start);
      this.#cover(part, { start, end: end === -1 ? part.text.length : end, suppression });
      if (isBlock && end === part.text.length) this.#coverEntries(parts, at, suppression);
      return;
    }
  }

  /** The entries of a container are parts of their own. */
  #coverEntries(parts: readonly Part[], index: number, suppression: SpecSuppression): void {
    const container = parts[index];
    if (container?.kind !== 'container') return;
    for (let at = index + 1; at < parts.length; at++) {
      const part = parts[at];
      if (!part || part.containers.length <= container.containers.length) return;
      this.#cover(part, { start: 0, end: part.text.length, suppression });
    }
  }
}

const none: readonly SpecSuppression[] = [];
