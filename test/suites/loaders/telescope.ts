import type { LabelledCase, LoadedSuite, RuleExpectation, Skipped } from '../case.ts';
import { readSpecs } from '../files.ts';
import { asFields, asList, asText } from '../outside.ts';

/**
 * Telescope's golden files, `…/golden/testdata/CASE/specs/api.yaml` and `…/expected/diagnostics.json`. They list what must be
 * among its findings, and not all of them; so an empty list says nothing.
 */
export function loadTelescope(suite: string, folder: string): LoadedSuite {
  const files = readSpecs(folder);
  const cases: LabelledCase[] = [];
  let silent = 0;
  for (const [path, text] of files) {
    const id = /^((?:.*\/)?golden\/testdata\/[^/]+)\/expected\/diagnostics\.json$/.exec(path)?.[1];
    if (id === undefined) continue;
    const root = `${id}/specs/api.yaml`;
    const rules = new Set((asList(JSON.parse(text)) ?? []).flatMap((entry) => asText(asFields(entry)?.code) ?? []));
    const expectations = [...rules].map(
      (rule): RuleExpectation => ({ kind: 'rule', rule, options: {}, isFlagged: true }),
    );
    if (expectations.length > 0 && files.has(root)) cases.push({ suite, id, files, root, expectations });
    else silent += 1;
  }
  const skipped: Skipped = { suite, what: 'golden files', count: silent, reason: 'list nothing' };
  return { cases, skipped: [skipped] };
}
