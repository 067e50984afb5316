import { isTrue } from '../facts/schemas.ts';
import type { MapNode, Node } from '../tree/node.ts';
import type { Dialect } from './dialect.ts';
import type { Check, Keyword } from './keyword.ts';
import { alternatives } from './keywords/alternatives.ts';
import { combinations } from './keywords/combinations.ts';
import { lists } from './keywords/lists.ts';
import { numbers } from './keywords/numbers.ts';
import { objects } from './keywords/objects.ts';
import { references } from './keywords/references.ts';
import { texts } from './keywords/texts.ts';
import { unevaluated } from './keywords/unevaluated.ts';
import { values } from './keywords/values.ts';

/** What a schema says, made ready. */
export interface CompiledChecks {
  /** Where one of these finds something, nothing else is asked. */
  readonly first: readonly Check[];
  readonly rest: readonly Check[];
  /** Asked where nothing was found. */
  readonly last: readonly Check[];
  /** Whether a value is allowed, whatever the rest says. */
  readonly isExempt: ((value: Node) => boolean) | undefined;
}

/** Made once for a schema: it depends on the schema's own text, not on what its references lead to. */
export function compiledChecks(schema: MapNode, dialect: Dialect): CompiledChecks {
  let ofDialect = known.get(dialect);
  if (!ofDialect) {
    ofDialect = new WeakMap();
    known.set(dialect, ofDialect);
  }
  let checks = ofDialect.get(schema);
  if (!checks) {
    checks = compile(schema, dialect);
    ofDialect.set(schema, checks);
  }
  return checks;
}

const known = new Map<Dialect, WeakMap<MapNode, CompiledChecks>>();

function compile(schema: MapNode, dialect: Dialect): CompiledChecks {
  const isLone = dialect.draft < 2019 && schema.text('$ref') !== undefined;
  const checks: Record<'first' | 'rest' | 'last', Check[]> = { first: [], rest: [], last: [] };
  for (const entry of schema.entries) {
    if (isLone && entry.key !== '$ref') continue;
    const keyword = keywords.get(entry.key);
    if (!keyword || schema.entry(entry.key) !== entry) continue;
    const { since = 4, until = 2020, turn = 'rest', make } = keyword;
    if (dialect.draft < since || dialect.draft > until) continue;
    const check = make(entry, schema, dialect);
    if (check) checks[turn].push(check);
  }
  return { ...checks, isExempt: exemption(schema, dialect) };
}

/** `nullable` beside a `$ref` or without a `type` has no effect by the letter of 3.0, and other rules say so. */
function exemption(schema: MapNode, { nullable }: Dialect): CompiledChecks['isExempt'] {
  if (!nullable || !isTrue(schema.get(nullable))) return undefined;
  return (value) => value.kind === 'scalar' && value.value === null;
}

const keywords: ReadonlyMap<string, Keyword> = new Map(
  [references, values, numbers, texts, lists, objects, combinations, alternatives, unevaluated].flatMap((group) =>
    Object.entries(group),
  ),
);
