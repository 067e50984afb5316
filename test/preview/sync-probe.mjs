/** What the page shows at a place, told by the words on it: how well it and the editor stay together is measured by that. */

/** Runs in the page: the lines of the source that are to be seen, with where they stand from the top of the page, in pixels. */
function linesInSight(places) {
  const found = [];
  for (const { id, startLine, endLine } of places) {
    const block = document.querySelector(`[data-block="${CSS.escape(id)}"]`);
    if (!block?.checkVisibility()) continue;
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const host = node.parentElement;
      if (node.data.trim() === '' || !host.checkVisibility({ visibilityProperty: true })) continue;
      // What the page adds of its own has no line.
      if (host.closest('.mark, .copy, .filter, .tablist, .endpoint-card, .copied, .formula, .front-matter')) continue;
      if (host.closest('.code') && !host.closest('pre')) continue;
      if (host.closest('.code') && block.querySelector('.has-tabs') && !host.closest('pre[data-line]')) continue;
      const marked = host.closest('[data-line], [data-block]');
      const kind = host.closest('pre') ? 'code' : host.closest('.table tr') ? 'row' : 'prose';
      let line = startLine + Number(marked.getAttribute('data-line') ?? 0) + breaksBefore(marked, node);
      let from = 0;
      for (const text of node.data.split('\n')) {
        const at = from + text.search(/\S/);
        if (text.trim() !== '' && line < endLine) {
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          const { top, bottom } = range.getBoundingClientRect();
          if (bottom > top) found.push({ line, kind, top: top + window.scrollY, bottom: bottom + window.scrollY });
        }
        from += text.length + 1;
        line += 1;
      }
    }
  }
  return found.sort((a, b) => a.top - b.top);

  /** Line breaks of the source that stand in an element before a node of it, in what has no line of its own. */
  function breaksBefore(marked, node) {
    const range = document.createRange();
    range.setStart(node.parentElement.closest('pre') ?? lineHolder(marked, node), 0);
    range.setEnd(node, 0);
    return range.toString().split('\n').length - 1;
  }

  function lineHolder(marked, node) {
    const holder = node.parentElement.closest('p, td, th, h1, h2, h3, h4, h5, h6') ?? marked;
    return marked.contains(holder) ? holder : marked;
  }
}

/** Random numbers from 0 to 1, always the same ones. */
function seeded(seed) {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/**
 * Asks a page that shows `state` for lines, and scrolls it to places, `count` times each; returns what was amiss in words. In tables and in
 * code the line must be the one, in prose it may be the next.
 */
export async function syncMisses(preview, state, { count, seed = 1 }) {
  const { page } = preview;
  const random = seeded(seed);
  const misses = [];
  await page.evaluate(`window.linesInSight = ${linesInSight}`);
  const lines = await page.evaluate(linesInSight, state.places);
  if (lines.length === 0) return misses;
  for (let index = 0; index < count; index++) {
    const asked = lines[Math.floor(random() * lines.length)];
    await preview.send({ kind: 'scroll', line: asked.line });
    await frames(page);
    const miss = await page.evaluate(editorMiss, { asked, places: state.places });
    if (miss) misses.push(`editor → page, line ${asked.line} (${asked.kind}): ${miss}`);
  }
  // From here on the reader leads.
  await page.mouse.wheel(0, 1);
  await frames(page);
  for (let index = 0; index < count; index++) {
    preview.messages.length = 0;
    const share = random();
    const moved = await page.evaluate(moveTo, share);
    if (!moved) continue;
    const { line } = await preview.next('scrolled');
    await frames(page);
    const miss = await page.evaluate(readerMiss, { line, places: state.places });
    if (miss) misses.push(`page → editor, at ${moved.top}: line ${line.toFixed(2)}, ${miss}`);
  }
  return misses;
}

export function frames(page) {
  return page.evaluate(
    () =>
      new Promise((resolve) =>
        requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)))),
      ),
  );
}

function moveTo(share) {
  const before = window.scrollY;
  window.scrollTo(0, Math.round(share * (document.documentElement.scrollHeight - window.innerHeight)));
  return window.scrollY === before ? undefined : { top: window.scrollY };
}

function editorMiss({ asked, places }) {
  const lines = window.linesInSight(places);
  const isAtEnd = window.scrollY + window.innerHeight >= document.documentElement.scrollHeight - 2;
  const of = lines.filter(({ line }) => line === asked.line);
  const tops = of.map(({ top }) => Math.round(top - window.scrollY));
  if (isAtEnd && tops.some((top) => top >= -4 && top < window.innerHeight)) return undefined;
  // The first words that are wholly to be seen.
  const first = lines.find(({ top }) => top >= window.scrollY - 4);
  const beside = lines.filter(({ top, bottom }) => first && top < first.bottom - 2 && bottom > first.top + 2);
  const distance = Math.min(...beside.map(({ line }) => Math.abs(line - asked.line)));
  const allowed = asked.kind === 'prose' ? 1 : 0;
  const isSeen = distance <= allowed || tops.some((top) => top >= -4 && top <= 40);
  return isSeen ? undefined : `first in sight is line ${first?.line}, its own words are at ${tops.join()}`;
}

function readerMiss({ line, places }) {
  const lines = window.linesInSight(places);
  const isAtEnd = window.scrollY + window.innerHeight >= document.documentElement.scrollHeight - 2;
  const shown = Math.floor(line + 1e-6);
  const at = lines.findIndex(({ bottom }) => bottom > window.scrollY + 1);
  const first = lines[at];
  const before = lines[at - 1];
  if (!first || isAtEnd) return undefined;
  // Lines of a paragraph may stand beside each other, and between two lines either is right.
  const near = lines.filter(({ top, bottom }) => top < first.bottom - 2 && bottom > first.top + 2);
  const isWithin = first.top <= window.scrollY + 1;
  const right = [...near, ...(isWithin ? [] : [before ?? { line: 0 }])].map((one) => one.line);
  const slack = first.kind === 'prose' || before?.kind === 'prose' ? 1 : 0;
  if (shown >= Math.min(...right) - slack && shown <= Math.max(...right) + slack) return undefined;
  return `but line ${[...new Set(right)].join()} (${first.kind}) is at ${Math.round(first.top - window.scrollY)}`;
}

/**
 * Asks the page of a description for lines of its source, and scrolls it to places, `count` times each; returns what was amiss in words. What has a line
 * of its own on the page (a section, a parameter, a response, a property) must stand at the top exactly; a line that has none belongs to what
 * stands before it in its section.
 */
export async function specSyncMisses(preview, { places }, { count, seed = 1 }) {
  const { page } = preview;
  const random = seeded(seed);
  const misses = [];
  await page.evaluate(`window.linesOfSection = ${linesOfSection}`);
  for (let index = 0; index < count; index++) {
    const { id, startLine, endLine, file } = places[Math.floor(random() * places.length)];
    const line = startLine + Math.floor(random() * (endLine - startLine));
    await preview.send({ kind: 'scroll', line, ...(file === undefined ? undefined : { file }) });
    await settled(page);
    const miss = await page.evaluate(sectionMiss, { line, places, id });
    if (miss) misses.push(`editor → page, line ${line} of ${id}: ${miss}`);
  }
  await page.mouse.wheel(0, 1);
  await settled(page);
  for (let index = 0; index < count; index++) {
    preview.messages.length = 0;
    if (!(await page.evaluate(moveTo, random()))) continue;
    const first = await preview.next('scrolled');
    await settled(page);
    // What has come meanwhile may have another height than it was thought to have.
    const { line, file } = preview.messages.findLast(({ kind }) => kind === 'scrolled') ?? first;
    const miss = await page.evaluate(placeMiss, { line, file, places });
    if (miss) misses.push(`page → editor: line ${line.toFixed(2)}, ${miss}`);
  }
  return misses;
}

/** Until all that is near has come, and nothing moves. */
async function settled(page) {
  let before = '';
  for (let tries = 0; tries < 50; tries++) {
    await frames(page);
    const now = await page.evaluate(() => {
      const awaited = [...document.querySelectorAll('.is-awaited')].filter((block) => {
        const { top, bottom } = block.getBoundingClientRect();
        return bottom > -600 && top < window.innerHeight + 600;
      });
      return `${window.scrollY} ${document.documentElement.scrollHeight} ${awaited.length}`;
    });
    if (now === before && now.endsWith(' 0')) return;
    before = now;
  }
}

/** Runs in the page: what a section shows of its lines, in the order of the page, in pixels from the top of the view. */
function linesOfSection({ id, startLine }) {
  const block = document.querySelector(`[data-block="${CSS.escape(id)}"]`);
  const marked = [...block.querySelectorAll('[data-line]')].filter((element) => element.checkVisibility());
  const lines = marked.map((element) => ({
    line: startLine + Number(element.dataset.line),
    top: element.getBoundingClientRect().top,
  }));
  const { top, bottom } = block.getBoundingClientRect();
  return { lines: [{ line: startLine, top }, ...lines].sort((a, b) => a.top - b.top), bottom };
}

function sectionMiss({ line, places, id }) {
  const { lines, bottom } = window.linesOfSection(places.find((place) => place.id === id));
  const own = Math.max(...lines.filter((one) => one.line <= line).map((one) => one.line));
  const shown = lines.find((one) => one.line === own);
  const end = Math.min(bottom, ...lines.filter(({ top }) => top > shown.top).map(({ top }) => top));
  const isAtEnd = window.scrollY + window.innerHeight >= document.documentElement.scrollHeight - 2;
  const isSeen = own === line ? Math.abs(shown.top) <= 4 : shown.top <= 4 && end >= -4;
  if (isSeen || (isAtEnd && shown.top >= -4 && shown.top < window.innerHeight)) return undefined;
  return `line ${own} is at ${Math.round(shown.top)} and ends at ${Math.round(end)}`;
}

function placeMiss({ line, file, places }) {
  const tops = places.map((place) => ({
    place,
    top: document.querySelector(`[data-block="${CSS.escape(place.id)}"]`).getBoundingClientRect().top,
  }));
  const at = Math.max(
    0,
    tops.findLastIndex(({ top }) => top <= 1),
  );
  // A page is scrolled by whole pixels: where a section begins just below the top, the one before is right, too.
  const candidates = [tops[at], ...(tops[at].top > 0 ? [tops[at - 1] ?? tops[at]] : [])];
  const misses = candidates.map(({ place }) => missIn(place));
  return misses.includes(undefined) ? undefined : misses[0];

  function missIn(place) {
    if ((place.file ?? 0) !== (file ?? 0)) return `of file ${file}, but ${place.id} is of file ${place.file}`;
    const { lines } = window.linesOfSection(place);
    const last = lines.findLast(({ top }) => top <= 1) ?? lines[0];
    // Above the first section, and between two pixels.
    const isAbove = last.top > 1 && line <= last.line;
    const before = lines.findLast(({ top }) => top <= 0) ?? last;
    const right = lines
      .filter(({ top }) => [last, before].some((one) => Math.abs(top - one.top) <= 1))
      .map((one) => one.line);
    if (isAbove) return undefined;
    const next = (from) => Math.min(place.endLine, ...lines.filter((one) => one.line > from).map((one) => one.line));
    if (right.some((from) => line >= from - 1e-6 && line <= next(from))) return undefined;
    return `but line ${right.join()} of ${place.id} is at ${Math.round(last.top)}`;
  }
}
