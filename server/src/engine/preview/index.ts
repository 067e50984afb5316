/** The preview of a Markdown document, or of an OpenAPI description, as plain data. */
export { linesBetween, linesBetweenSpecs } from './lines-between.ts';
export { type RenderedPage, renderPage } from './page.ts';
export { type SpecPage, specPage } from './spec/spec-page.ts';
export {
  findingsOfSpec,
  openSpecPage,
  patchSpecPage,
  reopenSpecPage,
  type SentPage,
  sendBlocks,
  stateOfSpec,
} from './spec/spec-state.ts';
export {
  generatorMark,
  imagesOf,
  pageTitle,
  type StandaloneOptions,
  standalonePage,
  standaloneSpecPage,
} from './standalone.ts';
export { previewPatch, previewState, saysNothing, uncheckedState } from './state.ts';
