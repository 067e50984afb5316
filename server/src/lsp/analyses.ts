import { Emitter, type Event } from 'vscode-languageserver';
import { uriKey } from '#workspace/uris.ts';
import type { Documents } from './documents.ts';
import { kindOf } from './kinds/all.ts';
import type { Analysis } from './kinds/analysis.ts';
import type { Projects } from './projects.ts';

/** The analyses of the open documents, each made once for a version and a state of the projects. */
export class Analyses {
  readonly #documents: Documents;
  readonly #projects: Projects;
  readonly #latest = new Map<string, { readonly analysis: Analysis; readonly state: number }>();
  readonly #didAnalyse = new Emitter<Analysis>();

  readonly onDidAnalyse: Event<Analysis> = this.#didAnalyse.event;

  constructor(documents: Documents, projects: Projects) {
    this.#documents = documents;
    this.#projects = projects;
    documents.onDidClose(({ uri }) => this.#latest.delete(uriKey(uri)));
  }

  /** That of the document's latest version; undefined where it isn't open, or is of no kind that is looked at. */
  async of(uri: string): Promise<Analysis | undefined> {
    const opened = this.#documents.get(uri);
    if (!opened || !kindOf(opened)) return undefined;
    const project = await this.#projects.of(opened.uri);
    // Changed, closed or opened anew while the project was loading.
    const document = this.#documents.get(uri);
    const kind = document && kindOf(document);
    if (!kind) return undefined;
    const key = uriKey(uri);
    const { state } = this.#projects;
    const known = this.#latest.get(key);
    if (known?.analysis.version === document.version && known.state === state) return known.analysis;
    const analysis = kind.analyse(document, project, this.#projects);
    this.#latest.set(key, { analysis, state });
    this.#didAnalyse.fire(analysis);
    return analysis;
  }
}
