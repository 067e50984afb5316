import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { defaultConfiguration } from '#engine/configuration/configuration.ts';
import { builtinContracts } from '#engine/contract/builtin.ts';
import { checkMarkdown, fixMarkdown, parseMarkdown } from '#engine/index.ts';
import type { Project } from '#engine/project.ts';
import { completePieces, type Layout, type Piece, print } from './documents.ts';

const project: Project = { configuration: defaultConfiguration('file:///'), contracts: builtinContracts() };
const layouts: readonly Layout[] = ['flat', 'nested'];

interface Change {
  readonly kind: 'remove' | 'swap' | 'retitle' | 'level' | 'double' | 'empty';
  readonly at: number;
  readonly seed: number;
}

const ruleOf: Readonly<Record<Change['kind'], string>> = {
  remove: 'structure/missing-section',
  swap: 'structure/misplaced-section',
  retitle: 'structure/retitled-section',
  level: 'structure/wrong-level',
  double: 'structure/duplicate-section',
  empty: 'structure/empty-section',
};

for (const layout of layouts) {
  const complete = completePieces(layout);

  test(`A complete document gives no finding (${layout})`, () => {
    assert.deepEqual(messages(print(complete)), []);
  });

  for (const kind of Object.keys(ruleOf) as Change['kind'][]) {
    for (const [at, piece] of complete.entries()) {
      const seeds = kind === 'retitle' ? [0, 1, 2, 3, 4, 5] : kind === 'level' ? [0, 1, 2] : [0];
      for (const seed of seeds) {
        const changed = apply(complete, { kind, at, seed }, layout);
        if (!changed) continue;
        test(`One change gives one finding, and its fix mends it: ${kind} ${piece.id} ${seed} (${layout})`, () => {
          const text = print(changed);
          assert.deepEqual(
            findings(text).map((finding) => finding.rule),
            [ruleOf[kind]],
            messages(text).join('\n'),
          );
          assertMended(text);
        });
      }
    }
  }

  test(`Two or three changes give at most as many findings, and fixes mend them (${layout})`, () => {
    const change = fc.record({
      kind: fc.constantFrom<Change['kind']>('remove', 'swap', 'retitle', 'level', 'double', 'empty'),
      at: fc.nat(complete.length - 1),
      seed: fc.nat(1000),
    });
    fc.assert(
      fc.property(fc.array(change, { minLength: 2, maxLength: 3 }), (changes) => {
        let pieces: Piece[] | undefined = [...complete];
        for (const one of changes) {
          pieces = apply(pieces, one, layout);
          fc.pre(pieces !== undefined);
          if (!pieces) return;
        }
        const text = print(pieces);
        assert.ok(findings(text).length <= changes.length, `${JSON.stringify(changes)}\n${messages(text).join('\n')}`);
        assertNothingLeftToFix(text);
      }),
      { numRuns: 300, seed: seed() },
    );
  });
}

/** The same documents each time, so that a failure is one of the change in hand; `DOCWRIGHT_TEST_SEED` finds others. */
function seed(): number {
  return Number(process.env.DOCWRIGHT_TEST_SEED ?? 1);
}

/** After the fixes only what the author must write is left, no line of the author's is lost, and there is nothing more to fix. */
function assertMended(text: string): void {
  const fixed = fix(text);
  const left = findings(fixed).filter((finding) => finding.rule !== 'structure/leftover-guidance');
  assert.deepEqual(
    left.map((finding) => `${finding.rule}: ${finding.message}`),
    [],
    fixed,
  );
  assertNothingLeftToFix(text);
}

/** A second run has nothing to do, and no line of the author's is lost. */
function assertNothingLeftToFix(text: string): void {
  const fixed = fix(text);
  assert.equal(fix(fixed), fixed);
  assert.deepEqual(
    findings(fixed).filter((finding) => finding.fixes.some((one) => one.isSafe)),
    [],
  );
  const kept = new Set(fixed.split('\n').map((line) => line.replace(/^#+ /, '')));
  for (const line of text.split('\n')) {
    if (/^#+ /.test(line)) continue;
    assert.ok(kept.has(line), `lost: ${line}`);
  }
}

/** Undefined where the change makes no sense there. */
function apply(pieces: readonly Piece[], change: Change, layout: Layout): Piece[] | undefined {
  const piece = pieces[change.at];
  if (!piece) return undefined;
  const end = endOf(pieces, change.at);
  const before = pieces.slice(0, change.at);
  const own = pieces.slice(change.at, end);
  const behind = pieces.slice(end);
  switch (change.kind) {
    case 'remove':
      return [...before, ...behind];
    case 'double':
      return [...before, ...own, ...own, ...behind];
    case 'swap': {
      const next = behind[0];
      if (!next || next.depth !== piece.depth || next.title === piece.title) return undefined;
      const nextEnd = endOf(pieces, end);
      return [...before, ...pieces.slice(end, nextEnd), ...own, ...pieces.slice(nextEnd)];
    }
    case 'retitle': {
      const at = change.seed % piece.title.length;
      const letter = piece.title[at] ?? '';
      if (!/[A-Za-z]/.test(letter)) return undefined;
      const other = letter === letter.toUpperCase() ? 'XQZ' : 'xqz';
      const title = piece.title.slice(0, at) + other[change.seed % 3] + piece.title.slice(at + 1);
      return title.toLowerCase() === piece.title.toLowerCase()
        ? undefined
        : [...before, { ...piece, title }, ...own.slice(1), ...behind];
    }
    case 'level': {
      const level = [2, 4, 5][change.seed % 3] ?? 2;
      if (level === piece.level) return undefined;
      if (layout === 'nested' && level === 5) return undefined;
      return [...before, { ...piece, level }, ...own.slice(1), ...behind];
    }
    case 'empty':
      return [...before, { ...piece, body: '' }, ...own.slice(1), ...behind];
  }
}

function endOf(pieces: readonly Piece[], at: number): number {
  let end = at + 1;
  while (end < pieces.length && (pieces[end]?.depth ?? 0) > (pieces[at]?.depth ?? 0)) end++;
  return end;
}

function findings(text: string) {
  return checkMarkdown(project, parseMarkdown('file:///api.md', text), 'api.md').findings;
}

function messages(text: string): string[] {
  return findings(text).map((finding) => `${finding.rule}: ${finding.message}`);
}

function fix(text: string): string {
  return fixMarkdown(project, 'file:///api.md', text, 'api.md');
}
