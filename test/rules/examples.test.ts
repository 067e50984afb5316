import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Configuration, defaultConfiguration } from '#engine/configuration/configuration.ts';
import { builtinContracts } from '#engine/contract/builtin.ts';
import { composeContracts } from '#engine/contract/compose.ts';
import { loadContract } from '#engine/contract/load.ts';
import type { Finding, Fix, TextEdit } from '#engine/finding.ts';
import { type Neighbours, noNeighbours } from '#engine/graph/neighbours.ts';
import { applyEdits, checkMarkdown, parseMarkdown } from '#engine/index.ts';
import type { Project } from '#engine/project.ts';
import { rules } from '#engine/rules/registry.ts';
import type { Rule } from '#engine/rules/rule.ts';
import { bindTo, specUri } from '../support/bound.ts';
import { assertMarks, dedent, readFile } from '../support/marks.ts';

/** The contracts under which the rules' examples stand. */
const contracts = [
  `
id: example
title: Example
root: { title: Example API }
sections:
  - id: overview
    title: Overview
    guidance: Say what the API is for and what problem it solves.
    scaffold: "TODO: say what the API is for."
  - id: errors
    title: Errors
    scaffold: "TODO: list the errors."
`,
  `
id: closed-example
title: Closed example
extends: example
closed: true
`,
  `
id: catalogue-example
title: Catalogue example
root: { title: Example API }
sections:
  - id: error-codes
    title: Error Codes
    content:
      - table: { columns: [{ name: Code }, { name: Description }] }
`,
];

const loaded = contracts.map((text, index) => loadContract({ uri: `file:///contracts/${index}.yaml`, text }));
const composed = composeContracts(
  loaded.flatMap(({ contract }) => contract ?? []),
  builtinContracts(),
);

const neighbours: Neighbours = {
  ...noNeighbours,
  namesIn: (folder) => new Set(folder.endsWith('/guides/') ? ['tracking.md', 'returns.md'] : ['api.md']),
};

for (const [id, rule] of rules) {
  if (rule.about === 'specs') continue;
  for (const [index, example] of rule.examples.entries()) {
    const contract = example.contract ?? 'example';
    const project: Project = {
      configuration: configurationOf(id, rule),
      contracts: composed.contracts,
      contractOverride: contract,
      today: '2026-11-24',
    };
    const spec = example.spec === undefined ? undefined : dedent(example.spec);
    const check = (text: string, specText = spec): readonly Finding[] => {
      const bound = specText === undefined ? neighbours : { ...neighbours, ...bindTo(specText) };
      return checkMarkdown(project, parseMarkdown('file:///api.md', text), 'api.md', bound).findings;
    };
    const editsIn = (fix: Fix, uri: string): readonly TextEdit[] => fix.edits.filter((edit) => edit.uri === uri);

    test(`${id}, example ${index + 1}: the bad one is reported as it says`, () => {
      const bad = readFile(example.bad);
      const found = check(bad.text);
      assert.ok(bad.marks.length > 0, 'the bad example marks no finding');
      assertMarks(
        bad,
        found.filter((finding) => finding.rule === id),
      );
      assert.deepEqual([...new Set(found.map((finding) => finding.rule))], [id]);
    });

    test(`${id}, example ${index + 1}: the good one gives nothing`, () => {
      assert.deepEqual(check(example.good), []);
    });

    test(`${id}, example ${index + 1}: each fix makes its finding go and brings no other`, () => {
      const { text } = readFile(example.bad);
      const before = check(text);
      const fixes = before.flatMap((finding) => finding.fixes.map((fix) => ({ finding, fix })));
      assert.equal(fixes.length > 0, rule.isFixable);
      for (const { finding, fix } of fixes) {
        const fixedSpec = spec === undefined ? undefined : applyEdits(spec, editsIn(fix, specUri));
        const after = check(applyEdits(text, editsIn(fix, 'file:///api.md')), fixedSpec).filter(
          (finding) => isNotScaffold(finding) && (editsIn(fix, specUri).length === 0 || isNotMeant(finding)),
        );
        const others = before.filter((other) => other !== finding).map(describe);
        assert.deepEqual(after.map(describe), others, fix.title);
      }
    });
  }
}

/** A rule that is off by default is turned on. */
function configurationOf(id: string, { severity }: Rule): Configuration {
  const configuration = defaultConfiguration('file:///');
  return severity === 'off'
    ? { ...configuration, rules: { [id]: { severity: undefined, isOn: true, options: {} } } }
    : configuration;
}

/** What a scaffold leaves to be written is the only thing that a fix may add. */
function isNotScaffold(finding: Finding): boolean {
  return finding.rule !== 'structure/leftover-guidance';
}

/** The operation that was taken for the one that is added now may be documented nowhere. */
function isNotMeant(finding: Finding): boolean {
  return finding.rule !== 'drift/undocumented-endpoint';
}

function describe(finding: Finding): string {
  return `${finding.rule}: ${finding.message}`;
}
