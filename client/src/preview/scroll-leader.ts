/**
 * Decides which scrolling is the author's and which an echo of ours. One side leads at a time; the follower's own
 * movement is never sent back. An editor doesn't say why it scrolled, so its movements towards the line that it was asked
 * to show count as echoes: smooth scrolling passes many lines on its way, and the end of a document stops it early.
 */
export class ScrollLeader {
  /** The line that the editor was asked to show last, and how far it still was from there. */
  #asked: { readonly line: number; readonly distance: number } | undefined;

  /** The preview was scrolled by its reader; the editor will show this line. `top` is the editor's first line now. */
  previewLeads(line: number, top: number): void {
    this.#asked = { line, distance: Math.abs(line - top) };
  }

  /** The author typed or moved in the editor: what it shows from now on is its own. */
  editorLeads(): void {
    this.#asked = undefined;
  }

  /** The editor's first visible line changed. True where the preview must follow. */
  editorScrolled(top: number): boolean {
    const asked = this.#asked;
    if (!asked) return true;
    const distance = Math.abs(asked.line - top);
    if (distance <= asked.distance) {
      this.#asked = { line: asked.line, distance };
      return false;
    }
    this.#asked = undefined;
    return true;
  }
}
