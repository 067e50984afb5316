/**
 * Documents that want to run, load, send, cover or pose. Each goes three ways: as it is to the page, which sanitises it; through the engine, which
 * has sanitised it before, so that not even the page's policy has anything to report; and into a page in a file.
 */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { launchBrowser } from '../host/browser.mjs';
import { openPreview, openStandalone, servedSpec, standaloneOf, standaloneSpecOf, statesOf } from './page-harness.mjs';

let browser;
/** One page meets all of them. */
let preview;
before(async () => {
  browser = await launchBrowser();
  preview = await openPreview(browser);
});
after(() => browser?.close());

const run = (number) => `window.hacked = ${number}`;

const scripts = [
  '<script>window.hacked = 1</script>',
  '<img src=x onerror="window.hacked = 2">',
  '<svg onload="window.hacked = 3"><script>window.hacked = 3</script></svg>',
  '<details ontoggle="window.hacked = 4" open><summary>x</summary></details>',
  '<noscript><p title="</noscript><img src=x onerror=window.hacked=5>"></noscript>',
  '<svg><style><img src=x onerror="window.hacked=6"></style></svg>',
  '<template><script>window.hacked = 7</script></template><slot></slot><custom-element></custom-element>',
  `<div onmouseover="${run(8)}" onfocus="${run(8)}" tabindex="0" autofocus>x</div>`,
  `<a href="#" onclick="${run(9)}" onauxclick="${run(9)}">x</a>`,
  '<ScRiPt>window.hacked = 10</sCrIpT><script/src="data:,window.hacked=10"></script>',
  '<img/src=x/onerror=window.hacked=11><img src="x` `<script>window.hacked=11</script>"` `>',
  `<marquee onstart="${run(12)}">x</marquee><audio src onloadstart="${run(12)}"><body onload="${run(12)}">`,
  '<xmp><p title="</xmp><img src onerror=window.hacked=13>">',
  '<!--><img src=x onerror=window.hacked=14>--><!-- --!><img src=x onerror=window.hacked=14> -->',
  '<textarea><p title="</textarea><img src onerror=window.hacked=15>"></textarea>',
  '<title><a title="</title><img src onerror=window.hacked=16>"></a></title>',
  '<listing>&lt;img onerror="window.hacked = 18" src=x&gt;<t t></listing><isindex onmouseover="window.hacked = 18">',
  "<img src=x id/=' onerror=window.hacked=19//'><b><noscript><!-- </noscript><img src=x onerror=window.hacked=19 --></noscript>",
  '<option><style></option></select><b><img src=x onerror=window.hacked=19></style></option><keygen autofocus onfocus="window.hacked = 19">',
  '<plaintext><img src onerror=window.hacked=17>',
];

/** What a browser reads otherwise the second time. */
const mutations = [
  '<math><mi xlink:href="javascript:window.hacked=20">x</mi></math>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=window.hacked=21&gt;">',
  '<form><math><mtext></form><form><mglyph><style></math><img src onerror=window.hacked=22>',
  '<svg></p><style><a id="</style><img src=1 onerror=window.hacked=23>">',
  '<math><annotation-xml encoding="text/html"><style><img src=x onerror=window.hacked=24></style></annotation-xml></math>',
  '<svg><foreignObject><math><mi><mglyph><svg><mtext><style><path id="</style><img onerror=window.hacked=25 src>">',
  '<svg><desc><noscript><style></noscript><img src onerror=window.hacked=26></style></desc></svg>',
  '<table><td><svg><desc><td></desc></svg><title><a title="</title><img src onerror=window.hacked=27>"></a>',
  '<math><mtext><option><FAKEFAKE><option></option><mglyph><svg><mtext><textarea><a title="</textarea><img src=# onerror=window.hacked=28>">',
  '<select><template><style><!--</style><a rel="--></style></template></select><img id=x src onerror=window.hacked=29>">',
  '<p>a</p><![CDATA[<img src onerror=window.hacked=30>]]><svg><![CDATA[><img src onerror=window.hacked=30>]]></svg>',
];

const links = [
  '<a href="javascript:window.hacked=40">x</a>',
  '[x](<javascript:window.hacked=41>)',
  '<a href=" java\nscript:window.hacked=42">x</a>',
  '<a href="&#106;avascript:window.hacked=43">x</a>',
  '<a href="data:text/html,<script>alert(44)</script>">x</a>',
  '<a href="vbscript:x">x</a> <a href="command:workbench.action.quit">x</a> <a href="//evil.example/x">x</a>',
  '<a href="\u0001javascript:window.hacked=46">x</a><a href="JaVaScRiPt&colon;window.hacked=46">x</a>',
  '[x](command:workbench.action.quit) [y](vscode://x/y) [z](file:///etc/passwd)',
  ...['\u00a0', '\u2000', '\u200b', '\u2028', '\u3000', '\ufeff', '\u0003'].map(
    (space) => `<a href="${space}java${space}script:window.hacked=47">x</a>`,
  ),
  '<a href="blob:https://evil.example/x">x</a><a xlink:href="javascript:1">x</a><area href="javascript:1">',
  '[x]: javascript:window.hacked=49\n\n[x] ![x][y]\n\n[y]: javascript:1',
];

const loads = [
  '<iframe src="https://evil.example"></iframe><iframe srcdoc="<script>parent.hacked = 60</script>"></iframe>',
  '<style>body { background: url(https://evil.example/a.png) }</style>',
  '<p style="background: url(https://evil.example/b.png); position: fixed">x</p>',
  '<object data="https://evil.example"></object><embed src="https://evil.example">',
  '<link rel="stylesheet" href="https://evil.example/x.css"><meta http-equiv="refresh" content="0;url=https://evil.example">',
  '<base href="https://evil.example/">',
  '<video src="https://evil.example/v" poster="https://evil.example/p"></video><audio src="https://evil.example/a"></audio>',
  '<img src="https://evil.example/tracker.png"> ![](http://evil.example/t.png) ![](//evil.example/t.png)',
  '<picture><source srcset="https://evil.example/s.png"><img srcset="https://evil.example/s.png"></picture>',
  '<input type="image" src="https://evil.example/i.png" formaction="javascript:window.hacked=69">',
  '<table background="https://evil.example/t.png"><tr><td background="https://evil.example/u.png">x</table>',
  '<svg><image href="https://evil.example/i.svg"/><use href="https://evil.example/u.svg#x"/></svg>',
  '<link rel="dns-prefetch" href="//evil.example"><link rel="preload" as="image" href="https://evil.example/x.png">',
  '![x](data:text/html,<script>window.hacked=73</script>) <img src="javascript:window.hacked=73">',
  '$\\includegraphics{https://evil.example/x.png} \\href{javascript:window.hacked=74}{x} \\htmlStyle{background:url(https://evil.example/y.png)}{x}$',
  '<portal src="https://evil.example"></portal><frameset><frame src="https://evil.example"></frameset><applet code="x">',
];

/** What covers the page, poses as a part of it or takes its names. */
const poses = [
  '<form action="https://evil.example"><input name="x"><button>Send</button></form>',
  '<div class="mark mark-error ghost ghost-insert">x</div><button class="mark">x</button>',
  '<div class="outline tooltip copy tab has-tabs tablist filter" role="dialog" aria-modal="true" popover>x</div>',
  '<dialog open>x</dialog><div contenteditable>x</div><select><option>x</select><textarea>x</textarea>',
  '<p style="position:fixed;inset:0;z-index:9;background:red">x</p><div class="page block">x</div>',
  '</div></main></body></html><p id="docwright">x</p>',
  '<image name=body><image name=adoptNode>x<image name=firstElementChild><img src=x name=createElement><form><input name=attributes></form>',
  '<img name="getElementById"><a id="document"></a><a id="body"></a><form name="querySelector"></form>',
  '<main class="page">x</main><nav>x</nav><body class="vscode-dark"><html lang="xx">',
];

const all = [...scripts, ...mutations, ...links, ...loads, ...poses];

/** What a page has that it must not have. Text is not looked at. */
function inspect(page) {
  return page.evaluate(() => {
    const main = document.querySelector('main');
    const own = 'main > .block, .copy, .anchor, .tab, .filter *, .mark';
    const nodes = [...main.querySelectorAll('*')].filter((node) => !node.matches(own));
    const forbidden =
      'script, style, iframe, frame, object, embed, applet, portal, form, input, button, select, textarea, dialog, link, meta, base, svg, video, audio, source, template, slot, main, nav, xmp, plaintext, noscript, marquee';
    return {
      hacked: window.hacked,
      forbidden: nodes.filter((node) => node.matches(forbidden)).map((node) => node.tagName),
      attributes: nodes
        .flatMap((node) => node.getAttributeNames())
        .filter((name) =>
          /^on|^style$|^srcset$|action$|^background$|^contenteditable$|^popover$|^name$|xlink/.test(name),
        ),
      links: [...main.querySelectorAll('a[href]')]
        .map((link) => link.getAttribute('href'))
        .filter((href) => !/^#/.test(href)),
      posing: nodes.filter((node) =>
        node.matches(
          '.ghost, .ghost-insert, .outline, .tooltip, .has-tabs, .tablist, .page, .block .block, [role=dialog]',
        ),
      ).length,
      isWhole: document.querySelectorAll('main').length === 1 && main.parentElement === document.body,
      text: main.textContent,
    };
  });
}

/** `posing`: how much the page has of its own of what documents must not have. */
function check({ text, ...found }, input, posing = 0) {
  const clean = { hacked: undefined, forbidden: [], attributes: [], links: [], posing, isWhole: true };
  assert.deepEqual(found, clean, input);
  assert.match(text, /before/);
}

const isElsewhere = (url) => !url.startsWith('https://preview.example/');
let version = 0;

for (const [index, html] of all.entries()) {
  const name = html.slice(0, 70).replaceAll('\n', '\\n');
  const text = `before\n\n${html}\n\nafter\n`;

  test(`Nothing runs, loads or poses in the preview, ${index}: ${name}`, async () => {
    const [state] = statesOf([text]);
    version += 1;
    const blocks = [{ id: `raw-${index}`, html: `<p>before</p>${html}` }];
    const places = [{ id: `raw-${index}`, startLine: 0, endLine: 5 }];
    await preview.show({ ...state, uri: `raw:${index}`, version, blocks, places });
    check(await inspect(preview.page), html);
    // The policy holds in the sanitiser's own workshop too, and says so there.
    const isRefusal = (error) => /violates the following Content Security Policy/.test(error);
    assert.deepEqual(
      preview.errors.filter((error) => !isRefusal(error)),
      [],
    );
    preview.errors.length = 0;
    version += 1;
    await preview.show({ ...state, uri: `engine:${index}`, version });
    check(await inspect(preview.page), html);
    assert.deepEqual(preview.errors, [], 'the policy has nothing to report');
    assert.deepEqual(preview.requests.filter(isElsewhere), []);
  });
}

/** The vectors that DOMPurify publishes, in the last version whose package has them. */
const vectors = createRequire(new URL('../host/', import.meta.url))('dompurify-vectors/test/fixtures/expect.js');

/** Links to the web are those of any author. */
function checkVector({ links, ...found }, payload) {
  const isHarmless = (href) => /^(?:https?|mailto):/i.test(href) || !/^[\s\p{C}]*[a-z][\w+.-]*[\s\p{C}]*:/iu.test(href);
  check({ ...found, links: links.filter((href) => !isHarmless(href)) }, payload);
}

test('Of the vectors of DOMPurify nothing runs, loads or poses, in the preview and in a page in a file', async () => {
  assert.ok(vectors.length > 100);
  await preview.page.evaluate(() => {
    window.alert = () => {
      window.hacked = 'alert';
    };
  });
  const { page, trouble } = await openStandalone(browser, '<title>empty</title>');
  for (const [index, { payload }] of vectors.entries()) {
    const text = `before\n\n${payload}\n\nafter\n`;
    const [state] = statesOf([text]);
    version += 1;
    const blocks = [{ id: `vector-${index}`, html: `<p>before</p>${payload}` }];
    const places = [{ id: `vector-${index}`, startLine: 0, endLine: 5 }];
    await preview.show({ ...state, uri: `vector:${index}`, version, blocks, places });
    checkVector(await inspect(preview.page), payload);
    preview.errors.length = 0;
    version += 1;
    await preview.show({ ...state, uri: `vector-engine:${index}`, version });
    checkVector(await inspect(preview.page), payload);
    assert.deepEqual(preview.errors, [], payload);
    assert.deepEqual(preview.requests.filter(isElsewhere), [], payload);
    trouble.length = 0;
    await page.setContent(standaloneOf(text));
    checkVector(await inspect(page), payload);
    assert.deepEqual(trouble, [], payload);
  }
});

test('Nothing runs, loads or poses in a page in a file, whatever is written', async () => {
  const { page, trouble } = await openStandalone(browser, '<title>empty</title>');
  for (const html of all) {
    trouble.length = 0;
    await page.setContent(standaloneOf(`before\n\n${html}\n\nafter\n`));
    check(await inspect(page), html);
    assert.deepEqual(trouble, [], html);
  }
});

test('Where no policy protects it, the HTML that the engine sends is harmless by itself', async () => {
  const { page } = await openStandalone(browser, '<title>empty</title>');
  for (const html of all) {
    const [state] = statesOf([`before\n\n${html}\n\nafter\n`]);
    const body = state.blocks.map((block) => `<div class="block">${block.html}</div>`).join('');
    const isSame = await page.evaluate((content) => {
      document.body.innerHTML = `<main>${content}</main>`;
      const once = document.body.innerHTML;
      document.body.innerHTML = once;
      return document.body.innerHTML === once;
    }, body);
    assert.ok(isSame, `${html} reads the same a second time`);
    assert.equal(await page.evaluate(() => window.hacked), undefined, html);
    assert.equal(
      await page.locator('script, style, iframe, form, input, button, svg, meta, link, object').count(),
      0,
      html,
    );
  }
});

/** A description that says it wherever there may be words. */
function describedWith(words) {
  return JSON.stringify({
    openapi: '3.1.0',
    info: { title: words, version: words, summary: words, description: `before\n\n${words}\n\nafter` },
    servers: [{ url: 'https://preview.example', description: words }],
    tags: [{ name: 'tag', description: words }],
    paths: {
      '/a': {
        post: {
          tags: ['tag'],
          summary: words,
          description: words,
          parameters: [{ name: 'q', in: 'query', description: words, schema: { type: 'string', default: words } }],
          requestBody: { description: words, content: { 'application/json': { example: { words } } } },
          responses: {
            200: {
              description: words,
              headers: { 'X-A': { description: words } },
              content: { 'application/json': { schema: { $ref: '#/components/schemas/A' } } },
            },
          },
        },
      },
    },
    components: {
      schemas: {
        A: {
          title: words,
          description: words,
          properties: { a: { type: 'string', description: words, enum: [words], pattern: words }, [words]: {} },
        },
      },
    },
  });
}

/** What a description has in HTML becomes Markdown, with links that lead to the web as those of any author do. */
function checkSpec({ links, ...found }, input) {
  const isOfWeb = (href) => /^https?:\/\/[^/]/.test(href);
  check({ ...found, links: links.filter((href) => !isOfWeb(href)) }, input, ownTabs);
}

/** The tabs of its one example, and their list. */
const ownTabs = 2;

test('Nothing runs, loads or poses in the page of a description, wherever it is written', async () => {
  for (const [index, html] of all.entries()) {
    const served = servedSpec(describedWith(html));
    const blocks = served.blocks(served.state.places.map(({ id }) => id));
    const { sections, places } = served.state;
    version += 1;
    await preview.show({ ...served.state, uri: `spec:${index}`, version, sections, places, blocks });
    checkSpec(await inspect(preview.page), html);
    assert.deepEqual(preview.errors, [], html);
    assert.deepEqual(preview.requests.filter(isElsewhere), [], html);
  }
});

test('Nothing runs, loads or poses in the page of a description in a file', async () => {
  const { page, trouble } = await openStandalone(browser, '<title>empty</title>');
  for (const html of all) {
    trouble.length = 0;
    await page.setContent(standaloneSpecOf(describedWith(html)));
    checkSpec(await inspect(page), html);
    assert.deepEqual(trouble, [], html);
  }
});

test('A table of 5,000 rows and a line of a million characters make a page', async () => {
  const rows = Array.from({ length: 5000 }, (_, row) => `| ${row} | 404 | x |`).join('\n');
  const [state] = statesOf([
    `| Code | Status | Message |\n| - | - | - |\n${rows}\n\n${'x'.repeat(1_000_000)}\n\n${'> '.repeat(500)}deep\n`,
  ]);
  version += 1;
  await preview.show({ ...state, uri: 'large:1', version });
  const text = await preview.page.locator('main').textContent();
  assert.ok(text.includes('4999') && text.includes('x'.repeat(1000)));
  await preview.page.getByRole('searchbox', { name: 'Filter this table' }).fill('4999');
  assert.equal(await preview.page.locator('tbody tr:visible').count(), 1);
});
