import type { Skipped } from './case.ts';
import type { Outcome } from './compare.ts';
import type { Reasons } from './reasons.ts';

/** What `results.md` says, and how much of it nobody explained. */
export interface Table {
  readonly text: string;
  readonly unexplained: readonly Outcome[];
}

const unexplainedMark = '**unexplained**';

/** Writes the table: per suite, per rule, and every disagreement with its reason. */
export function writeTable(outcomes: readonly Outcome[], skipped: readonly Skipped[], reasons: Reasons): Table {
  const compared = outcomes.filter(({ ours }) => ours !== undefined);
  const differing = compared
    .filter(({ agrees }) => !agrees)
    .map((outcome) => ({ outcome, reason: reasons.of(outcome) }));
  const unexplained = differing.filter(({ reason }) => reason === undefined).map(({ outcome }) => outcome);
  const text = [
    '# Labelled suites',
    '',
    'What the test suites of other projects expect of a document, and what Docwright says. `npm run suites -- FOLDER` makes this',
    'page; the reasons stand in `reasons.yaml`.',
    '',
    '## By suite',
    '',
    ...rows(
      ['Suite', 'Cases', 'Expectations', 'Agree', 'Differ', 'Unexplained', 'No rule of ours'],
      summary(outcomes, ({ suite }) => suite, unexplained),
    ),
    '',
    '## By rule',
    '',
    'Of the places that a suite names, *met* are those at which we have a finding too, or at the object around, or at a field of it.',
    '',
    ...rows(['Rule', 'Expectations', 'Agree', 'Differ', 'Places', 'Met'], byRule(compared)),
    '',
    '## Where we differ',
    '',
    ...differences(differing),
    '## Rules that we don’t have',
    '',
    ...rows(['Suite', 'Rule', 'Expectations'], withoutRule(outcomes)),
    '',
    '## Left out',
    '',
    ...rows(['Suite', 'How many', 'Why'], leftOut(skipped)),
    '',
  ].join('\n');
  return { text, unexplained };
}

function summary(outcomes: readonly Outcome[], nameOf: (outcome: Outcome) => string, unexplained: readonly Outcome[]) {
  return [...groups(outcomes, nameOf)].map(([name, all]) => {
    const own = all.filter(({ ours }) => ours !== undefined);
    const agree = own.filter(({ agrees }) => agrees).length;
    const open = unexplained.filter((outcome) => nameOf(outcome) === name).length;
    const cases = new Set(all.map(({ id }) => id)).size;
    return [name, cases, own.length, agree, own.length - agree, open, all.length - own.length];
  });
}

function byRule(outcomes: readonly Outcome[]) {
  const groupsOfRules = [...groups(outcomes, ({ ours }) => ours ?? '')].sort(([one], [other]) =>
    one < other ? -1 : 1,
  );
  return groupsOfRules.map(([name, all]) => {
    const agree = all.filter(({ agrees }) => agrees).length;
    const places = all.reduce((sum, outcome) => sum + (outcome.places?.expected ?? 0), 0);
    const missed = all.reduce((sum, outcome) => sum + (outcome.places?.missed.length ?? 0), 0);
    return [code(name), all.length, agree, all.length - agree, places, places - missed];
  });
}

function differences(
  differing: readonly { readonly outcome: Outcome; readonly reason: string | undefined }[],
): string[] {
  return [...groups(differing, ({ outcome }) => outcome.suite)].flatMap(([suite, all]) => [
    `### ${suite}`,
    '',
    ...rows(
      ['Case', 'Rule', 'They', 'We', 'Reason'],
      all.map(({ outcome, reason }) => [
        code(outcome.id),
        outcome.rule === 'document' ? 'document' : code(outcome.rule),
        verdict(outcome.isFlaggedByThem),
        ourVerdict(outcome),
        reason === undefined ? unexplainedMark : oneLine(reason),
      ]),
    ),
    '',
  ]);
}

function verdict(isFlagged: boolean): string {
  return isFlagged ? 'report' : 'nothing';
}

/** With the first finding in short, so that the table can be read without running anything. */
function ourVerdict({ isFlaggedByUs, findings }: Outcome): string {
  const [finding] = findings;
  if (!finding) return verdict(false);
  const found = oneLine(`${finding.message} (${finding.rule})`);
  return isFlaggedByUs ? `report: ${found}` : `no error, but: ${found}`;
}

function withoutRule(outcomes: readonly Outcome[]) {
  const without = outcomes.filter(({ ours }) => ours === undefined);
  return [...groups(without, ({ suite, rule }) => `${suite}\n${rule}`)]
    .map(([key, all]) => {
      const [suite = '', rule = ''] = key.split('\n');
      return [suite, code(rule), all.length];
    })
    .sort((one, other) => (one.join() < other.join() ? -1 : 1));
}

function leftOut(skipped: readonly Skipped[]) {
  return [...groups(skipped, ({ suite, reason }) => `${suite}\n${reason}`)].map(([key, all]) => {
    const [suite = '', reason = ''] = key.split('\n');
    return [suite, all.reduce((sum, { count }) => sum + count, 0), reason];
  });
}

function rows(heads: readonly string[], lines: readonly (readonly (string | number)[])[]): string[] {
  return [
    `| ${heads.join(' | ')} |`,
    `| ${heads.map(() => '---').join(' | ')} |`,
    ...lines.map((line) => `| ${line.join(' | ')} |`),
  ];
}

function code(text: string): string {
  return `\`${text.replaceAll('|', '\\|')}\``;
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim().replaceAll('|', '\\|');
  return line.length > 300 ? `${line.slice(0, 299)}…` : line;
}

function groups<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const found = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = found.get(key);
    if (group) group.push(item);
    else found.set(key, [item]);
  }
  return found;
}
