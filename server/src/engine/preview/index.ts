/** The preview of a Markdown document as plain data. */
export { type RenderedPage, renderPage } from './page.ts';
export { generatorMark, imagesOf, pageTitle, type StandaloneOptions, standalonePage } from './standalone.ts';
export { previewPatch, previewState } from './state.ts';
