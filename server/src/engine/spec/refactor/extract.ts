import type { Span, TextEdit } from '../../finding.ts';
import type { ObjectType, SpecVersion } from '../grammar/grammar.ts';
import { grammarOf } from '../grammar/grammars.ts';
import { componentTypes } from '../grammar/walk-types.ts';
import { isEqual } from '../schema/is-equal.ts';
import type { Spec } from '../spec.ts';
import { type SpecFile, updateSpecFile } from '../text/spec-file.ts';
import { keyPlace, type MapNode, type Node } from '../tree/node.ts';
import { formatPointer, nodeAt } from '../tree/pointer.ts';
import { toValue } from '../tree/to-value.ts';
import type { SpecObject } from '../walk/spec-object.ts';
import { componentName } from './component-name.ts';
import { insertComponent } from './insert-component.ts';
import { movedReferences } from './moved-references.ts';
import { writeReference } from './reference-style.ts';
import { referenceTo } from './relative.ts';
import { type ValueText, valueText } from './value-text.ts';

/** What can be made a component. */
export interface Extraction {
  readonly type: ObjectType;
  readonly name: string;
  /** The key of the map that it goes to: `schemas`. */
  readonly holder: string;
  /** Undefined where the text would not mean the same: worked out when it is asked for. */
  edits(): readonly TextEdit[] | undefined;
}

/**
 * The smallest object that a selection is in, or whose key or first line a cursor is in, made a component of the description's root document. Undefined
 * where there is none that can be.
 */
export function extractionAt(spec: Spec, uri: string, selection: Span): Extraction | undefined {
  const file = spec.files.get(uri);
  const object = file && extractableAt(spec, file, selection);
  return object && extraction(spec, file, object);
}

/** What makes an object a component. */
export function extraction(spec: Spec, file: SpecFile, object: SpecObject): Extraction | undefined {
  const { type, node, entry } = object;
  const holder = holderOf(type, spec.version);
  const text = holder && valueText(file, node, entry, movedReferences(spec, { node, from: file, to: spec.file }));
  if (!holder || !text || file.format !== spec.file.format) return undefined;
  const existing = nodeAt(spec.root, holder);
  const name = componentName(object, existing?.kind === 'map' ? existing : undefined);
  const edits = () => extractingEdits(spec, file, { object, node, holder, name, text });
  return { type, name, holder: holder.at(-1) ?? '', edits };
}

interface Extracted {
  readonly object: SpecObject;
  readonly node: MapNode;
  readonly holder: readonly string[];
  readonly name: string;
  readonly text: ValueText;
}

function extractingEdits(
  spec: Spec,
  file: SpecFile,
  { object, node, holder, name, text }: Extracted,
): readonly TextEdit[] | undefined {
  const insertion = insertComponent(spec.file, { holder, name, value: text, node });
  if (!insertion) return undefined;
  const pointer = formatPointer([...holder, name]);
  const replacement = writeReference(spec, file, {
    target: referenceTo(file.uri, spec.uri, pointer),
    text,
    isItem: !object.entry,
  });
  const edits: readonly TextEdit[] = [replacement, insertion];
  return meansTheSame(spec.file, edits, [...holder, name], node) ? edits : undefined;
}

/** The innermost one: whose first line the cursor is in, or that holds all that is selected. */
function extractableAt(spec: Spec, file: SpecFile, selection: Span): SpecObject | undefined {
  const { part } = file.partAt(selection.start);
  let found: SpecObject | undefined;
  for (const unit of spec.units) {
    if (unit.uri !== file.uri) continue;
    if (unit.entry && unit.node.part !== part) continue;
    for (const object of unit.objects) {
      if (object.node.part !== part || !isExtractable(object, unit.version)) continue;
      if (isMeant(file, selection, object)) found = object;
    }
  }
  return found;
}

function isMeant(file: SpecFile, selection: Span, { node, entry }: SpecObject): boolean {
  const inside = file.spanOf(node);
  const start = entry ? file.spanOf(keyPlace(entry)).start : inside.start;
  if (selection.end > inside.end) return false;
  if (selection.start < selection.end) return selection.start >= start;
  const { line } = file.positionAt(selection.start);
  const lineStart = file.offsetAt({ line: file.positionAt(start).line, character: 0 });
  const from = /^[\s-]*$/.test(file.slice(lineStart, start)) ? lineStart : start;
  const isHead = line === file.positionAt(start).line || line === file.positionAt(inside.start).line;
  return isHead && selection.start >= from;
}

/** Whether a component may stand in its place. */
export function isExtractable({ type, node, field, parent }: SpecObject, version: SpecVersion): boolean {
  if (!parent || node.has('$ref') || node.entries.length === 0 || !holderOf(type, version)) return false;
  if (type === 'schema') return true;
  const grammar = grammarOf(version).get(parent.type);
  const place = (field === undefined ? undefined : grammar?.fields.get(field)) ?? grammar?.otherFields;
  return place?.type === type && place.orReference;
}

function holderOf(type: ObjectType, version: SpecVersion): readonly string[] | undefined {
  for (const [pointer, kept] of componentTypes(version)) if (kept === type) return pointer.slice(1).split('/');
  return undefined;
}

/** That the text after the edits has the value as it was, in its new place. */
function meansTheSame(file: SpecFile, edits: readonly TextEdit[], pointer: readonly string[], node: MapNode): boolean {
  const own = edits.filter(({ uri }) => uri === file.uri);
  const after = updateSpecFile(
    file,
    [...own].sort((a, b) => b.span.start - a.span.start),
  );
  const moved: Node | undefined = nodeAt(after.root, pointer);
  // References in it may be written in another way.
  const isSameFile = node.part.uri === file.uri;
  return moved?.kind === 'map' && (!isSameFile || isEqual(toValue(moved), toValue(node)));
}
