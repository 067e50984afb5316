import type { DocumentContext } from '../../rules/spec-rule.ts';
import type { ListNode, MapNode, ScalarNode } from '../tree/node.ts';
import type { Unit } from '../walk/unit.ts';

/** A tag that the document declares. */
export interface DeclaredTag {
  readonly name: string;
  readonly nameNode: ScalarNode;
  readonly node: MapNode;
}

/** The root's list of tags. */
export function tagList({ spec, follow }: DocumentContext): ListNode | undefined {
  const written = spec.root.get('tags');
  const list = written && follow(written);
  return list?.kind === 'list' ? list : undefined;
}

/** The tags of the root that have a name, in their order. */
export function declaredTags(context: DocumentContext): readonly DeclaredTag[] {
  const tags: DeclaredTag[] = [];
  for (const item of tagList(context)?.items ?? []) {
    const node = context.followMap(item);
    const nameNode = node?.get('name');
    if (!node || nameNode?.kind !== 'scalar' || typeof nameNode.value !== 'string') continue;
    tags.push({ name: nameNode.value, nameNode, node });
  }
  return tags;
}

/** A tag that an operation names. */
export interface TagUse {
  readonly name: string;
  readonly node: ScalarNode;
}

/** The names of {@link tagUses}, in the same order. */
export function usedTagNames(unit: Unit): readonly string[] {
  return unit.memo(tagUses).map(({ name }) => name);
}

/** Those of a unit's operations. */
export function tagUses(unit: Unit): readonly TagUse[] {
  return unit
    .ofType('operation')
    .flatMap(({ node }) =>
      (node.list('tags')?.items ?? []).flatMap((item) =>
        item.kind === 'scalar' && typeof item.value === 'string' ? [{ name: item.value, node: item }] : [],
      ),
    );
}
