import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sanitisedHtml } from '#engine/preview/sanitise.ts';
import { htmlOf } from './support.ts';

test('What a page may hold stays as it is', () => {
  for (const html of [
    '<p class="task">a &amp; b &lt;c&gt;</p>',
    '<details open=""><summary>More</summary><table><tbody><tr><td colspan="2" align="left">x</td></tr></tbody></table></details>',
    '<a href="other.md#x" title="t">x</a><br><img src="a.png" alt="b" width="3">',
    '<math display="block"><mrow><mi>x</mi><mo stretchy="false">+</mo><mfrac><mn>1</mn><mn>2</mn></mfrac></mrow></math>',
    '<pre>\n\nx</pre>',
    '<span role="img" aria-label="Done:">x</span>',
  ])
    assert.equal(sanitisedHtml(html), html);
});

test('What runs, loads, asks or poses goes, and the words stay', () => {
  const gone: readonly (readonly [string, string])[] = [
    ['a<script>x()</script>b', 'ab'],
    ['<style>p{}</style><template><p>x</p></template><title>x</title>y', 'y'],
    ['<p onclick="x()" style="color:red" id="a" data-x="y">z</p>', '<p id="a">z</p>'],
    ['<p class="mark code evil tabs">z</p>', '<p class="code tabs">z</p>'],
    ['<form action="x"><input name="y"><button>Send</button></form>', 'Send'],
    ['<a href="javascript:x()">x</a><a href="&#106;ava\nscript:x()">y</a>', '<a>x</a><a>y</a>'],
    ['<a href="\u00a0java\u200bscript:x()">x</a><a href="\u2028javascript:x()">y</a>', '<a>x</a><a>y</a>'],
    [
      '<a href="command:x">x</a><a href="//evil.example">y</a><a href="data:text/html,x">z</a>',
      '<a>x</a><a>y</a><a>z</a>',
    ],
    ['<svg><script>x()</script><p>y</p></svg>', '<p>y</p>'],
    [
      '<math><mtext><p>x</p><style>y</style></mtext><annotation-xml encoding="text/html"><p>z</p></annotation-xml></math>',
      '<math><mtext></mtext></math>',
    ],
    [
      '<math href="javascript:x()" xlink:href="y" onclick="z"><mi mathvariant="bold">x</mi></math>',
      '<math><mi mathvariant="bold">x</mi></math>',
    ],
    ['<meta http-equiv="refresh" content="0"><base href="x"><link href="x"><iframe src="x">y</iframe>', ''],
    ['<div role="button">x</div><!-- y --><?z?>', '<div>x</div>'],
    ['<img src="a" onerror="x()" srcset="b 2x">', '<img src="a">'],
  ];
  for (const [written, expected] of gone) assert.equal(sanitisedHtml(written), expected, written);
});

test('Unclosed and crossed elements are closed where a browser would close them', () => {
  assert.equal(sanitisedHtml('<div><b>x'), '<div><b>x</b></div>');
  assert.equal(sanitisedHtml('</div></main>x'), 'x');
  assert.equal(sanitisedHtml('<p>a<div>b</p>c'), '<p>a</p><div>b<p></p>c</div>');
});

const fragment = fc.constantFrom(
  ...[
    '<math>',
    '</math>',
    '<mtext>',
    '<mglyph>',
    '<svg>',
    '</svg>',
    '<foreignObject>',
    '<desc>',
    '<style>',
    '</style>',
    '<p>',
    '</p>',
    '<table>',
    '<td>',
  ],
  ...[
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<template>',
    '<select>',
    '<option>',
    '<noscript>',
    '</noscript>',
    '<title>',
    '<textarea>',
    '<a href="',
    '">',
    "'",
    '"',
  ],
  ...[
    '<img src=x onerror=alert(1)>',
    '<script>',
    '</script>',
    '&lt;script&gt;',
    'javascript:',
    '\0',
    '<annotation-xml encoding="text/html">',
    '<plaintext>',
    '<form>',
    '<xmp>',
    '<pre>\n',
    '<details open>',
  ],
);

test('Whatever is written, nothing but what a page may hold comes out, and it reads the same again', () => {
  fc.assert(
    fc.property(fc.array(fragment, { maxLength: 16 }), (pieces) => {
      const html = sanitisedHtml(pieces.join('x'));
      assert.equal(sanitisedHtml(html), html);
      assert.doesNotMatch(
        html,
        /<(?:script|style|svg|template|select|textarea|noscript|title|plaintext|xmp|form|mglyph|annotation-xml|foreignobject|desc)\b/i,
      );
      assert.doesNotMatch(html.replace(/"[^"]*"/g, ''), /<[^>]*\son\w+|javascript:(?![^<]*>)[^<]*"/i);
    }),
    { seed: 20261129, numRuns: 3000 },
  );
});

test("An author's HTML is sanitised before it is sent", () => {
  const [block] = htmlOf('<details>\n\n<p onclick="x()">y</p>\n\n**z** <b style="x">w</b>\n\n</details>\n');
  assert.equal(
    block?.replaceAll('\n', ''),
    '<details><p data-line="2">y</p><p data-line="4"><strong>z</strong> <b>w</b></p></details>',
  );
});
