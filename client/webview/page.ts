import { movedFindings, movedGhosts } from '#shared/moved-lines.ts';
import { changedPlaces } from '#shared/preview-places.ts';
import type {
  MessageToPreview,
  PreviewBlockPlace,
  PreviewFinding,
  PreviewGhost,
  PreviewPanelContext,
  PreviewPatch,
  PreviewSettings,
} from '#shared/protocol.ts';
import { BlockList } from './blocks.ts';
import { Coverage } from './coverage.ts';
import { decorate } from './decorate.ts';
import { createElement } from './element.ts';
import { refreshFilters } from './error-filter.ts';
import { Ghosts } from './ghosts.ts';
import type { Host } from './host.ts';
import type { ImageSource } from './images.ts';
import { Marks } from './marks.ts';
import { Outline } from './outline.ts';
import { PointedPlaces } from './pointed-lines.ts';
import { sanitiseBlock } from './sanitise.ts';
import { watchScrollers } from './scrollers.ts';
import { Scrolling } from './scrolling.ts';
import { Sections } from './sections.ts';
import { TryForms } from './try-forms.ts';

/** The page of one document: its blocks, the findings beside them and the ghosts between them. */
export class Page {
  readonly root = createElement('main', { class: 'page' });
  readonly marks = new Marks();
  readonly ghosts = new Ghosts(this.root);
  readonly pointed = new PointedPlaces((file) => this.blocks.inSource(file));
  readonly blocks: BlockList;
  readonly scrolling: Scrolling;
  readonly coverage = new Coverage((message) => this.#host.send(message));
  readonly outline = new Outline(this.root, {
    toggled: (isOpen) => {
      this.coverage.watch(isOpen);
      this.#remember(this.scrolling.line);
    },
    below: this.coverage.element,
  });
  readonly sections: Sections;
  readonly tryForms: TryForms;
  readonly #host: Host;
  readonly #notice = createElement('p', { class: 'notice' });
  #uri: string | undefined;
  #version = 0;
  #places: readonly PreviewBlockPlace[] = [];
  #findings: readonly PreviewFinding[] = [];
  #ghosts: readonly PreviewGhost[] = [];
  #settings: PreviewSettings = { scrollWithEditor: true, scrollEditor: true, allowRemoteImages: false, canTry: false };
  #panel: PreviewPanelContext = { documentFolder: '', workspaceFolder: '', isLocked: false };

  constructor(host: Host) {
    this.#host = host;
    this.tryForms = new TryForms(this.root, {
      act: (form, action) => host.send({ kind: 'try', form, action }),
      lineOf: (heading) => this.#lineOf(heading),
    });
    const create = (html: string): DocumentFragment => {
      const content = sanitiseBlock(html, this.#images);
      decorate(content);
      if (this.#settings.canTry) this.tryForms.addButtons(content);
      return content;
    };
    this.sections = new Sections(this.root, { create, need: (ids) => host.send({ kind: 'need', ids }) });
    this.blocks = new BlockList(this.root, {
      create,
      isSection: (id) => this.sections.has(id),
      placeholder: (id) => this.sections.placeholder(id),
      changed: (element) => {
        refreshFilters(element);
        watchScrollers(element);
      },
      settled: () => this.#settle(),
      filled: () => this.scrolling.filled(),
      defer: (continuation) => setTimeout(continuation, 0),
    });
    this.scrolling = new Scrolling({
      root: this.root,
      blocks: () => this.blocks.placed,
      inSource: (file) => this.blocks.inSource(file),
      scrolled: (line, file) => {
        this.#remember(line);
        if (!this.#settings.scrollEditor) return;
        host.send({ kind: 'scrolled', line, ...(file === undefined ? undefined : { file }) });
      },
    });
    document.body.append(this.outline.toggle, this.outline.panel, this.root, this.#notice);
    if (host.memory?.hasOutline) this.outline.setOpen(true);
  }

  receive(message: MessageToPreview): void {
    switch (message.kind) {
      case 'state':
        this.#showState(message);
        break;
      case 'patch':
        if (message.patch.uri === this.#uri) this.#showPatch(message.patch);
        break;
      case 'blocks':
        if (message.uri !== this.#uri) break;
        this.sections.receive(message.blocks);
        this.blocks.fill(message.blocks);
        break;
      case 'scroll':
        if (!this.#settings.scrollWithEditor) break;
        if (message.version !== undefined && message.version > this.#version) {
          this.scrolling.followIn(message.version, message.line);
          break;
        }
        this.scrolling.follow(message.line, message.file);
        this.#remember(message.line);
        break;
      case 'point':
        this.pointed.show(
          message.pointing,
          message.line === undefined ? undefined : { line: message.line, file: message.file },
        );
        break;
      case 'settings':
        this.#settings = message.settings;
        this.#panel = message.panel;
        if (this.tryForms.setOn(message.settings.canTry)) this.#settle();
        this.#remember(this.scrolling.line);
        break;
      case 'coverage':
        this.coverage.show(message.descriptions);
        break;
      case 'try':
        this.tryForms.receive(message.form, message.event);
        break;
    }
  }

  #showState({ state, settings, panel }: Extract<MessageToPreview, { kind: 'state' }>): void {
    const isOther = state.uri !== this.#uri;
    const areImagesOther = settings.allowRemoteImages !== this.#settings.allowRemoteImages;
    const { memory } = this.#host;
    this.#settings = settings;
    this.#panel = panel;
    this.#version = state.version;
    this.#findings = state.findings;
    this.#ghosts = state.ghosts;
    this.#places = state.places;
    if (isOther) this.tryForms.clear();
    this.tryForms.setOn(settings.canTry);
    if (isOther || areImagesOther) this.blocks.clear();
    this.sections.show(state, { isOther: isOther || areImagesOther });
    const isFirst = this.#uri === undefined;
    this.#uri = state.uri;
    this.blocks.update(state.blocks, state.places);
    const line = isFirst && memory?.uri === state.uri ? memory.line : 0;
    if (isOther) {
      this.scrolling.follow(line);
      this.#remember(line);
    }
  }

  #showPatch(patch: PreviewPatch): void {
    const places = patch.places ? changedPlaces(this.#places, patch.places) : this.#places;
    if (!places) {
      this.#host.send({ kind: 'ready' });
      return;
    }
    this.#places = places;
    this.#version = patch.version;
    this.#findings = patch.findings ?? movedFindings(this.#findings, patch.moved ?? []);
    this.#ghosts = patch.ghosts ?? movedGhosts(this.#ghosts, patch.moved ?? []);
    this.sections.update(patch, places);
    this.scrolling.change(patch.version, () => {
      if (!this.blocks.update(patch.added, places)) this.#host.send({ kind: 'ready' });
    });
  }

  /** The line of the source in which a heading stands. */
  #lineOf(heading: Element): number {
    const element = heading.closest('[data-block]');
    const start = this.blocks.placed.find((placed) => placed.element === element)?.startLine ?? 0;
    return start + Number(heading.getAttribute('data-line') ?? 0);
  }

  get #images(): ImageSource {
    return { ...this.#panel, allowRemote: this.#settings.allowRemoteImages };
  }

  #settle(): void {
    const { placed } = this.blocks;
    this.ghosts.show(this.#ghosts, placed);
    this.marks.show(this.#findings, (file) => this.blocks.inSource(file));
    this.pointed.refresh();
    this.sections.settle(placed.map(({ element }) => element));
    this.#notice.textContent = placed.length === 0 && this.#ghosts.length === 0 ? 'This document is empty.' : '';
    this.tryForms.settle();
    this.scrolling.settle();
    this.outline.refresh();
    this.#host.send({ kind: 'rendered', version: this.#version, text: beginningOf(this.root) });
  }

  #remember(line: number): void {
    if (this.#uri === undefined) return;
    const outline = this.outline.isOpen ? { hasOutline: true } : undefined;
    this.#host.remember({ uri: this.#uri, isLocked: this.#panel.isLocked, line, ...outline });
  }
}

/** The words that stand first. All of a long page would be sent at every keystroke. */
function beginningOf(root: Node): string {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let text = '';
  while (text.length < mostText && walker.nextNode()) text += walker.currentNode.nodeValue ?? '';
  return text;
}

/** Characters. */
const mostText = 10_000;
