import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { problemKinds as configurationKinds } from '#engine/configuration/problem-kinds.ts';
import { problemKinds as contractKinds } from '#engine/contract/problem-kinds.ts';
import { problemKinds as baselineKinds } from '#engine/suppression/problem-kinds.ts';

/** The ids of findings in contracts, configurations and baselines that the sources name. */
function idsInSources(): string[] {
  const sources = readdirSync('server/src', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('problem-kinds.ts'))
    .map((name) => readFileSync(join('server/src', name), 'utf8'));
  const ids = sources.flatMap((text) => [...text.matchAll(/'((?:contract|configuration|baseline)\/[a-z-]+)'/g)]);
  return [...new Set(ids.map((match) => match[1] ?? ''))].sort();
}

test('every finding in a contract, a configuration or a baseline has a page, and every page a finding', () => {
  assert.deepEqual(Object.keys({ ...configurationKinds, ...contractKinds, ...baselineKinds }).sort(), idsInSources());
});
