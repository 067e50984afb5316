import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Overlap, overlapsOf } from '#engine/spec/facts/path-overlaps.ts';

const firstOf = (overlaps: readonly Overlap[]): readonly (readonly [number, number | undefined])[] =>
  overlaps.map(({ path, earlier }) => [path, earlier[0]]);

/** All pairs, one after the other. */
function slowly(paths: readonly string[]): { ambiguous: [number, number][]; shadowed: [number, number][] } {
  const ambiguous: [number, number][] = [];
  const shadowed: [number, number][] = [];
  for (const [index, path] of paths.entries()) {
    const relations = paths.slice(0, index).map((earlier) => relation(earlier, path));
    const first = relations.indexOf('ambiguous');
    if (first !== -1) ambiguous.push([index, first]);
    const general = relations.indexOf('more general');
    if (general !== -1) shadowed.push([index, general]);
  }
  return { ambiguous, shadowed };
}

function relation(earlier: string, later: string): 'ambiguous' | 'more general' | 'other' {
  const one = earlier.split('/');
  const other = later.split('/');
  if (one.length !== other.length) return 'other';
  const pairs = one.map((segment, index) => [segment, other[index] ?? ''] as const);
  const isOpen = (segment: string): boolean => segment.startsWith('{');
  if (pairs.some(([a, b]) => !isOpen(a) && !isOpen(b) && a !== b)) return 'other';
  const isEarlierOpen = pairs.some(([a, b]) => isOpen(a) && !isOpen(b));
  const isLaterOpen = pairs.some(([a, b]) => !isOpen(a) && isOpen(b));
  if (isEarlierOpen && isLaterOpen) return 'ambiguous';
  return isEarlierOpen ? 'more general' : 'other';
}

test('what is joined by groups is what comparing all pairs finds', () => {
  const segment = fc.constantFrom('a', 'b', '{x}', '{y}');
  const path = fc.array(segment, { minLength: 1, maxLength: 4 }).map((segments) => `/${segments.join('/')}`);
  fc.assert(
    fc.property(fc.uniqueArray(path, { maxLength: 40 }), (paths) => {
      const found = overlapsOf(paths);
      const expected = slowly(paths);
      assert.deepEqual(firstOf(found.ambiguous), expected.ambiguous);
      assert.deepEqual(firstOf(found.shadowed), expected.shadowed);
    }),
  );
});

test('a segment that is a parameter in part meets what it can be', () => {
  assert.deepEqual(firstOf(overlapsOf(['/{id}.json/x', '/report.json/{y}']).ambiguous), [[1, 0]]);
  assert.deepEqual(firstOf(overlapsOf(['/{id}.json/x', '/report.xml/{y}']).ambiguous), []);
  assert.deepEqual(firstOf(overlapsOf(['/{a}.json/{b}', '/{a}/{b}.json']).ambiguous), [[1, 0]]);
});

test('no parameter is empty', () => {
  const { ambiguous, shadowed } = overlapsOf(['/parcels/{id}', '/{kind}/', '/parcels/']);
  assert.deepEqual([firstOf(ambiguous), firstOf(shadowed)], [[], [[2, 1]]]);
});

test('fifty thousand paths of which each meets one other are not compared in pairs', () => {
  const paths = Array.from({ length: 25_000 }, (_, index) => [`/n${index}/{id}/x`, `/n${index}/y/{id}`]).flat();
  assert.equal(overlapsOf(paths).ambiguous.length, 25_000);
});
