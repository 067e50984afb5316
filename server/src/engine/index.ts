/**
 * The engine's questions and answers, for its hosts (language server, command line, tests). Text in, data out.
 */
export { checkMarkdown } from './check.ts';
export { applyEdits, fixMarkdown } from './fix.ts';
export { parseMarkdown } from './markdown/parse.ts';
export { mayHaveContract, type Selection, selectContract } from './selection.ts';
