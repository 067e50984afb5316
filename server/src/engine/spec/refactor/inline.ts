import type { Span, TextEdit } from '../../finding.ts';
import { pointerOf } from '../navigation/pointer-of.ts';
import { usesOf } from '../navigation/reference-counts.ts';
import { isComponent } from '../navigation/symbol-at.ts';
import { isEqual } from '../schema/is-equal.ts';
import type { Spec } from '../spec.ts';
import { type SpecFile, updateSpecFile } from '../text/spec-file.ts';
import { type Entry, keyPlace, type MapNode, type Node } from '../tree/node.ts';
import { pathTo } from '../tree/path-to.ts';
import { nodeAt } from '../tree/pointer.ts';
import { toValue } from '../tree/to-value.ts';
import type { Reference } from '../walk/spec-object.ts';
import { movedReferences } from './moved-references.ts';
import { removeEntries } from './remove-entry.ts';
import {
  endWithComment,
  indentationOf,
  indented,
  isBlockMap,
  lineBreakIn,
  lineText,
  type ValueText,
  valueText,
} from './value-text.ts';

/** A reference that can be replaced by what it leads to. */
export interface Inlining {
  /** What it leads to: a component's name, or the last step of a pointer, or a file. */
  readonly name: string;
  /** Undefined where the text would not mean the same: worked out when it is asked for. */
  edits(): readonly TextEdit[] | undefined;
  /** Nothing else uses what it leads to. */
  readonly isOnlyUse: boolean;
  /** As `edits`, with what it leads to taken away. */
  removingEdits(): readonly TextEdit[] | undefined;
}

/** The reference at an offset replaced; undefined where there is none, or it can't be. */
export function inliningAt(spec: Spec, uri: string, offset: number): Inlining | undefined {
  const file = spec.files.get(uri);
  if (!file) return undefined;
  const reference = spec.references().find(({ kind, node, owner }) => {
    if (kind !== 'ref' || node.part.uri !== uri) return false;
    const entry = owner.entry('$ref');
    const span = file.spanOf({ part: node.part, start: entry?.keyStart ?? node.start, end: node.end });
    return span.start <= offset && offset <= span.end;
  });
  return reference && inlining(spec, file, reference);
}

/** The only reference to the component whose key is at an offset, replaced by it. */
export function inliningOfComponentAt(spec: Spec, uri: string, offset: number): Inlining | undefined {
  const file = spec.files.get(uri);
  if (!file) return undefined;
  const { part, offset: within } = file.partAt(offset);
  const last = pathTo(part.parsed.root, within).at(-1);
  if (last?.kind !== 'entry' || last.place !== 'key') return undefined;
  const tokens = pointerOf(last.entry);
  if (!isComponent(spec, tokens) || usesOf(spec, uri, tokens) !== 1) return undefined;
  const reference = spec
    .references()
    .find(({ kind, base, target }) => kind === 'ref' && spec.lookup(base, target).entry === last.entry);
  const holder = reference && spec.files.get(reference.node.part.uri);
  return reference && holder && inlining(spec, holder, reference);
}

/** What replaces a reference by what it leads to. */
export function inlining(spec: Spec, file: SpecFile, { base, target, owner }: Reference): Inlining | undefined {
  const { node, entry, target: to } = spec.lookup(base, target);
  const from = spec.files.get(to.uri);
  // What stands beside a reference would have to be merged.
  if (node?.kind !== 'map' || !from || from.format !== file.format || owner.entries.length !== 1) return undefined;
  if (holds(from, node, file, owner)) return undefined;
  const text = valueText(from, node, entry, movedReferences(spec, { node, from, to: file }));
  if (!text) return undefined;
  const edit = () => {
    const made = replacement(file, owner, text, node);
    return made && meansTheSame(file, owner, made, from.uri === file.uri ? node : undefined) ? made : undefined;
  };
  const tokens = to.tokens ?? [];
  const isOnlyUse =
    entry !== undefined && isComponent(spec, tokens) && to.uri === spec.uri && usesOf(spec, to.uri, tokens) === 1;
  return {
    name: tokens.at(-1) ?? to.uri.slice(to.uri.lastIndexOf('/') + 1),
    isOnlyUse,
    edits() {
      const made = edit();
      return made && [made];
    },
    removingEdits() {
      const made = edit();
      const removal = isOnlyUse ? removeEntries(spec.file, tokens) : undefined;
      return made && removal && [made, removal];
    },
  };
}

/** A component can't be written into itself. */
function holds(from: SpecFile, node: MapNode, file: SpecFile, owner: MapNode): boolean {
  if (from.uri !== file.uri) return false;
  const whole = from.spanOf(node);
  const { start } = file.spanOf(owner);
  return whole.start <= start && start < whole.end;
}

function replacement(file: SpecFile, owner: MapNode, text: ValueText, node: MapNode): TextEdit | undefined {
  const span = file.spanOf(owner);
  if (file.format === 'json') return inJson(file, span, text);
  if (isBlockMap(file, owner)) return inBlock(file, span, text);
  const around = pathTo(owner.part.parsed.root, owner.start).find((step) => step.node === owner);
  const isInFlow = around === undefined || !isBlockHolder(around.parent);
  if (!text.isBlock) return inFlowStyle(file, span, text);
  if (isInFlow) return hasComments(text) ? undefined : flowText(file, span, node);
  return around.kind === 'entry' ? behindKey(file, around.entry, span, text) : inBlock(file, span, text);
}

function isBlockHolder({ part, start }: Node): boolean {
  return !/[[{]/.test(part.text[start] ?? '');
}

function inJson(file: SpecFile, span: Span, { lines }: ValueText): TextEdit {
  const { line } = file.positionAt(span.start);
  const margin = lineText(file, line).slice(0, indentationOf(file, line));
  return { uri: file.uri, span, text: indented(lines, margin, false).join(lineBreakIn(file)) };
}

/** A comment behind the reference goes above what takes its place. */
function inBlock(file: SpecFile, span: Span, text: ValueText): TextEdit {
  const end = endWithComment(file, span.end);
  const comment = file.slice(span.end, end).trim();
  const { character } = file.positionAt(span.start);
  const lines = comment === '' ? text.lines : [comment, ...text.lines];
  const written = indented(lines, ' '.repeat(character), false).join(lineBreakIn(file));
  return { uri: file.uri, span: { start: span.start, end }, text: written.replace(/^[ \t]+/, '') };
}

function inFlowStyle(file: SpecFile, span: Span, { lines }: ValueText): TextEdit {
  const { line } = file.positionAt(span.start);
  const text = indented(lines, ' '.repeat(indentationOf(file, line)), false).join(lineBreakIn(file));
  return { uri: file.uri, span, text };
}

function flowText(file: SpecFile, span: Span, node: MapNode): TextEdit {
  return { uri: file.uri, span, text: JSON.stringify(toValue(node)) };
}

/** A block begins on the line behind its key's. */
function behindKey(file: SpecFile, entry: Entry, span: Span, text: ValueText): TextEdit | undefined {
  const key = file.spanOf(keyPlace(entry));
  if (!/^[ \t]*:\s*$/.test(file.slice(key.end, span.start))) return undefined;
  const end = endWithComment(file, span.end);
  const comment = file.slice(span.end, end).trim();
  const lineBreak = lineBreakIn(file);
  const { character } = file.positionAt(key.start);
  const lines = indented(text.lines, ' '.repeat(character + 2), true);
  const head = comment === '' ? ':' : `: ${comment}`;
  return { uri: file.uri, span: { start: key.end, end }, text: [head, ...lines].join(lineBreak) };
}

function hasComments({ lines }: ValueText): boolean {
  return lines.some((line) => /(?:^|\s)#/.test(line));
}

/** That what stands in the reference's place after the edit is what it led to; only the form is looked at where references had to change. */
function meansTheSame(file: SpecFile, owner: MapNode, edit: TextEdit, node: MapNode | undefined): boolean {
  const steps = pathTo(owner.part.parsed.root, owner.start);
  const at = steps.findIndex((step) => step.node === owner);
  const tokens = steps.slice(0, at + 1).map((step) => (step.kind === 'entry' ? step.entry.key : String(step.index)));
  const after = updateSpecFile(file, [edit]);
  const written = nodeAt(after.root, [...owner.part.containers, ...tokens]);
  return written?.kind === 'map' && (!node || isEqual(toValue(written), toValue(node)));
}
