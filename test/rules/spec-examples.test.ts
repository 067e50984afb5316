import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RuleSetting } from '#engine/configuration/configuration.ts';
import type { Finding } from '#engine/finding.ts';
import { applyEdits } from '#engine/index.ts';
import { rules } from '#engine/rules/registry.ts';
import { assertMarks, readFiles } from '../support/marks.ts';
import { checkSpecTexts, specFolder } from '../support/specs.ts';

const fixed = new Set<string>();

for (const [id, rule] of rules) {
  if (rule.about !== 'specs') continue;
  for (const [index, example] of rule.examples.entries()) {
    const isOn = rule.severity !== 'off';
    const setting: RuleSetting = { severity: isOn ? undefined : 'warning', options: example.options ?? {} };
    const settings = { [id]: setting };
    const textsOf = (source: string): Record<string, string> =>
      Object.fromEntries(readFiles(source).map(({ path, text }) => [path === '' ? nameFor(text) : path, text]));
    const own = (found: Readonly<Record<string, readonly Finding[]>>): Finding[] =>
      Object.values(found).flatMap((findings) => findings.filter((finding) => finding.rule === id));

    test(`${id}, example ${index + 1}: the bad one is reported as it says`, () => {
      const files = readFiles(example.bad);
      const found = checkSpecTexts(textsOf(example.bad), settings);
      assert.ok(
        files.some(({ marks }) => marks.length > 0),
        'the bad example marks no finding',
      );
      for (const file of files) {
        const inFile = found[file.path === '' ? nameFor(file.text) : file.path] ?? [];
        assertMarks(
          file,
          inFile.filter((finding) => finding.rule === id),
        );
      }
    });

    test(`${id}, example ${index + 1}: the good one gives nothing, and no error of another rule`, () => {
      const found = checkSpecTexts(textsOf(example.good), settings);
      const wrong = Object.values(found)
        .flat()
        .filter((finding) => finding.rule === id || finding.severity === 'error');
      assert.deepEqual(wrong.map(describe), []);
    });

    test(`${id}, example ${index + 1}: each fix makes its finding go and brings no other`, () => {
      const texts = textsOf(example.bad);
      const found = checkSpecTexts(texts, settings);
      const fixes = own(found).flatMap((finding) => finding.fixes.map((fix) => ({ finding, fix })));
      if (fixes.length > 0) fixed.add(id);
      assert.ok(rule.isFixable || fixes.length === 0, 'the rule says that it has no fix');
      for (const { finding, fix } of fixes) {
        const repaired = Object.fromEntries(
          Object.entries(texts).map(([path, text]) => [
            path,
            applyEdits(
              text,
              fix.edits.filter(({ uri }) => uri === specFolder + path),
            ),
          ]),
        );
        const after = own(checkSpecTexts(repaired, settings)).map(describe);
        const others = own(found)
          .filter((other) => other !== finding)
          .map(describe);
        assert.deepEqual(after, others, fix.title);
        const errorsBefore = Object.values(found).flat().filter(isOtherError).length;
        const errorsAfter = Object.values(checkSpecTexts(repaired, settings)).flat().filter(isOtherError);
        assert.ok(errorsAfter.length <= errorsBefore, `${fix.title}: ${errorsAfter.map(describe).join('; ')}`);
      }
    });

    const isOtherError = (finding: Finding): boolean => finding.rule !== id && finding.severity === 'error';
  }
}

test('Every rule that says it has a fix shows it in one of its examples', () => {
  const fixable = [...rules].filter(([, rule]) => rule.about === 'specs' && rule.isFixable).map(([id]) => id);
  assert.deepEqual(
    fixable.filter((id) => !fixed.has(id)),
    [],
  );
});

function nameFor(text: string): string {
  return text.trimStart().startsWith('{') ? 'openapi.json' : 'openapi.yaml';
}

function describe(finding: Finding): string {
  return `${finding.rule}: ${finding.message}`;
}
