import { mapIn } from '../completion/question.ts';
import type { ObjectType } from '../grammar/grammar.ts';
import type { Found } from '../references/lookup.ts';
import { typeName } from '../walk/names.ts';
import type { HoverPieces, HoverQuestion } from './item.ts';
import { describeOperation, describeScope, describeTag } from './names.ts';
import { membersOf, summaryOf } from './summary.ts';
import { inlineCode } from './untrusted.ts';

/** What a value names: the target of a reference, a tag, an operation, a scope, a property. */
export function describeValue(question: HoverQuestion): HoverPieces {
  const { spec, file, node, places, place, cursor } = question;
  if (node.kind !== 'scalar' || node.value === null) return [];
  const text = String(node.value);
  const key = cursor.path.at(-1);
  const holder = places.at(-2);
  if (key === '$ref' && holder?.type !== 'value') {
    return [describeTarget(question, { found: spec.lookup(file.uri, text), type: holder?.type ?? 'value', text })];
  }
  switch (place?.owner) {
    case 'operation':
      return place.name === 'tags' ? [describeTag(spec, text)] : [];
    case 'tag':
      return place.name === 'parent' ? [describeTag(spec, text)] : [];
    case 'securityRequirement':
      return [describeScope(spec, place.name, text)];
    case 'link': {
      if (place.name === 'operationId') return [describeOperation(spec, text)];
      if (place.name !== 'operationRef') return [];
      return [describeTarget(question, { found: spec.lookup(file.uri, text), type: 'operation', text })];
    }
    case 'schema':
      return place.name === 'required' ? [describeProperty(question, place.ownerDepth, text)] : [];
    case 'discriminator': {
      if (place.name === 'propertyName') return [describeProperty(question, place.ownerDepth - 1, text)];
      const reference = spec.references().find((each) => each.node === node);
      if (!reference) return [];
      return [describeTarget(question, { found: spec.lookup(reference.base, reference.target), type: 'schema', text })];
    }
  }
  return [];
}

interface NamedTarget {
  readonly found: Found;
  readonly type: ObjectType | 'value';
  /** As it is written. */
  readonly text: string;
}

function describeTarget({ spec, file }: HoverQuestion, { found, type, text }: NamedTarget): string | undefined {
  const { node, entry, target } = found;
  if (!node) return undefined;
  const name = entry?.key ?? target.tokens?.at(-1) ?? text;
  const kind = type === 'value' ? '' : `: ${typeName(type)}`;
  const hash = text.indexOf('#');
  const path = hash === -1 ? text : text.slice(0, hash);
  const where = target.uri === file.uri ? '' : ` in ${inlineCode(path)}`;
  return `${inlineCode(name)}${kind}${where}\n\n${summaryOf(spec, type, node)}`.trimEnd();
}

/** A property of a schema, by its name. */
function describeProperty(question: HoverQuestion, depth: number, name: string): string | undefined {
  const { spec, cursor } = question;
  const schema = mapIn(question, cursor.path.slice(0, depth));
  if (!schema) return undefined;
  for (const member of membersOf(spec, schema)) {
    const property = member.map('properties')?.get(name);
    if (property) return `${inlineCode(name)}\n\n${summaryOf(spec, 'schema', property)}`.trimEnd();
  }
  return undefined;
}
