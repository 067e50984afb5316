import type { Entry, Node } from '../tree/node.ts';
import { wrongChoice, wrongType } from './keywords/values.ts';
import { type Problem, problemWith } from './problem.ts';
import { namesOf } from './schema-name.ts';
import { joined } from './words.ts';

type Problems = readonly Problem[];

/**
 * What to say of a value that fits none of some alternatives: the problems of the one that was meant, as far as that can be told by what kind of value
 * it is, by properties that have one value, and by the number of problems; else one sentence.
 */
export function meantBranch(
  value: Node,
  keyword: Entry,
  branches: readonly Node[],
  results: readonly Problems[],
): Problems {
  const ofKind = results.filter((problems) => !problems.some((problem) => isAboutKind(problem, value)));
  if (ofKind.length === 0) return [wrongType(value, keyword, wantedIn(results.flat(), value, 'type'))];
  const tagged = ofKind.filter((problems) => !problems.some((problem) => isAboutTag(problem, value)));
  const meant = tagged.length > 0 ? tagged : ofKind;
  const [only] = meant;
  if (meant.length === 1 && only) return only;
  const joint = jointProblem(value, keyword, meant);
  if (joint) return [joint];
  const fewest = Math.min(...meant.map(weigh));
  const nearest = meant.filter((problems) => weigh(problems) === fewest);
  const [best] = nearest;
  if (best && fewest <= mostProblems && (nearest.length === 1 || areSame(nearest))) return best;
  const names = namesOf(branches) ?? `the ${branches.length} alternatives`;
  return [problemWith(value, keyword, (subject) => `${subject} fits none of ${names}`)];
}

const mostProblems = 3;

function isAboutKind({ node, keyword }: Problem, value: Node): boolean {
  return node === value && (keyword === 'type' || keyword === 'false');
}

/** A property that has one value only says which alternative it is. */
function isAboutTag({ node, keyword, wanted }: Problem, value: Node): boolean {
  if (keyword !== 'enum' || wanted?.length !== 1) return false;
  return value.kind === 'map' && value.entries.some((entry) => entry.value === node);
}

/** Where all alternatives are about the same, their wishes make one sentence: another value, or one of several properties. */
function jointProblem(value: Node, keyword: Entry, meant: readonly Problems[]): Problem | undefined {
  const firsts = meant.flatMap((problems) => problems.find(isChoice) ?? []);
  const [first] = firsts;
  if (first && firsts.length === meant.length && firsts.every(({ node }) => node === first.node)) {
    const isPlain = first.node === value ? meant.every((problems) => problems.length === 1) : true;
    if (isPlain) return wrongChoice(first.node, keyword, [...new Set(firsts.flatMap(({ wanted = [] }) => wanted))]);
  }
  const missing = meant.flatMap((problems) => {
    const [one] = problems;
    return problems.length === 1 && one?.node === value && one.missing?.length === 1 ? one.missing : [];
  });
  if (missing.length < meant.length) return undefined;
  const names = [...new Set(missing)];
  const words = names.map((name) => `\`${name}\``);
  const problem = problemWith(value, keyword, () => `${joined(words, 'or')} is missing`);
  return names.length === 1 ? { ...problem, missing: names } : problem;
}

function isChoice({ keyword }: Problem): boolean {
  return keyword === 'enum';
}

function weigh(problems: Problems): number {
  return problems.reduce((sum, { missing }) => sum + (missing?.length ?? 1), 0);
}

function wantedIn(problems: Problems, value: Node, keyword: string): string[] {
  const found = problems.filter((problem) => problem.node === value && problem.keyword === keyword);
  return [...new Set(found.flatMap(({ wanted = [] }) => wanted))];
}

function areSame(results: readonly Problems[]): boolean {
  const [first = [], ...others] = results;
  const textOf = (problems: Problems): string => problems.map(({ say }) => say('')).join('\n');
  return others.every((problems) => textOf(problems) === textOf(first));
}
