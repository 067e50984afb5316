import { Answers, reportChanges } from '../diagnostic-answers.ts';
import { diagnosticsOf } from '../diagnostics-of.ts';
import { kindOf } from '../kinds/all.ts';
import type { Found } from '../kinds/analysis.ts';
import { Rehearsal } from '../rehearsal.ts';
import type { Feature, Services } from '../services.ts';

/** In characters: a smaller document is soon checked by code that isn't compiled, too. */
const fewestCharacters = 50_000;

/** Has edits of a large document rehearsed before its author makes some. */
export const rehearseEdits: Feature = (services) => {
  const { documents, projects, analyses, host, log } = services;
  let answer = rehearsedAnswers(services);
  const rehearsal = new Rehearsal(log, () => {
    // What was kept of the last states is garbage, too.
    answer = rehearsedAnswers(services);
    host.garbage?.collectAll();
  });
  documents.onDidChange(() => rehearsal.stop());
  analyses.onDidAnalyse(({ uri }) => {
    const analysed = documents.get(uri);
    if (!analysed || (analysed.spec ?? analysed.text).length < fewestCharacters) return;
    rehearsal.rest(analysed.languageId, (index) => {
      const document = documents.get(uri);
      const project = projects.known(uri);
      const states = document && project && kindOf(document, services)?.rehearse?.(document, project, services, index);
      return states && answer(states);
    });
  });
};

/** What a client would be answered in each of a document's states, that it isn't. */
function rehearsedAnswers(services: Services): (states: Iterable<Found>) => Iterator<void> {
  const answers = new Answers();
  // What is kept for the client itself stays as it is.
  const alike = { ...services, client: { ...services.client } };
  let count = 0;
  let latest: string | undefined;
  return function* (states) {
    for (const found of states) {
      count += 1;
      const answered = answers.answer(found.uri, diagnosticsOf(found, alike), count);
      JSON.stringify(reportChanges(found.uri, answered, latest));
      latest = answered.now.id;
      yield;
    }
  };
}
