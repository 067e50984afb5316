import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

interface Snippet {
  readonly prefix: readonly string[];
  readonly body: readonly string[];
  readonly description: string;
}

const files = ['snippets/markdown.json', 'snippets/configuration.json'];
const snippets = files.flatMap((file) => Object.entries<Snippet>(JSON.parse(readFileSync(file, 'utf8'))));

test('no two snippets have the same prefix', () => {
  const prefixes = snippets.flatMap(([, { prefix }]) => prefix);
  assert.deepEqual(
    prefixes.filter((prefix, index) => prefixes.indexOf(prefix) !== index),
    [],
  );
});

for (const [name, { body, description }] of snippets) {
  test(`the snippet "${name}" has tab stops that count up from 1`, () => {
    const text = body.join('\n').replaceAll('\\$', '');
    const stops = [...text.matchAll(/\$\{?(\d+)/g)].map((match) => Number(match[1])).filter((stop) => stop > 0);
    const different = [...new Set(stops)].sort((a, b) => a - b);
    assert.deepEqual(
      different,
      different.map((_, index) => index + 1),
    );
    assert.match(description, /\.$/);
  });
}
