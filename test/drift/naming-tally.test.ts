import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { NamingTally } from '#engine/drift/naming-tally.ts';

const names = ['GET /vans', 'GET /vans/{id}', 'PUT /vans/{id}', 'GET /vans/{id}/keys', 'GET /depots'].map(
  (key) => `file:///shop/openapi.yaml ${key}`,
);

test('What documents name is counted after any changes as from scratch', () => {
  const document = fc
    .record({
      uri: fc.constantFrom('a.md', 'b.md', 'c.md'),
      names: fc.uniqueArray(fc.constantFrom(...names)),
      count: fc.nat(3),
    })
    .map(({ uri, names: own, count }) => ({ uri, names: own, declared: own.slice(0, count), meant: [] }));
  const documents = fc.uniqueArray(document, { selector: ({ uri }) => uri });
  fc.assert(
    fc.property(fc.array(documents, { minLength: 1, maxLength: 5 }), (steps) => {
      const tally = new NamingTally();
      let kept: (typeof steps)[number] = [];
      for (const step of steps) {
        // Some stay the documents that they were.
        kept = step.map((one, at) => (at % 2 === 0 ? (kept.find(({ uri }) => uri === one.uri) ?? one) : one));
        tally.update(kept);
        const scratch = new NamingTally();
        scratch.update(kept);
        const said = (one: NamingTally) => names.map((name) => [one.names(name), one.homeOf(name)]);
        assert.deepEqual(said(tally), said(scratch));
      }
    }),
  );
});

test('An operation belongs to the document that describes most of what stands nearest to it, the first of several', () => {
  const [vans = '', van = '', put = '', keys = '', depots = ''] = names;
  const tally = new NamingTally();
  tally.update([
    { uri: 'c.md', names: [vans, van], declared: [vans, van], meant: [] },
    { uri: 'b.md', names: [van], declared: [van], meant: [] },
    { uri: 'a.md', names: [vans], declared: [], meant: [] },
  ]);
  assert.equal(tally.homeOf(put), 'b.md');
  assert.equal(tally.homeOf(keys), 'b.md');
  assert.equal(tally.homeOf(depots), 'c.md');
});
