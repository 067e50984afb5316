import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hoverAt } from './support.ts';

test('A section’s heading says its guidance and what is still missing', () => {
  const hover = hoverAt('# API Documentation\n\n## API <|>Purpose\n\nTracks parcels.\n');
  assert.equal(hover?.about, 'API Purpose');
  assert.equal(
    hover?.markdown,
    `**API Purpose** · required section of *API documentation*

Clearly articulate what the API is designed to do, the key problems it solves, and mention primary use cases.

Still missing:

- what the API is designed to do, in a sentence or two
- the primary use cases`,
  );
});

test('A complete section says so', () => {
  const hover = hoverAt(`\u{feff}# API Documentation

## Pur<|>pose

The API is designed to track parcels from the door of a shop to the door of a customer.

- A shop shows where a parcel is, for example.
- A carrier plans its routes.
`);
  assert.equal(hover?.about, 'Purpose');
  assert.match(hover?.markdown ?? '', /\n\nEverything that the contract asks for is there\.$/);
});

test('A heading that is a method’s section says both', () => {
  const hover = hoverAt('# API Documentation\n\n## G<|>ET\n\nText.\n');
  assert.match(hover?.markdown ?? '', /^\*\*GET\*\*\n\nAsks for[\s\S]*\n\n---\n\n\*\*GET\*\* · required section/);
});

test('Other headings and the text below a heading say nothing', () => {
  assert.equal(hoverAt('# API Documentation\n\n## Some<|>thing\n'), undefined);
  assert.equal(hoverAt('# API Documentation\n\n## Overview\n\nTe<|>xt.\n'), undefined);
});
