import type { Entry, MapNode } from '../../tree/node.ts';
import { evaluatedItems, evaluatedProperties } from '../evaluated.ts';
import type { Check, Keywords } from '../keyword.ts';
import { noProblems, problemWith } from '../problem.ts';
import { propertyNames } from '../properties.ts';
import { counted } from '../words.ts';
import { unknownProperty } from './objects.ts';

/** What nothing else in a schema speaks of. Where something else is wrong, that is unknown. */
export const unevaluated: Keywords = {
  unevaluatedProperties: { since: 2019, turn: 'last', make: propertiesCheck },
  unevaluatedItems: { since: 2019, turn: 'last', make: itemsCheck },
};

function propertiesCheck(keyword: Entry, schema: MapNode): Check {
  const { value: others } = keyword;
  return (value, run) => {
    if (value.kind !== 'map') return noProblems;
    const evaluated = evaluatedProperties(value, schema, run);
    if (evaluated === 'all') return noProblems;
    return value.entries
      .filter((entry) => !evaluated.has(entry.key))
      .flatMap((entry) =>
        others.kind === 'scalar' && others.value === false
          ? [unknownProperty(value, entry, keyword, propertyNames(run.outer, run))]
          : run.checkBelow(entry.value, others),
      );
  };
}

function itemsCheck(keyword: Entry, schema: MapNode): Check {
  const { value: others } = keyword;
  return (value, run) => {
    if (value.kind !== 'list') return noProblems;
    const evaluated = evaluatedItems(value, schema, run);
    if (evaluated === 'all') return noProblems;
    const rest = value.items.filter((_, index) => !evaluated.has(index));
    if (others.kind !== 'scalar' || others.value !== false) return rest.flatMap((item) => run.checkBelow(item, others));
    const [first] = rest;
    const say = (subject: string): string =>
      `${subject} has ${counted(value.items.length, 'item')}; the schema allows ${value.items.length - rest.length}`;
    return first ? [problemWith(value, keyword, say)] : noProblems;
  };
}
