/** The preview of a Markdown document as plain data. */
export { type RenderedPage, renderPage } from './page.ts';
export { previewPatch, previewState } from './state.ts';
