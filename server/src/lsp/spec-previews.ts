import type { DescribedApi } from '#engine/api/api.ts';
import {
  findingsOfSpec,
  openSpecPage,
  patchSpecPage,
  reopenSpecPage,
  type SentPage,
  sendBlocks,
  specPage,
  stateOfSpec,
} from '#engine/preview/index.ts';
import { gravestIn } from '#engine/spec/spec-findings.ts';
import { type PreviewBlock, type PreviewPatch, type PreviewState, previewPatchNotification } from '#shared/protocol.ts';
import { uriKey } from '#workspace/uris.ts';
import { inBackground } from './guard.ts';
import type { Services } from './services.ts';

/** The pages of descriptions that a client shows, each kept in step with all files of its description. */
export class SpecPreviews {
  readonly #services: Services;
  /** By the URI of the root. */
  readonly #shown = new Map<string, SentPage>();
  /** The root whose page is shown, by the file that the client asked for. */
  readonly #asked = new Map<string, string>();
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #restUntil = 0;
  #waitingForFindings: ReturnType<typeof setTimeout> | undefined;

  constructor(services: Services) {
    this.#services = services;
    services.specs.onDidChange(() => this.#changed());
    services.projects.onDidChange(() => this.#scheduleFindings());
    services.documents.onDidClose(({ uri }) => this.close(uri));
  }

  /** Undefined where there is no such description by now. */
  open(uri: string, root: string): PreviewState | null {
    const api = this.#services.docs.apis.api(root);
    if (!api) return null;
    const before = this.#shown.get(root);
    if (before) this.#sendPatch(root, before, api);
    const known = this.#shown.get(root);
    const opened = openSpecPage(specPage(api, known?.page));
    this.#asked.set(uriKey(uri), root);
    this.#shown.set(root, known ? reopenSpecPage(known, opened) : opened);
    this.#scheduleFindings();
    return stateOfSpec({ ...opened, findings: known?.findings ?? [] }, this.#versionOf(root));
  }

  close(uri: string): void {
    const root = this.#asked.get(uriKey(uri));
    if (root === undefined) return;
    this.#asked.delete(uriKey(uri));
    if (![...this.#asked.values()].includes(root)) this.#shown.delete(root);
  }

  /** The blocks that a client asks for; none of a page that it doesn't show. */
  blocks(uri: string, ids: readonly string[]): readonly PreviewBlock[] {
    const known = this.#shown.get(uriKey(uri));
    if (!known) return [];
    const { sent, added } = sendBlocks(known, ids);
    this.#shown.set(uriKey(uri), sent);
    return added;
  }

  /** At once where all files are known: what is found in them, by whoever asks next, takes longer. */
  #changed(): void {
    if (this.#shown.size === 0) return;
    const began = performance.now();
    if (began < this.#restUntil || [...this.#shown.keys()].some((root) => !this.#isKnown(root))) this.#schedule();
    else {
      for (const root of this.#shown.keys()) this.#patch(root);
      // Changes in quicker succession than pages are made make one.
      this.#restUntil = 2 * performance.now() - began;
    }
  }

  #isKnown(root: string): boolean {
    const reading = this.#services.specs.prepare(root);
    // Whoever waits for it says what goes wrong.
    reading?.catch(() => undefined);
    return reading === undefined;
  }

  #schedule(): void {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => {
      for (const root of this.#shown.keys())
        inBackground(this.#services.log, previewPatchNotification, this.#patchLater(root));
    }, pause);
  }

  async #patchLater(root: string): Promise<void> {
    await this.#services.specs.prepare(root);
    this.#patch(root);
  }

  #patch(root: string): void {
    const known = this.#shown.get(root);
    const api = known && this.#services.docs.apis.api(root);
    // A text that declares no version for a moment: the page stays as it was.
    if (known && api) this.#sendPatch(root, known, api);
  }

  /** To all pages of a description, where it is another one by now. */
  #sendPatch(root: string, known: SentPage, api: DescribedApi): void {
    if (known.page.api === api) return;
    const { sent, patch } = patchSpecPage(known, specPage(api, known.page), this.#versionOf(root));
    this.#shown.set(root, sent);
    this.#scheduleFindings();
    this.#send(patch);
  }

  /** Later than what the author has written: to check a large description takes longer than to show it. */
  #scheduleFindings(): void {
    if (this.#shown.size === 0) return;
    clearTimeout(this.#waitingForFindings);
    this.#waitingForFindings = setTimeout(() => {
      for (const root of this.#shown.keys())
        inBackground(this.#services.log, previewPatchNotification, this.#check(root));
    }, pauseForFindings);
  }

  async #check(root: string): Promise<void> {
    const { specs, projects } = this.#services;
    const { project } = await projects.of(root);
    const known = this.#shown.get(root);
    if (!known) return;
    const { page } = known;
    const result = specs.check(page.api.spec, project);
    const findings = findingsOfSpec(page, ({ uri }) => gravestIn(result, uri, mostFindings));
    if (JSON.stringify(findings) === JSON.stringify(known.findings)) return;
    this.#shown.set(root, { ...known, findings });
    this.#send({ uri: root, version: this.#versionOf(root), added: [], findings });
  }

  #send(patch: PreviewPatch): void {
    const { connection, log } = this.#services;
    inBackground(log, previewPatchNotification, connection.sendNotification(previewPatchNotification, patch));
  }

  /** 0 for a root that no editor has open. */
  #versionOf(root: string): number {
    return this.#services.documents.get(root)?.version ?? 0;
  }
}

/** In milliseconds: long enough that changes which a client sends together make one patch. */
const pause = 5;
const pauseForFindings = 300;
/** Of a file. */
const mostFindings = 500;
