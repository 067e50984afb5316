import { kindOf } from '../kinds/all.ts';
import { Rehearsal } from '../rehearsal.ts';
import type { Feature } from '../services.ts';

/** In characters: a smaller document is soon checked by code that isn't compiled, too. */
const fewestCharacters = 50_000;

/** Has edits of a large document rehearsed before its author makes some. */
export const rehearseEdits: Feature = (services) => {
  const { documents, projects, analyses, host, log } = services;
  const rehearsal = new Rehearsal(log, () => host.garbage?.collectAll());
  documents.onDidChange(() => rehearsal.stop());
  analyses.onDidAnalyse(({ uri }) => {
    const analysed = documents.get(uri);
    if (!analysed || (analysed.spec ?? analysed.text).length < fewestCharacters) return;
    rehearsal.rest(analysed.languageId, (index) => {
      const document = documents.get(uri);
      const project = projects.known(uri);
      return document && project && kindOf(document, services)?.rehearse?.(document, project, services, index);
    });
  });
};
