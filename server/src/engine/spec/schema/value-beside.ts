import type { Field, Grammar, ObjectType } from '../grammar/grammar.ts';
import { grammarOf } from '../grammar/grammars.ts';
import { fieldOf } from '../grammar/walk-types.ts';
import type { ListNode, MapNode, Node } from '../tree/node.ts';
import { assign, toValue } from '../tree/to-value.ts';
import type { Unit } from '../walk/unit.ts';

/**
 * The plain data of a unit, for the official schema: beside one `before` an edit in which nothing was wrong, with an empty object for each Schema Object that has
 * stayed in its place. What a schema says is asked of itself alone, and an empty one says nothing.
 */
export function valueBeside({ node, type, version }: Unit, before: Unit): unknown {
  // What an alias names may stand in several places.
  if (node.part.mayHaveAliases) return toValue(node);
  return new Reader(grammarOf(version)).one(node, before.node, type);
}

class Reader {
  readonly #grammar: Grammar;

  constructor(grammar: Grammar) {
    this.#grammar = grammar;
  }

  one(node: Node, before: Node | undefined, type: Field['type']): unknown {
    if (type === 'value' || node.kind !== 'map' || before?.kind !== 'map') return toValue(node);
    if (decides(node) || decides(before)) return toValue(node);
    return type === 'schema' && node.isCopyOf(before) ? {} : this.#object(node, before, type);
  }

  #object(node: MapNode, before: MapNode, type: ObjectType): Record<string, unknown> {
    return objectOf(node, (key, value) => {
      const field = fieldOf(this.#grammar, type, key);
      return field ? this.#field(value, before.get(key), field) : toValue(value);
    });
  }

  #field(value: Node, before: Node | undefined, { type, shape }: Field): unknown {
    if (shape === 'one') return this.one(value, before, type);
    if (shape === 'map' && value.kind === 'map' && before?.kind === 'map') {
      if (decides(value) || decides(before)) return toValue(value);
      return objectOf(value, (key, child) => this.one(child, before.get(key), type));
    }
    if (shape === 'list' && value.kind === 'list' && before?.kind === 'list') return this.#list(value, before, type);
    return toValue(value);
  }

  #list({ items }: ListNode, before: ListNode, type: Field['type']): readonly unknown[] {
    return items.map((item, index) => this.one(item, before.items[index], type));
  }
}

/** Whether it says how what stands in it is read: with a `$ref` not at all, and by `$schema` in another dialect. */
function decides(node: MapNode): boolean {
  return node.has('$ref') || node.has('$schema');
}

/** Of a key that stands twice the first counts. */
function objectOf({ entries }: MapNode, read: (key: string, value: Node) => unknown): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  for (const { key, value } of entries) if (!Object.hasOwn(object, key)) assign(object, key, read(key, value));
  return object;
}
