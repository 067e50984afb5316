import type { ObjectType } from '../grammar/grammar.ts';
import { componentTypes } from '../grammar/walk-types.ts';
import { briefOf } from '../hover/summary.ts';
import { untrustedMarkdown } from '../hover/untrusted.ts';
import { pointerOf } from '../navigation/pointer-of.ts';
import { referenceTo } from '../refactor/relative.ts';
import { fileName } from '../references/file-name.ts';
import { followReferences } from '../references/follow.ts';
import type { Spec } from '../spec.ts';
import type { SpecFile } from '../text/spec-file.ts';
import type { Node } from '../tree/node.ts';
import { encodeToken, formatPointer, nodeAt } from '../tree/pointer.ts';
import type { SpecCursor } from './context.ts';
import { mayBe } from './guess.ts';
import { type Offer, scalarOffer } from './offer.ts';
import type { Question } from './question.ts';

/** Whether the value of a reference is being written, which may name any file of the workspace. */
export function isReferenceCursor({ kind, path }: SpecCursor): boolean {
  return kind === 'value' && (path.at(-1) === '$ref' || path.at(-2) === 'mapping' || path.at(-1) === 'defaultMapping');
}

/** What a reference at the cursor may lead to: in this file, in the others of the description, and in the rest of the workspace. */
export function targets(question: Question): readonly Offer[] {
  const { cursor, spec, workspace, file } = question;
  const expected = isReferenceCursor(cursor) ? expectedType(question) : undefined;
  if (expected === undefined) return [];
  const seen = new Set<string>();
  const found: Target[] = [];
  const add = (target: Target): void => {
    if (seen.has(target.reference)) return;
    seen.add(target.reference);
    found.push(target);
  };
  for (const target of targetsIn(spec, file.uri, expected)) add(target);
  for (const other of workspace.specs) {
    for (const target of targetsIn(other, file.uri, expected)) add({ ...target, rank: target.rank + 2 });
  }
  for (const other of workspace.others) {
    if (spec.files.has(other.uri)) continue;
    for (const target of guessedTargets(other, file.uri, expected)) add(target);
  }
  return found.map((target) => toOffer(question, expected, target));
}

interface Target {
  readonly name: string;
  readonly reference: string;
  readonly node: Node;
  readonly rank: number;
}

/** `any` where nothing is known of the place. */
function expectedType({ places, place, cursor }: Question): ObjectType | 'any' | undefined {
  if (cursor.path.at(-1) !== '$ref') return place?.owner === 'discriminator' ? 'schema' : undefined;
  const holder = places.at(-2);
  if (holder) return holder.type === 'value' ? undefined : holder.type;
  return cursor.path.some((step) => String(step).startsWith('x-')) ? 'any' : undefined;
}

function targetsIn(spec: Spec, from: string, expected: ObjectType | 'any'): readonly Target[] {
  const isFitting = (type: ObjectType) => expected === 'any' || type === expected;
  const isOwn = spec.uri === from;
  const found: Target[] = [];
  for (const [pointer, type] of componentTypes(spec.version)) {
    if (!isFitting(type)) continue;
    const tokens = pointer.slice(1).split('/');
    const holder = nodeAt(spec.root, tokens);
    if (holder?.kind !== 'map') continue;
    const before = referenceTo(from, spec.uri, `${formatPointer(tokens)}/`);
    for (const { key, value } of holder.entries) {
      const reference = before + (/^[\w.-]+$/.test(key) ? key : encodeToken(key));
      found.push({ name: key, reference, node: value, rank: isOwn ? 1 : 2 });
    }
  }
  return [...found, ...fragments(spec, from, isFitting)];
}

/** What stands in other files: that which is referenced, and what stands beside it. */
function fragments(spec: Spec, from: string, isFitting: (type: ObjectType) => boolean): readonly Target[] {
  const found: Target[] = [];
  if (spec.files.size === 1) return found;
  const holders = new Set<string>();
  for (const { uri, type, entry, node } of spec.units) {
    if (uri === spec.uri || !isFitting(type)) continue;
    const rank = uri === from ? 1 : 2;
    if (!entry) {
      if (spec.files.get(uri)?.root !== node || uri === from) continue;
      found.push({ name: fileName(uri), reference: referenceTo(from, uri, ''), node, rank });
      continue;
    }
    const tokens = pointerOf(entry).slice(0, -1);
    const key = `${uri}${formatPointer(tokens)}`;
    if (holders.has(key)) continue;
    holders.add(key);
    const holder = nodeAt(spec.files.get(uri)?.root, tokens);
    for (const sibling of holder?.kind === 'map' ? holder.entries : []) {
      if (sibling.value.kind !== 'map') continue;
      const reference = referenceTo(from, uri, formatPointer([...tokens, sibling.key]));
      found.push({ name: sibling.key, reference, node: sibling.value, rank });
    }
  }
  return found;
}

/** In a file that nothing refers to: what looks like what is expected, as a whole, in its root, and in its components. */
function guessedTargets({ uri, root }: SpecFile, from: string, expected: ObjectType | 'any'): readonly Target[] {
  if (root?.kind !== 'map') return [];
  const isFitting = (node: Node) => expected !== 'any' && mayBe(expected, node);
  if (isFitting(root)) return [{ name: fileName(uri), reference: referenceTo(from, uri, ''), node: root, rank: 5 }];
  const components = root.map('components')?.entries ?? [];
  const holders = [
    { tokens: noTokens, map: root },
    ...components.flatMap(({ key, value }) =>
      value.kind === 'map' ? [{ tokens: ['components', key], map: value }] : [],
    ),
  ];
  return holders.flatMap(({ tokens, map }) =>
    map.entries
      .filter(({ value }) => isFitting(value))
      .map(({ key, value }) => {
        const reference = referenceTo(from, uri, formatPointer([...tokens, key]));
        return { name: key, reference, node: value, rank: 5 };
      }),
  );
}

const noTokens: readonly string[] = [];

function toOffer({ spec }: Question, expected: ObjectType | 'any', { name, reference, node, rank }: Target): Offer {
  const hash = reference.indexOf('#');
  const path = hash === -1 ? reference : reference.slice(0, hash);
  const target = followReferences(node, spec.lookup);
  const description = target?.kind === 'map' ? (target.text('description') ?? target.text('summary')) : undefined;
  const brief = expected !== 'any' ? briefOf(spec, expected, node) : '';
  const lines = [brief, description === undefined ? '' : untrustedMarkdown(description, 300)];
  return scalarOffer(reference, {
    label: name,
    filter: `${name} ${reference}`,
    detail: path === '' ? reference : path,
    documentation: lines.filter((line) => line !== '').join('\n\n') || undefined,
    kind: hash === -1 ? 'file' : 'reference',
    rank,
  });
}
