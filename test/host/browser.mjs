import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { chromiumFolder, hasOwnHosts } from './places.mjs';

/**
 * A headless browser that reaches this machine only, whatever a page asks for.
 *
 * Playwright's own list of disabled features holds `ThirdPartyStoragePartitioning`; with it the service worker that the web
 * build needs for its webviews is refused. The last list on the command line wins, so any list of ours lifts it.
 */
export function launchBrowser() {
  const hosts = ['127.0.0.1', 'localhost', '*.localhost'].map((host) => `EXCLUDE ${host}`);
  return chromium.launch({
    ...findExecutable(),
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-features=Translate',
      `--host-resolver-rules=${['MAP * ~NOTFOUND', ...hosts].join(' , ')}`,
    ],
  });
}

function findExecutable() {
  if (process.env.DOCWRIGHT_CHROMIUM) return { executablePath: process.env.DOCWRIGHT_CHROMIUM };
  if (hasOwnHosts) return { executablePath: join(chromiumFolder, 'chromium') };
  return { channel: 'chrome' };
}

/** A page of a fresh profile, as large as a small screen. */
export async function openPage(browser) {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  page.setDefaultTimeout(45_000);
  return page;
}
