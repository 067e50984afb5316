/** What somebody waits for who types in an editor, measured through a language server's own process. */
import { mulberry32 } from './documents.mjs';

const places = 300;

/** A document that is open in an editor, and where it is typed in. */
export class TypedDocument {
  #editor;
  #uri;
  #text;
  #version = 1;
  #previousResultId;

  constructor(editor, uri, text) {
    this.#editor = editor;
    this.#uri = uri;
    this.#text = text;
    editor.texts.set(uri, text);
  }

  /** Opens it; answers with the time until its first diagnostics are there. */
  async open() {
    const start = performance.now();
    const published = this.#nextPublished();
    await this.#editor.notify('textDocument/didOpen', {
      textDocument: { uri: this.#uri, languageId: 'markdown', version: this.#version, text: this.#text },
    });
    await this.#diagnostics(published);
    return performance.now() - start;
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
    return this.#everywhere(count, async (offset) => {
      const start = performance.now();
      const published = this.#nextPublished();
      await this.#type(offset);
      await this.#diagnostics(published);
      return performance.now() - start;
    });
  }

  /** From each keystroke to the patch of the preview. VS Code asks for diagnostics at the same time, where `isAsking`. */
  async keystrokesToPatch({ isAsking }) {
    return this.#everywhere(places, async (offset) => {
      const version = this.#version + 1;
      const start = performance.now();
      const patched = this.#editor
        .next('docwright/previewPatch', (patch) => patch.version === version)
        .then(() => performance.now() - start);
      await this.#type(offset);
      if (isAsking) await this.#diagnostics(undefined);
      return patched;
    });
  }

  /** The times of a request such as `textDocument/hover` at all those places. */
  async requests(method) {
    return this.#everywhere(places, async (offset) => {
      const start = performance.now();
      await this.#editor.request(method, { textDocument: { uri: this.#uri }, position: this.#positionAt(offset) });
      return performance.now() - start;
    });
  }

  /** At places that are spread over the document and are the same at every run. */
  async #everywhere(count, measure) {
    const random = mulberry32(1);
    const times = [];
    for (let index = 0; index < count; index++) {
      times.push(await measure(Math.floor(((index + random()) / count) * this.#text.length)));
    }
    return times;
  }

  async #type(offset) {
    const position = this.#positionAt(offset);
    this.#version += 1;
    this.#text = `${this.#text.slice(0, offset)}e${this.#text.slice(offset)}`;
    this.#editor.texts.set(this.#uri, this.#text);
    await this.#editor.notify('textDocument/didChange', {
      textDocument: { uri: this.#uri, version: this.#version },
      contentChanges: [
        this.#editor.wantsWhole ? { text: this.#text } : { range: { start: position, end: position }, text: 'e' },
      ],
    });
  }

  async #diagnostics(published) {
    if (!this.#editor.pulls) return published;
    const report = await this.#editor.request('textDocument/diagnostic', {
      textDocument: { uri: this.#uri },
      ...(this.#previousResultId !== undefined && { previousResultId: this.#previousResultId }),
    });
    this.#previousResultId = report.resultId;
    return report;
  }

  #nextPublished() {
    if (this.#editor.pulls) return undefined;
    return this.#editor.next(
      'textDocument/publishDiagnostics',
      ({ uri, version }) => uri === this.#uri && (version === undefined || version === this.#version),
    );
  }

  #positionAt(offset) {
    const before = this.#text.slice(0, offset);
    const lineStart = before.lastIndexOf('\n') + 1;
    return { line: before.split('\n').length - 1, character: offset - lineStart };
  }
}
