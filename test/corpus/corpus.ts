import { isUtf8 } from 'node:buffer';
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Project } from '#engine/project.ts';

/** A folder's Markdown files and what applies to them. */
export interface Corpus {
  readonly project: Project;
  readonly pathOf: (uri: string) => string | undefined;
  readonly documents: readonly Document[];
}

export interface Document {
  /** Below the folder, with `/`. */
  readonly path: string;
  readonly uri: string;
  readonly text: string;
}

/** Something that must not be. */
export interface Failure {
  readonly path: string;
  readonly message: string;
}

/** What is looked at in every document; `count` says how often. */
export type Check = (corpus: Corpus) => { readonly count: number; readonly failures: readonly Failure[] };

const largest = 10 * 1024 * 1024;

/** The Markdown files below a folder in the order of their paths; what is no text, or too large, is said and left out. */
export function readDocuments(folder: string, name = /\.mdx?$/i): { documents: Document[]; unread: string[] } {
  const documents: Document[] = [];
  const unread: string[] = [];
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile() && name.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  for (const file of names.sort()) {
    const path = file.replaceAll(sep, '/');
    const bytes = readFileSync(join(folder, file));
    if (bytes.length > largest) unread.push(`${path}: too large`);
    else if (!isUtf8(bytes)) unread.push(`${path}: not UTF-8`);
    else documents.push({ path, uri: pathToFileURL(join(folder, file)).href, text: bytes.toString('utf8') });
  }
  return { documents, unread };
}

/** Does something for every document; what it throws is a failure. */
export function forEachDocument(
  { documents }: Corpus,
  act: (document: Document, fail: (message: string) => void) => void,
): Failure[] {
  const failures: Failure[] = [];
  for (const document of documents) {
    const fail = (message: string) => failures.push({ path: document.path, message });
    try {
      act(document, fail);
    } catch (error) {
      fail(`throws ${error instanceof Error ? error.stack : String(error)}`);
    }
  }
  return failures;
}

/** Numbers from 0 to 1 that are the same for the same text. */
export function randomOf(text: string): () => number {
  let state = text.length;
  for (let at = 0; at < text.length; at += 1 + (text.length >> 8)) state = (state * 31 + text.charCodeAt(at)) | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
