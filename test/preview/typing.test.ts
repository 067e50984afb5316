import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openSpecPage, patchSpecPage, previewPatch, sendBlocks, specPage, stateOfSpec } from '#engine/preview/index.ts';
import type { PreviewPatch } from '#shared/protocol.ts';
import { applySpecPatch, EditedSpec, pageOfSpec, shownOf, wholePage } from './spec-support.ts';
import { applyPatch, pageOf, statesOf } from './support.ts';
import { documentPlaces, keystrokes, specPlaces, typedDocument, typedSpec } from './typing-support.ts';

/** A minute at ten keys a second. */
const keys = 600;

test('A minute of typing in a document sends a patch for each key, with what it touches and nothing else', () => {
  const text = typedDocument(40);
  const results = [...keystrokes(text, documentPlaces, keys)].map(({ result }) => result);
  const [first, ...states] = statesOf([text, ...results]);
  assert.ok(first);
  let [client, before] = [first, first];
  for (const [index, state] of states.entries()) {
    const patch = previewPatch(before, state);
    const known = new Map(client.blocks.map((block) => [block.id, block]));
    client = applyPatch(client, patch);
    assert.equal(client.version, index + 1);
    assert.deepEqual(client.places, state.places);
    assertSmall(patch, { added: 3 });
    const gone = client.blocks.filter((block) => known.has(block.id) && known.get(block.id) !== block);
    assert.deepEqual(gone, [], 'a block that stays is the same object');
    before = state;
  }
  assert.deepEqual({ blocks: client.blocks, places: client.places }, pageOf(results.at(-1) ?? ''));
});

test('A minute of typing in a description sends a patch for each key, and writes no more sections than are near', () => {
  const text = typedSpec(100);
  const edited = new EditedSpec(text);
  assert.ok(edited.api);
  let sent = wholePage(specPage(edited.api));
  let shown = shownOf(stateOfSpec(sent, 0));
  const size = sent.blocks.size;
  let version = 0;
  for (const key of keystrokes(text, specPlaces, keys)) {
    edited.change(key);
    const answer = patchSpecPage(sent, specPage(edited.api, sent.page), ++version);
    sent = answer.sent;
    shown = applySpecPatch(shown, answer.patch);
    assert.equal(answer.patch.version, version);
    assert.deepEqual(shown.places, sent.page.places());
    assertSmall(answer.patch, { added: 8 });
    assert.ok(sent.blocks.size <= size, `${sent.blocks.size} blocks are kept`);
    if (version % 100 !== 0) continue;
    const anew = stateOfSpec(wholePage(pageOfSpec(key.result)), 0).blocks;
    for (const { id, html } of anew) {
      const known = shown.blocks.get(id);
      if (known) assert.equal(known.html, html, `${id} after ${version} keys`);
    }
    const asked = sendBlocks(
      sent,
      anew.map(({ id }) => id).filter((id) => !shown.blocks.has(id)),
    );
    sent = asked.sent;
    shown = { ...shown, blocks: new Map([...shown.blocks, ...asked.added.map((block) => [block.id, block] as const)]) };
  }
  assert.equal(version, keys);
});

test('A key in what nobody has come near sends no block', () => {
  const text = typedSpec(100);
  const edited = new EditedSpec(text);
  assert.ok(edited.api);
  const sent = openSpecPage(specPage(edited.api));
  const start = text.indexOf('Show item 90');
  edited.change({ span: { start, end: start }, text: 'x' });
  const { patch } = patchSpecPage(sent, specPage(edited.api, sent.page), 1);
  assert.deepEqual(patch, { uri: 'file:///openapi.yaml', version: 1, added: [] });
});

test('Lines that move are sent as one shift', () => {
  const text = typedDocument(40);
  const [before, after] = statesOf([text, text.replace('Words of section 3.', 'Words of\nsection 3.')]);
  assert.ok(before && after);
  const { places } = previewPatch(before, after);
  assert.deepEqual([places?.removed, places?.inserted.length, places?.corrected, places?.shifts.length], [1, 1, [], 1]);
});

/** What is sent of places doesn't grow with the page. */
function assertSmall({ added, places }: PreviewPatch, most: { readonly added: number }): void {
  assert.ok(added.length <= most.added, `${added.length} blocks are sent`);
  if (!places) return;
  const { removed, inserted, shifts, corrected } = places;
  assert.ok(removed + inserted.length + shifts.length + corrected.length <= 8, JSON.stringify(places));
  // Nothing leaves the page to come again.
  const ids = new Set(inserted.map(({ id }) => id));
  assert.equal(ids.size, inserted.length);
}
