import { suggest } from '../configuration/problem.ts';
import type { Project } from '../project.ts';
import { isOff } from '../rule-settings.ts';
import { ruleAliases, ruleIdOf } from '../rules/aliases.ts';
import { rules } from '../rules/registry.ts';
import { unmatchedRule } from './baseline.ts';

/** Whether a name in a comment means a rule: its id, another tool's name for it, or all of its family (`structure/*`). */
export function isMeant(name: string, id: string): boolean {
  return name.endsWith('/*') ? id.startsWith(name.slice(0, -1)) : ruleIdOf(name) === id;
}

/** Found where a document names its contract, by no rule. */
const others = ['contract/unknown-contract'];

type Standing = 'run' | 'unchecked' | 'unknown';

/** Whether there is a rule of that name, and whether one is run. */
export function standingOf(project: Project, name: string): Standing {
  const known = standings.get(project) ?? new Map<string, Standing>();
  const standing = known.get(name) ?? findStanding(project, name);
  standings.set(project, known.set(name, standing));
  return standing;
}

/** Specs may have hundreds of comments, and they are looked at after every keystroke. */
const standings = new WeakMap<Project, Map<string, Standing>>();

function findStanding(project: Project, name: string): Standing {
  const meant = [...rules].filter(([id, { about }]) => about !== 'suppressions' && isMeant(name, id));
  if (meant.some(([id, rule]) => !isOff(project, id, rule))) return 'run';
  if (others.some((id) => isMeant(name, id))) return 'run';
  return meant.length > 0 ? 'unchecked' : 'unknown';
}

/** The name that is meant by one that is unknown. */
export function suggestRule(name: string): string | undefined {
  const ids = [...rules.keys(), ...others];
  if (!name.endsWith('/*')) return suggest(name, [...ids, ...ruleAliases.keys()]);
  return suggest(name, [...new Set(ids.map((id) => `${id.slice(0, id.indexOf('/'))}/*`))]);
}

/** A finding about a comment or a baseline: itself it is suppressed by none. */
export function isAboutSuppression(id: string): boolean {
  return id.startsWith('suppression/') || id.startsWith('baseline/');
}

/** Whether a finding about a file that several descriptions share holds only where all of them say so: another may need what one doesn't. */
export function isForAll(id: string): boolean {
  return id === 'suppression/unused' || id === unmatchedRule;
}
