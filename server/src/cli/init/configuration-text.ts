import { posix } from 'node:path';
import { stringify } from 'yaml';
import type { Survey } from './survey.ts';

/** The contract of documents that don't exist yet. */
export const defaultContract = 'api-docs';

/** What was found, and the contract that was asked for, if any was. */
export type Wanted = Survey & { readonly contract: string | undefined };

/** A `docwright.yaml` for what was found, with what else it can say in comments. */
export function configurationText(found: Wanted): string {
  const docs = docsGlobs(found);
  return [
    '# What Docwright checks in this project. The editor, the command line and CI all read this file.',
    '',
    ...contractLines(found),
    '',
    ...docsLines(docs),
    '',
    '# Files that are never checked.',
    '# ignore:',
    '#   - docs/archive/**',
    '',
    ...apiLines(found.specs, docs),
    '',
    "# How strict: draft (an unfinished document's gaps are hints), review, or release (warnings are errors).",
    'profile: review',
    '',
    '# Severities and options by rule; `docwright rules` lists them.',
    '# rules:',
    '#   structure/unexpected-section: warning',
    '',
  ].join('\n');
}

function contractLines({ contract, contracts }: Wanted): string[] {
  const title = '# The structure that API documents must have, where they name none in their front matter.';
  const recognised = contracts.length === 0 ? [defaultContract] : contracts;
  const [only, ...others] = recognised;
  const chosen = contract ?? (others.length === 0 ? only : undefined);
  if (chosen !== undefined) return [title, `contract: ${scalar(chosen)}`];
  return [
    title,
    `# Without it, each has the one that it looks like; here: ${recognised.join(', ')}.`,
    ...recognised.slice(0, 1).map((id) => `# contract: ${scalar(id)}`),
  ];
}

function docsLines(docs: readonly string[]): string[] {
  if (docs.length > 0) {
    return [
      '# Which Markdown files are API documents. Every other Markdown file is left in peace.',
      'docs:',
      ...docs.map((glob) => `  - ${scalar(glob)}`),
    ];
  }
  return [
    '# Which Markdown files are API documents. Without this list, Docwright knows them by their front matter',
    '# (`docwright: api-docs`), by the heading of the contract, or by a heading such as `## GET /users`.',
    '# docs:',
    '#   - docs/api/**/*.md',
  ];
}

function apiLines(specs: readonly string[], docs: readonly string[]): string[] {
  const [spec] = specs;
  const title = '# Which documents are about which OpenAPI document.';
  if (spec !== undefined && specs.length === 1 && docs.length > 0) {
    return [title, 'apis:', `  - spec: ${scalar(spec)}`, '    docs:', ...docs.map((glob) => `      - ${scalar(glob)}`)];
  }
  const listed = specs.length === 0 ? ['openapi.yaml'] : specs.slice(0, mostSpecs);
  const rest = specs.length > mostSpecs ? [`# and ${specs.length - mostSpecs} more OpenAPI documents`] : [];
  return [
    title,
    '# apis:',
    ...listed.flatMap((path) => [`#   - spec: ${scalar(path)}`, '#     docs: docs/api/**/*.md']),
    ...rest,
  ];
}

const mostSpecs = 10;

/** One glob for a folder whose Markdown files are all API documents, else the documents themselves. */
function docsGlobs({ documents, markdown }: Survey): string[] {
  const folders = new Set(documents.map((path) => posix.dirname(path)));
  return [...folders].flatMap((folder) => {
    const own = documents.filter((path) => posix.dirname(path) === folder);
    const all = markdown.filter((path) => posix.dirname(path) === folder);
    const extension = posix.extname(own[0] ?? '');
    const isUniform =
      folder !== '.' && own.length === all.length && all.every((path) => posix.extname(path) === extension);
    return isUniform ? [`${folder}/*${extension}`] : own;
  });
}

function scalar(text: string): string {
  return stringify(text, { lineWidth: 0 }).trimEnd();
}
