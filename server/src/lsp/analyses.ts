import { Emitter, type Event } from 'vscode-languageserver';
import { uriKey } from '#workspace/uris.ts';
import type { Documents } from './documents.ts';
import { kindOf } from './kinds/all.ts';
import type { Analysis, MarkdownPage, Sources } from './kinds/analysis.ts';

/** The analyses of the open documents, each made once for a version and a state of all that it is made with. */
export class Analyses {
  readonly #documents: Documents;
  readonly #sources: Sources;
  readonly #latest = new Map<string, { readonly analysis: Analysis; readonly state: string }>();
  readonly #didAnalyse = new Emitter<Analysis>();

  #asked = 0;

  readonly #didOutdate = new Emitter<readonly string[]>();
  readonly #outdated = new WeakSet<Analysis>();
  #waiting: ReturnType<typeof setTimeout> | undefined;

  readonly onDidAnalyse: Event<Analysis> = this.#didAnalyse.event;
  /** URIs of documents of which something else may be said now, since others are different that they asked about. */
  readonly onDidOutdate: Event<readonly string[]> = this.#didOutdate.event;

  constructor(documents: Documents, sources: Sources) {
    this.#documents = documents;
    this.#sources = sources;
    documents.onDidClose(({ uri }) => this.#latest.delete(uriKey(uri)));
    sources.docs.onDidChange(() => this.#findOutdated());
    sources.specs.onDidChange(() => this.#findOutdatedSoon(pause));
  }

  /** How often somebody has asked. */
  get asked(): number {
    return this.#asked;
  }

  /** That of the document's latest version; undefined where it isn't open, or is of no kind that is looked at. */
  async of(uri: string): Promise<Analysis | undefined> {
    const sources = this.#sources;
    this.#asked += 1;
    for (;;) {
      const opened = this.#documents.get(uri);
      const kind = opened && kindOf(opened, sources);
      if (!kind) return undefined;
      const project = await sources.projects.of(opened.uri);
      const preparing = kind.prepare?.(opened, sources);
      if (preparing !== undefined) await preparing;
      // Changed, closed or opened anew while something was loading: then that is what counts.
      const document = this.#documents.get(uri);
      if (!document || kindOf(document, sources) !== kind) continue;
      if (preparing !== undefined && kind.prepare?.(document, sources) !== undefined) continue;
      const key = uriKey(uri);
      const state = `${sources.projects.state} ${opened.spec ? sources.specs.state : ''}`;
      const known = this.#latest.get(key);
      if (known?.analysis.version === document.version && known.state === state && isCurrent(known.analysis))
        return known.analysis;
      const analysis = kind.analyse(document, project, sources);
      this.#latest.set(key, { analysis, state });
      this.#didAnalyse.fire(analysis);
      if (analysis.markdown) this.#findOutdated();
      else if (analysis.spec) this.#findOutdatedSoon(0);
      return analysis;
    }
  }

  /** What there is of the document's latest version at once, for a preview; undefined where it has to be analysed first. */
  pageOf(uri: string): MarkdownPage | undefined {
    const document = this.#documents.get(uri);
    const project = document && this.#sources.projects.known(uri);
    const kind = document && kindOf(document, this.#sources);
    return project && kind?.page?.(document, project, this.#sources);
  }

  /** After what is asked of the description itself: an author who types in it waits for that. */
  #findOutdatedSoon(delay: number): void {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.#findOutdated(), delay);
  }

  /** Each analysis once: a document that nobody asks about stays as it is. */
  #findOutdated(): void {
    const outdated: string[] = [];
    for (const { analysis } of this.#latest.values()) {
      if (this.#outdated.has(analysis) || isCurrent(analysis)) continue;
      this.#outdated.add(analysis);
      outdated.push(analysis.uri);
    }
    if (outdated.length > 0) this.#didOutdate.fire(outdated);
  }
}

/** As long as nobody asks what is said of the description itself. In milliseconds. */
const pause = 100;

function isCurrent(analysis: Analysis): boolean {
  return analysis.isCurrent?.() ?? true;
}
