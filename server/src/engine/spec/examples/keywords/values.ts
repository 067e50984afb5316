import { nearest } from '../../facts/nearest.ts';
import { isOfType, typesOf } from '../../facts/schemas.ts';
import type { Entry, Node } from '../../tree/node.ts';
import { isSameValue } from '../canonical.ts';
import type { Check, Keywords } from '../keyword.ts';
import { noProblems, type Problem, problemWith } from '../problem.ts';
import { anyOfKinds, anyOfValues, describeChoice, describeKind, describeValue } from '../words.ts';

/** What kind of value it is, and which ones are allowed. */
export const values: Keywords = {
  type: { turn: 'first', make: (keyword, schema) => typeCheck(keyword, typesOf(schema)) },
  enum: {
    turn: 'first',
    make: (keyword) => (keyword.value.kind === 'list' ? choiceCheck(keyword, keyword.value.items) : undefined),
  },
  const: { since: 6, turn: 'first', make: (keyword) => choiceCheck(keyword, [keyword.value]) },
};

/** A type that isn't known, such as `file` in 2.0, says nothing. */
function typeCheck(keyword: Entry, types: readonly string[] | undefined): Check | undefined {
  if (!types) return undefined;
  const [only] = types;
  if (types.length === 1 && only !== undefined)
    return (value) => (isOfType(value, only) ? noProblems : [wrongType(value, keyword, types)]);
  return (value) => (types.some((type) => isOfType(value, type)) ? noProblems : [wrongType(value, keyword, types)]);
}

/** The problem of a value that is of none of some types. */
export function wrongType(node: Node, keyword: Entry, types: readonly string[]): Problem {
  const say = (subject: string): string => `${subject} is ${describeKind(node)}; the schema wants ${anyOfKinds(types)}`;
  return { ...problemWith(node, keyword, say), keyword: 'type', wanted: types };
}

function choiceCheck(keyword: Entry, choices: readonly Node[]): Check {
  let described: readonly string[] | undefined;
  return (value) => {
    if (choices.some((choice) => isSameValue(value, choice))) return noProblems;
    described ??= choices.map(describeChoice);
    return [wrongChoice(value, keyword, described)];
  };
}

/** The problem of a value that is none of those that are allowed, as {@link describeChoice} has them. */
export function wrongChoice(node: Node, keyword: Entry, choices: readonly string[]): Problem {
  const say = (subject: string): string => {
    const suggestion = suggestionFor(node, choices);
    const isOtherKind = node.kind === 'scalar' && choices.includes(`\`${node.value}\``);
    const found = isOtherKind && typeof node.value === 'string' ? 'text' : describeValue(node);
    const allowed = suggestion === undefined ? `; it ${anyOfValues(choices)}` : `; did you mean \`${suggestion}\`?`;
    return `${subject} is ${found}${allowed}`;
  };
  return { ...problemWith(node, keyword, say), keyword: 'enum', wanted: choices };
}

/** A choice that a text may have meant in another spelling. */
export function suggestionFor(node: Node, choices: readonly string[]): string | undefined {
  if (node.kind !== 'scalar' || typeof node.value !== 'string') return undefined;
  const texts = choices.flatMap((choice) => /^`(.*)`$/s.exec(choice)?.[1] ?? []);
  const found = nearest(node.value, texts);
  return found === node.value ? undefined : found;
}
