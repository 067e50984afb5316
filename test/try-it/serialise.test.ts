import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encodedButReserved, encodedForm } from '#engine/try-it/percent.ts';
import { type GivenValue, inHeader, inPath, inQuery, type ParameterStyle } from '#engine/try-it/serialise.ts';

const empty: GivenValue = { kind: 'text', text: '' };
const text: GivenValue = { kind: 'text', text: 'blue' };
const list: GivenValue = { kind: 'list', items: ['blue', 'black', 'brown'] };
const object: GivenValue = {
  kind: 'object',
  members: [
    ['R', '100'],
    ['G', '200'],
    ['B', '150'],
  ],
};

/** The table of https://spec.openapis.org/oas/v3.1.1.html#style-examples; undefined for what it calls n/a. */
const rows: readonly (readonly [ParameterStyle, boolean, ...(string | undefined)[]])[] = [
  ['matrix', false, ';color', ';color=blue', ';color=blue,black,brown', ';color=R,100,G,200,B,150'],
  ['matrix', true, ';color', ';color=blue', ';color=blue;color=black;color=brown', ';R=100;G=200;B=150'],
  ['label', false, '.', '.blue', '.blue,black,brown', '.R,100,G,200,B,150'],
  ['label', true, '.', '.blue', '.blue.black.brown', '.R=100.G=200.B=150'],
  ['simple', false, '', 'blue', 'blue,black,brown', 'R,100,G,200,B,150'],
  ['simple', true, '', 'blue', 'blue,black,brown', 'R=100,G=200,B=150'],
  ['form', false, 'color=', 'color=blue', 'color=blue,black,brown', 'color=R,100,G,200,B,150'],
  ['form', true, 'color=', 'color=blue', 'color=blue&color=black&color=brown', 'R=100&G=200&B=150'],
  ['spaceDelimited', false, undefined, undefined, 'color=blue%20black%20brown', 'color=R%20100%20G%20200%20B%20150'],
  ['pipeDelimited', false, undefined, undefined, 'color=blue%7Cblack%7Cbrown', 'color=R%7C100%7CG%7C200%7CB%7C150'],
  ['deepObject', true, undefined, undefined, undefined, 'color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150'],
];

for (const [style, explode, ...expected] of rows) {
  test(`Values are written as OpenAPI's table has them: ${style}, explode ${explode}`, () => {
    const serialisation = { style, explode, allowsReserved: false };
    const isOfPath = style === 'matrix' || style === 'label' || style === 'simple';
    const write = isOfPath ? inPath : inQuery;
    const written = [empty, text, list, object].map((value) => write('color', value, serialisation));
    for (const [index, one] of expected.entries()) if (one !== undefined) assert.equal(written[index], one);
  });
}

test('In 2.0 a list may be parted by tabs, or stand in several parameters', () => {
  const tabs = { style: 'tabDelimited', explode: false, allowsReserved: false } as const;
  assert.equal(inQuery('a', list, tabs), 'a=blue%09black%09brown');
  assert.equal(inPath('a', list, tabs), 'blue%09black%09brown');
});

test('What a value holds never ends it, nor the part of the URL where it stands', () => {
  const odd: GivenValue = { kind: 'text', text: "a/b?c#d&e=f g,h;i%j(k)'l*!\u00e9\u{1f4e6}\ud800" };
  const plain = 'a%2Fb%3Fc%23d%26e%3Df%20g%2Ch%3Bi%25j%28k%29%27l%2A%21%C3%A9%F0%9F%93%A6%EF%BF%BD';
  assert.equal(inPath('x', odd, { style: 'simple', explode: false, allowsReserved: true }), plain);
  assert.equal(inQuery('x', odd, { style: 'form', explode: true, allowsReserved: false }), `x=${plain}`);
  const names: GivenValue = { kind: 'object', members: [['a&b=', 'c']] };
  assert.equal(inQuery('x', names, { style: 'form', explode: true, allowsReserved: false }), 'a%26b%3D=c');
});

test('Reserved characters stay where they may, and what is encoded already is not encoded again', () => {
  assert.equal(encodedButReserved("/a:b@c?d!$'()*,;=e%20f"), "/a:b@c?d!$'()*,;=e%20f");
  assert.equal(encodedButReserved('a#b[c]d&e+f g%h\u00e9'), 'a%23b%5Bc%5Dd%26e%2Bf%20g%25h%C3%A9');
});

test('A form has a plus for a blank, as browsers send it', () => {
  assert.equal(encodedForm("a b+c&d=~*-._!'()"), 'a+b%2Bc%26d%3D%7E*-._%21%27%28%29');
});

test('A header is not encoded', () => {
  const apart = { style: 'simple', explode: true, allowsReserved: false } as const;
  assert.equal(inHeader(object, apart), 'R=100,G=200,B=150');
  assert.equal(inHeader({ kind: 'list', items: ['a b', 'c%'] }, { ...apart, explode: false }), 'a b,c%');
});
