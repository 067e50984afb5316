/** What somebody waits for who types in an editor, measured through a language server's own process. */
import { changedDiagnostics } from './changed-diagnostics.mjs';
import { EditedText } from './edited-text.mjs';
import { collectOwnGarbage } from './own-garbage.mjs';
import { mulberry32 } from './random.mjs';

const places = 300;

/** So long an author looks at a document before typing in it, in milliseconds. */
const reading = 8_000;

/** So long it takes at least from one key to the next, in milliseconds: fast typists need two or three times that. */
const betweenKeys = 40;

/** A document that is open in an editor, and where it is typed in. */
export class TypedDocument {
  #editor;
  #uri;
  #languageId;
  #version = 1;
  #previousResultId;
  #known = [];

  constructor(editor, uri, text, languageId = 'markdown') {
    this.#editor = editor;
    this.#uri = uri;
    this.#languageId = languageId;
    this.text = new EditedText(text);
    this.#tellText();
  }

  /** Opens it; answers with the time until its first diagnostics are there, and with how many they are. */
  async open() {
    const text = this.text.toString();
    const start = performance.now();
    const published = this.#nextPublished();
    await this.#editor.notify('textDocument/didOpen', {
      textDocument: { uri: this.#uri, languageId: this.#languageId, version: this.#version, text },
    });
    const report = await this.#diagnostics(published);
    const time = performance.now() - start;
    return { time, findings: (report.items ?? report.diagnostics)?.length };
  }

  /** Until an author has seen what there is, and types. */
  read() {
    return new Promise((resolve) => setTimeout(resolve, reading));
  }

  close() {
    return this.#editor.notify('textDocument/didClose', { textDocument: { uri: this.#uri } });
  }

  openPreview() {
    return this.#editor.request('docwright/openPreview', { uri: this.#uri });
  }

  closePreview() {
    return this.#editor.notify('docwright/closePreview', { uri: this.#uri });
  }

  /** From each keystroke to the fresh diagnostics, in milliseconds. */
  async keystrokesToDiagnostics(count = places) {
    return this.#everywhere(count, (position) => this.editToDiagnostics(letterAt(position)));
  }

  /** Makes an edit; answers with the milliseconds until the fresh diagnostics are there. */
  async editToDiagnostics(edit) {
    const change = this.#change(edit);
    await nextKey();
    const start = performance.now();
    const published = this.#nextPublished();
    // Both go out at once, as from an editor.
    await Promise.all([this.#editor.notify('textDocument/didChange', change), this.#diagnostics(published)]);
    return performance.now() - start;
  }

  /** Makes an edit, asks for completion behind it at once, and takes it back; answers as `requestTime` does. */
  async editToCompletion(edit) {
    const undo = this.text.apply(edit);
    this.text.apply(undo);
    const change = this.#change(edit);
    await nextKey();
    const start = performance.now();
    await this.#editor.notify('textDocument/didChange', change);
    const answer = await this.#request('textDocument/completion', undo.end);
    const time = performance.now() - start;
    await this.editToDiagnostics(undo);
    return { time, isAnswered: isAnswer(answer) };
  }

  /** From each keystroke to the patch of the preview. VS Code asks for diagnostics at the same time, where `isAsking`. */
  async keystrokesToPatch({ isAsking }) {
    return this.#everywhere(places, async (position) => {
      const change = this.#change(letterAt(position));
      const version = this.#version;
      await nextKey();
      const start = performance.now();
      const patched = this.#editor
        .next('docwright/previewPatch', (patch) => patch.version === version)
        .then(() => performance.now() - start);
      await this.#editor.notify('textDocument/didChange', change);
      if (isAsking) await this.#diagnostics(undefined);
      return patched;
    });
  }

  /** The times of a request such as `textDocument/hover` at all those places. */
  async requests(method) {
    return this.#everywhere(places, async (position) => (await this.requestTime(method, position)).time);
  }

  /** The time of one request, in milliseconds, and whether the answer had anything in it. */
  async requestTime(method, position) {
    const start = performance.now();
    const answer = await this.#request(method, position);
    return { time: performance.now() - start, isAnswered: isAnswer(answer) };
  }

  #request(method, position) {
    return this.#editor.request(method, { textDocument: { uri: this.#uri }, position });
  }

  /** At places that are spread over the document and are the same at every run. */
  async #everywhere(count, measure) {
    const random = mulberry32(1);
    const { length } = this.text.toString();
    const times = [];
    for (let index = 0; index < count; index++) {
      times.push(await measure(this.text.positionAt(Math.floor(((index + random()) / count) * length))));
    }
    return times;
  }

  /** Makes an edit here; answers with what the server is to be told. */
  #change(edit) {
    this.text.apply(edit);
    this.#version += 1;
    this.#tellText();
    const { start, end, text } = edit;
    const change = this.#editor.wantsWhole ? { text: this.text.toString() } : { range: { start, end }, text };
    return { textDocument: { uri: this.#uri, version: this.#version }, contentChanges: [change] };
  }

  #tellText() {
    this.#editor.texts.set(this.#uri, this.text);
  }

  async #diagnostics(published) {
    if (!this.#editor.pulls) return published;
    const report = await this.#ask();
    if (report.kind === 'full') this.#known = report.items;
    else if (report.kind === 'changes') this.#known = changedDiagnostics(this.#uri, this.#known, report);
    this.#previousResultId = report.resultId;
    return { ...report, items: this.#known };
  }

  #ask() {
    const previous = this.#previousResultId !== undefined && { previousResultId: this.#previousResultId };
    if (this.#editor.asksForChanges)
      return this.#editor.request('docwright/diagnosticChanges', { uri: this.#uri, ...previous });
    return this.#editor.request('textDocument/diagnostic', { textDocument: { uri: this.#uri }, ...previous });
  }

  #nextPublished() {
    if (this.#editor.pulls) return undefined;
    const version = this.#version;
    return this.#editor.next(
      'textDocument/publishDiagnostics',
      (published) => published.uri === this.#uri && (published.version === undefined || published.version === version),
    );
  }
}

/** Whether there is anything in an answer: an object, or one entry at least of a list. */
function isAnswer(answer) {
  const entries = answer?.items ?? answer;
  return Array.isArray(entries) ? entries.length > 0 : Boolean(entries);
}

function letterAt(position) {
  return { start: position, end: position, text: 'e' };
}

/** Until the next key is struck. What the editor of the measurements has thrown away is collected meanwhile. */
function nextKey() {
  collectOwnGarbage();
  return new Promise((resolve) => setTimeout(resolve, betweenKeys));
}
