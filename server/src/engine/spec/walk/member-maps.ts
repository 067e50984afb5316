import type { ObjectType, SpecVersion } from '../grammar/grammar.ts';
import { componentTypes } from '../grammar/walk-types.ts';
import type { MapNode, Node } from '../tree/node.ts';

/** A map of the root whose entries are units of their own. */
export interface MemberMap {
  readonly map: MapNode;
  /** What each entry is. */
  readonly type: ObjectType;
}

/** In the order of the text. Components of a kind that came with a later version of 3 are units, too. */
export function memberMaps(root: MapNode, version: SpecVersion): readonly MemberMap[] {
  const types = componentTypes(version === '2.0' ? '2.0' : '3.2');
  const found: MemberMap[] = [];
  const add = (map: Node, type: ObjectType | undefined): void => {
    if (map.kind === 'map' && type) found.push({ map, type });
  };
  for (const { key, value } of root.entries) {
    if (key === 'paths') add(value, 'pathItem');
    else if (version === '2.0') add(value, types.get(`/${key}`));
    else if (key === 'webhooks') add(value, 'pathItem');
    else if (key === 'components' && value.kind === 'map') {
      for (const { key: kind, value: components } of value.entries) add(components, types.get(`/components/${kind}`));
    }
  }
  return found;
}
