import { LineIndex, type Lines } from '#engine/text.ts';
import { uriKey } from '#workspace/uris.ts';
import type { Found } from './kinds/analysis.ts';
import type { Services } from './services.ts';

/** The lines of a file that what is found in one speaks of; undefined for one that isn't known. */
export function linesOf(uri: string, found: Found, { documents, specs, docs }: Services): Lines | undefined {
  if (isSameFile(uri, found.uri)) return found.lines;
  const document = documents.get(uri);
  const file = document ? document.spec : specs.file(uri);
  if (file) return file;
  const facts = document ? undefined : docs.workspace.facts(uri);
  if (facts) return facts.lines;
  const text = document?.text ?? found.project.textOf(uri);
  return text === undefined ? undefined : new LineIndex(text);
}

export function isSameFile(one: string, other: string): boolean {
  return one === other || uriKey(one) === uriKey(other);
}
