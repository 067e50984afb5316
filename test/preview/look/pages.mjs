/** The pages that one would show to a customer: what is on each, and what its reader has opened. */
import { readFile } from 'node:fs/promises';
import { openPreview, servedSpec, settings, statesOf } from '../page-harness.mjs';
import { answer, plan } from './tried.mjs';

const read = (name) => readFile(new URL(name, import.meta.url), 'utf8');
const [endpoint, long, responses, errors, prose, spec] = await Promise.all(
  ['endpoint.md', 'long.md', 'responses.md', 'errors.md', 'prose.md', 'spec.yaml'].map(read),
);

const at = (startLine) => ({ startLine, startCharacter: 0 });
const findings = [
  { rule: 'prose/words', severity: 'warning', message: 'Write `cannot`', ...at(2), fix: 'Write `cannot`' },
  {
    rule: 'errors/unused',
    severity: 'error',
    message: 'No endpoint returns `not_found`',
    ...at(12),
    fix: 'Remove the row',
  },
  { rule: 'tables/alignment', severity: 'hint', message: 'This table is not aligned', ...at(6) },
  { rule: 'tables/empty-column', severity: 'info', message: 'This column says nothing', ...at(6) },
];
const ghosts = [
  {
    ...{ section: 'format', title: 'Error format', isRequired: true, line: 4 },
    guidance: 'Show the body of an error once, with all of its fields, as in `{ "code": … }`.',
  },
  { section: 'retries', title: 'Retries', guidance: '', isRequired: false, line: 90 },
];

/** By name. The page of a description holds its head, and those of its sections whose ids are matched. */
export const looks = {
  endpoint: { text: endpoint },
  long: { text: long },
  responses: { text: responses },
  errors: { text: errors },
  prose: { text: prose, open: (page) => page.locator('summary').click() },
  findings: { text: errors, changes: { findings, ghosts } },
  outline: { text: endpoint, memory: { uri: 'x', isLocked: false, line: 0, hasOutline: true }, open: cover },
  'try it': { text: endpoint, open: tryIt },
  overview: { spec, sections: /^(?!GET|POST|PUT|PATCH|DELETE|schema|webhook)/ },
  operation: { spec, sections: /^(?:tag|GET)/ },
  body: { spec, sections: /^(?:tag|POST|PATCH|DELETE)/, open: openSchemas },
  webhook: { spec, sections: /^webhook/, open: openSchemas },
  schema: { spec, sections: /^schema/, open: openSchemas },
};

/** Opens a page as its reader sees it, all of it laid out. */
export async function openLook(browser, { text, spec: description, sections, changes, memory, open }) {
  const preview = await openPreview(browser, memory);
  if (text === undefined) {
    const served = servedSpec(description);
    const places = served.state.places.filter(({ id }) => id === 'info' || sections.test(id));
    const sent = served.blocks(served.state.places.map(({ id }) => id));
    const isThere = new Set(places.map(({ id }) => id));
    const blocks = [...served.state.blocks, ...sent].filter(({ id }) => isThere.has(id));
    await preview.showSpec(served, { places, blocks, ...changes });
  } else await preview.show(statesOf([text])[0], changes);
  await layOut(preview.page);
  await open?.(preview.page, preview);
  await nextFrames(preview.page);
  return preview;
}

/** Gives a page a width, and waits until it has seen to what that changes. */
export async function resize(page, width) {
  await page.setViewportSize({ width, height: 900 });
  await nextFrames(page);
}

function nextFrames(page) {
  return page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
}

/** Lays out what is out of sight, too, and lets nothing move. By a sheet of the page's own: its policy allows no other. */
export async function layOut(page) {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('.block { content-visibility: visible !important } .page { padding-bottom: 2rem }');
    document.adoptedStyleSheets.push(sheet);
  });
}

/** Opens what is closed, and within that once more. */
async function openSchemas(page) {
  for (let depth = 0; depth < 2; depth++) {
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details:not([open])')) details.open = true;
    });
    await page.waitForFunction(
      () => ![...document.querySelectorAll('details[data-schema][open]')].some((one) => one.childElementCount < 2),
    );
  }
}

/** Opens the form of the first endpoint, and answers its request. */
async function tryIt(page, preview) {
  const panel = { documentFolder: '', workspaceFolder: '', isLocked: false };
  await preview.send({ kind: 'settings', settings: { ...settings, canTry: true }, panel });
  await page.locator('.try-open').first().click();
  const { form } = await preview.next('try', ({ action }) => action.kind === 'open');
  await preview.send({ kind: 'try', form, event: { kind: 'plan', plan, stored: [{ server: 0, scheme: 'token' }] } });
  await page.locator('.try-form .try-send:enabled').click();
  await preview.next('try', ({ action }) => action.kind === 'send');
  await preview.send({ kind: 'try', form, event: { kind: 'answer', answer } });
  await page.locator('.try-answer').waitFor();
}

/** Shows what documents say of a description, below the outline. */
function cover(_page, preview) {
  return preview.send({ kind: 'coverage', descriptions: [coverage] });
}

const coverage = {
  ...{ label: 'openapi.yaml', description: '60% · 2 of 3 operations', state: 'partly' },
  children: [
    { label: 'GET /payments', description: '4 of 4 parameters', state: 'covered', children: [] },
    {
      ...{ label: 'POST /payments', description: '1 of 2 parameters', state: 'partly' },
      mendedBy: ['refactor.rewrite.sync'],
      children: [{ label: 'sort', description: 'parameter, not documented', state: 'missing', children: [] }],
    },
    {
      ...{ label: 'DELETE /payments/{paymentId}/refunds/{refundId}', description: 'not documented', state: 'missing' },
      ...{ mendedBy: ['refactor.rewrite.document'], children: [] },
    },
  ],
};
