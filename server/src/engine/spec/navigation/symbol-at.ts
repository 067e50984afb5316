import { componentTypes } from '../grammar/walk-types.ts';
import type { Spec } from '../spec.ts';
import type { Part } from '../text/part.ts';
import type { Place } from '../tree/node.ts';
import type { Reference } from '../walk/spec-object.ts';
import { namesIn } from './names.ts';
import { pathParameterAt } from './path-parameters.ts';
import { pointerAt } from './pointer-of.ts';
import {
  leadsThrough,
  occurrenceIn,
  otherReferences,
  referencesThrough,
  targetOfReference,
  writtenReferences,
} from './references.ts';
import { holderPlace, type NamedOccurrence, type SpecSymbol, wholeOf } from './symbol.ts';

/** What is named at an offset of a file of a description; undefined where nothing is that other places could name, too. */
export function symbolAt(spec: Spec, uri: string, offset: number): NamedOccurrence | undefined {
  const file = spec.files.get(uri);
  if (!file) return undefined;
  const here = file.partAt(offset);
  // Between two parts the cursor is behind the one and before the other.
  const before = here.offset === 0 && offset > 0 ? file.partAt(offset - 1) : undefined;
  return nameIn(spec, here.part, here.offset) ?? (before && nameIn(spec, before.part, before.offset + 1));
}

/** What a reference names. */
export function symbolOf(spec: Spec, reference: Reference): NamedOccurrence {
  const { uri, tokens, anchor } = targetOfReference(reference);
  if (tokens) return { ...occurrenceIn(reference, tokens.length), symbol: targetSymbol(spec, uri, tokens) };
  return { ...occurrenceIn(reference, 1), symbol: { kind: 'anchor', uri, name: anchor ?? '' } };
}

/** Security schemes are named by more than references. */
export function targetSymbol(spec: Spec, uri: string, tokens: readonly string[]): SpecSymbol {
  const prefix = spec.version === '2.0' ? ['securityDefinitions'] : ['components', 'securitySchemes'];
  const name = tokens[prefix.length];
  const isScheme = uri === spec.uri && tokens.length === prefix.length + 1 && leadsThrough(tokens, prefix);
  return isScheme && name !== undefined ? { kind: 'scheme', name } : { kind: 'target', uri, tokens };
}

function nameIn(spec: Spec, part: Part, offset: number): NamedOccurrence | undefined {
  const isHere = (place: Place) => place.part === part && place.start <= offset && offset <= place.end;
  for (const reference of [...writtenReferences(part), ...otherReferences(spec)]) {
    if (isHere(reference.node)) return symbolOf(spec, reference);
  }
  for (const name of namesIn(spec)) if (isHere(holderPlace(name.holder))) return name;
  return pathParameterAt(spec, part, offset) ?? namedKey(spec, part, offset);
}

/** A key that something refers to, or may: a component's, a path. */
function namedKey(spec: Spec, part: Part, offset: number): NamedOccurrence | undefined {
  const { steps, tokens } = pointerAt(part, offset);
  const last = steps.at(-1);
  if (last?.kind !== 'entry' || last.place !== 'key') return undefined;
  const isNamed = isComponent(spec, tokens) || isPath(tokens) || isReferenced(spec, part.uri, tokens);
  return isNamed ? { ...wholeOf(last.entry, 'definition'), symbol: targetSymbol(spec, part.uri, tokens) } : undefined;
}

/** Whether a pointer leads to a component. */
export function isComponent({ version }: Spec, tokens: readonly string[]): boolean {
  return tokens.length > 1 && componentTypes(version).has(`/${tokens.slice(0, -1).join('/')}`);
}

/** Whether a pointer leads to a path or a webhook. */
export function isPath(tokens: readonly string[]): boolean {
  return tokens.length === 2 && (tokens[0] === 'paths' || tokens[0] === 'webhooks');
}

function isReferenced(spec: Spec, uri: string, tokens: readonly string[]): boolean {
  return referencesThrough(spec, uri, tokens).some(
    (reference) => targetOfReference(reference).tokens?.length === tokens.length,
  );
}
