import type { WorkDoneProgressServerReporter } from 'vscode-languageserver';
import { inBackground } from '../guard.ts';
import type { Feature } from '../services.ts';

/** Long enough for what the author waits for to be done. In milliseconds. */
const pause = 500;
/** Whoever has waited this long wants to see how far it is. In milliseconds. */
const patience = 500;

/** Reads the workspace's documents in the background once an API document or a description is open, and shows how far it is where that takes long. */
export const docIndex: Feature = ({ connection, client, analyses, docs, log }) => {
  let isBegun = false;
  analyses.onDidAnalyse(({ markdown, spec }) => {
    if (isBegun || !(markdown?.result.alignment ?? spec)) return;
    isBegun = true;
    setTimeout(() => inBackground(log, 'looking through the documents', docs.index()), pause);
  });
  if (!client.showsProgress) return;
  let started: number | undefined;
  let reporter: Promise<WorkDoneProgressServerReporter> | undefined;
  docs.onDidStep(({ done, all }) => {
    const now = performance.now();
    started ??= now;
    if (done === all) {
      reporter?.then((progress) => progress.done());
      reporter = undefined;
      started = undefined;
    } else if (reporter) {
      reporter.then((progress) => progress.report(Math.floor((100 * done) / all), `${done} of ${all}`));
    } else if (now - started > patience) {
      reporter = connection.window.createWorkDoneProgress();
      reporter.then((progress) => progress.begin('Reading API documents', 0, `${done} of ${all}`));
    }
  });
};
