import type { Span } from '../../finding.ts';
import type { Position } from '../../text.ts';
import type { MapNode, Node, Place } from '../tree/node.ts';
import { CutSpecFile } from './cut-spec-file.ts';
import { cutText } from './cut-text.ts';
import type { SeamProblem } from './json-seams.ts';
import type { Part, SpecFormat } from './part.ts';

/**
 * A YAML or JSON file as parsed, at one state of its text: always usable, however broken. It is a value; an edit makes another one that
 * shares all parts that are the same ({@link updateSpecFile}). Every offset is from the start of the file, in UTF-16 code units.
 */
export interface SpecFile {
  readonly kind: 'spec';
  readonly uri: string;
  readonly format: SpecFormat;
  readonly length: number;
  readonly lineCount: number;
  readonly parts: readonly Part[];
  /** The whole tree. The maps that hold parts are made of them: their entries' values stand in parts of their own. */
  readonly root: Node | undefined;
  /** Problems of the syntax that no part shows by itself. */
  readonly seamProblems: readonly SeamProblem[];
  /** The parts that are broken, or have keys that stand twice. */
  readonly faulty: readonly Part[];
  startOf(part: Part): number;
  /** The line, from 0, that a part of it begins; undefined where it begins within one. */
  lineOf(part: Part): number | undefined;
  spanOf(place: Place): Span;
  /** The part that holds an offset, the later one where two meet, and the offset in it. */
  partAt(offset: number): { readonly part: Part; readonly offset: number };
  positionAt(offset: number): Position;
  offsetAt(position: Position): number;
  slice(start: number, end: number): string;
  /** The whole text: only for what needs it whole, since it copies it. */
  text(): string;
}

/** Replaces a span of a file's text; several are applied one after the other, each to the text that the one before left. */
export interface TextChange {
  readonly span: Span;
  readonly text: string;
}

/** Parses a file from scratch. */
export function parseSpecFile(uri: string, format: SpecFormat, text: string): SpecFile {
  return new CutSpecFile(uri, format, cutText(uri, format, text));
}

/** The file after changes: only the parts that they touch are cut and parsed again. Equal to {@link parseSpecFile} of the new text. */
export function updateSpecFile(file: SpecFile, changes: readonly TextChange[]): SpecFile {
  if (file instanceof CutSpecFile) return file.changed(changes);
  let text = file.text();
  for (const { span, text: replacement } of changes) {
    text = text.slice(0, span.start) + replacement + text.slice(span.end);
  }
  return parseSpecFile(file.uri, file.format, text);
}

/** The root where it is a map. */
export function rootMap(file: SpecFile): MapNode | undefined {
  return file.root?.kind === 'map' ? file.root : undefined;
}
