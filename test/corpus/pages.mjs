/** `npm run corpus -- FOLDER --pages`: shows the documents and descriptions of a folder in a real browser, and tells what went wrong on their pages; with `--axe`, what axe-core finds on some. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { launchBrowser } from '../host/browser.mjs';
import { layOut } from '../preview/look/pages.mjs';
import { openPreview, servedSpec, statesOf } from '../preview/page-harness.mjs';
import { applyTheme, themes } from '../preview/themes.mjs';
import { violations } from '../preview/violations.mjs';

const most = { documents: 200, specs: 30 };
/** Of pages that axe-core is asked about: it takes long on large ones. */
const mostForAxe = { documents: 30, specs: 8 };
/** In bytes. */
const largest = 30_000_000;
const largestForAxe = 150_000;

/** Prints a line for each page. False where one has an error, a report of its policy or a request that leaves, or where axe-core finds something. */
export async function checkPages(folder, { isAxeAsked }) {
  const browser = await launchBrowser();
  let failed = 0;
  const run = async (paths, show) => {
    for (const path of paths) {
      const problems = await problemsOf(browser, readFileSync(join(folder, path), 'utf8'), { show, isAxeAsked });
      if (problems.length > 0) failed++;
      process.stdout.write(
        `${problems.length === 0 ? 'ok' : 'FAILED'} ${path}${problems.map((one) => `\n  ${one}`).join('')}\n`,
      );
    }
    return paths.length;
  };
  const limits = isAxeAsked ? { count: mostForAxe, size: largestForAxe } : { count: most, size: largest };
  const documents = await run(
    spread(filesIn(folder, '**/*.{md,mdx}', limits.size), limits.count.documents),
    showDocument,
  );
  const described = filesIn(folder, '**/*.{yaml,yml,json}', limits.size).filter(isSpec(folder));
  const specs = await run(spread(described, limits.count.specs), showSpec);
  await browser.close();
  process.stdout.write(`${documents} documents, ${specs} descriptions, ${failed} failed\n`);
  return failed === 0;
}

function filesIn(folder, pattern, size) {
  return globSync(pattern, { cwd: folder })
    .filter((path) => statSync(join(folder, path)).isFile() && statSync(join(folder, path)).size < size)
    .sort();
}

function isSpec(folder) {
  return (path) =>
    /^["']?(?:openapi|swagger)["']?\s*:|^\s*\{\s*"(?:openapi|swagger)"/m.test(
      readFileSync(join(folder, path), 'utf8').slice(0, 5000),
    );
}

/** As many as are wanted, from everywhere in a list. */
function spread(paths, count) {
  const step = Math.max(1, paths.length / count);
  return Array.from({ length: Math.min(count, paths.length) }, (_, index) => paths[Math.floor(index * step)]);
}

async function problemsOf(browser, text, { show, isAxeAsked }) {
  const preview = await openPreview(browser);
  try {
    await show(preview, text);
    const left = preview.requests.filter((url) => !url.startsWith('https://preview.example/'));
    const found = isAxeAsked ? await violationsOf(preview.page) : [];
    return [...preview.errors, ...left.map((url) => `asked for ${url}`), ...found];
  } catch (error) {
    return [String(error), ...preview.errors];
  } finally {
    await preview.page.context().close();
  }
}

/** Which headings there are is the author's. */
const ofAuthor = /^(?:heading-order|page-has-heading-one|empty-heading)\b/;

async function violationsOf(page) {
  await layOut(page);
  const found = [];
  for (const theme of ['light', 'dark']) {
    await applyTheme(page, themes[theme]);
    const all = (await violations(page)).filter((one) => !ofAuthor.test(one));
    found.push(...all.map((one) => `${theme}: ${one.replace(/\s+/g, ' ')}`));
  }
  return found;
}

function showDocument(preview, text) {
  return preview.show(statesOf([text])[0]);
}

/** All of its sections, and a screen at a time down the page as far as a reader would go. */
async function showSpec(preview, text) {
  const served = servedSpec(text);
  await preview.showSpec(served);
  for (let screen = 0; screen < 40; screen++) {
    await preview.page.evaluate(() => window.scrollBy(0, 600));
    await preview.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
  const ids = served.state.places.map(({ id }) => id).slice(0, mostSections);
  await preview.send({ kind: 'blocks', uri: served.state.uri, blocks: served.blocks(ids) });
  await preview.next('rendered');
}

const mostSections = 1500;
