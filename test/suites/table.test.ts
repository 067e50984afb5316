import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Expectation, LabelledCase } from './case.ts';
import type { CaseFinding } from './check-case.ts';
import { compareCase, type Engine } from './compare.ts';
import { readReasons } from './reasons.ts';
import { writeTable } from './table.ts';

const summary = 'openapi/operation-summary';

test('A rule agrees where it reports what the suite expects, and the places are counted', () => {
  const both = compareCase(caseOf({ isFlagged: true, places: [{ pointer: '/paths/~1a/get' }, { pointer: '/info' }] }), {
    ...engine,
    checkCase: () => [finding({ pointer: '/paths/~1a/get/summary' })],
  });
  assert.deepEqual(
    both.map(({ agrees, places }) => ({ agrees, places })),
    [{ agrees: true, places: { expected: 2, missed: ['/info'] } }],
  );
  const [silent] = compareCase(caseOf({ isFlagged: true }), engine);
  assert.equal(silent?.agrees, false);
});

test('A document is valid where no finding is an error', () => {
  const read = { ...caseOf({}), expectations: [{ kind: 'document', isValid: true } as const] };
  const check = (severity: CaseFinding['severity']) =>
    compareCase(read, { ...engine, checkCase: () => [finding({ severity })] }).map(({ agrees }) => agrees);
  assert.deepEqual(check('warning'), [true]);
  assert.deepEqual(check('error'), [false]);
});

test('Rules are run with their options, and those that aren’t there aren’t compared', () => {
  const seen: unknown[] = [];
  const recording: Engine = {
    isBuilt: (rule) => rule === summary,
    checkCase(_, selection) {
      seen.push(selection);
      return [];
    },
  };
  const outcomes = compareCase(
    {
      ...caseOf({ options: { depth: 1 } }),
      expectations: [
        ...caseOf({ options: { depth: 1 } }).expectations,
        ...caseOf({ rule: 'a-team-s-own' }).expectations,
      ],
    },
    recording,
  );
  assert.deepEqual(seen, [{ kind: 'only', rule: summary, options: { depth: 1 } }]);
  assert.deepEqual(
    outcomes.map(({ ours }) => ours),
    [summary, undefined],
  );
});

test('The table counts, and a disagreement without a reason is unexplained', () => {
  const outcomes = [
    ...compareCase(caseOf({ id: 'a' }), engine),
    ...compareCase(caseOf({ id: 'b', isFlagged: true }), engine),
    ...compareCase(caseOf({ id: 'c', isFlagged: true }), engine),
  ];
  const reasons = readReasons(`
    - { suite: suite, rule: operation-summary, cases: [b, gone], reason: They count webhooks. }
    - { suite: other, rule: operation-summary, cases: [b], reason: Not there. }
  `);
  const { text, unexplained } = writeTable(outcomes, [], reasons);
  assert.deepEqual(
    unexplained.map(({ id }) => id),
    ['c'],
  );
  assert.ok(text.includes('| suite | 3 | 3 | 1 | 2 | 1 | 0 |'), text);
  assert.ok(text.includes('| `openapi/operation-summary` | 3 | 1 | 2 | 0 | 0 |'), text);
  assert.ok(text.includes('| `b` | `operation-summary` | report | nothing | They count webhooks. |'), text);
  assert.ok(text.includes('| `c` | `operation-summary` | report | nothing | **unexplained** |'), text);
  assert.deepEqual(reasons.unused(new Set(['suite'])), ['suite gone operation-summary']);
});

test('A reason that names another rule holds only where that rule reports the case', () => {
  const [outcome] = compareCase(caseOf({ isFlagged: true }), {
    ...engine,
    checkCase: (_, selection) =>
      selection.kind === 'only' && selection.rule === 'openapi/schema' ? [finding({})] : [],
  });
  assert.ok(outcome);
  const by = (rule: string) =>
    readReasons(`- { suite: suite, rule: operation-summary, cases: [a], reason: Elsewhere., by: ${rule} }`).of(outcome);
  assert.equal(by('openapi/schema'), 'Elsewhere.');
  assert.equal(by('openapi/servers'), undefined);
});

test('A reason that lacks something, or stands twice, is refused', () => {
  assert.throws(() => readReasons('- { suite: a, rule: b, cases: [c] }'), /needs suite, rule, cases and reason/);
  const twice = '- { suite: a, rule: b, cases: [c], reason: d }\n';
  assert.throws(() => readReasons(twice + twice), /two reasons/);
});

const engine: Engine = { isBuilt: () => true, checkCase: () => [] };

type RuleCase = Partial<Extract<Expectation, { kind: 'rule' }>> & { readonly id?: string };

function caseOf({ id = 'a', ...expectation }: RuleCase): LabelledCase {
  const expected = { kind: 'rule', rule: 'operation-summary', options: {}, isFlagged: false, ...expectation } as const;
  return { suite: 'suite', id, files: new Map([['a.yaml', '']]), root: 'a.yaml', expectations: [expected] };
}

function finding(own: Partial<CaseFinding>): CaseFinding {
  return { rule: summary, severity: 'error', message: 'A message.', path: 'a.yaml', pointer: '', ...own };
}
