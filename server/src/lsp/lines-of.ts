import { LineIndex, type Lines } from '#engine/text.ts';
import { uriKey } from '#workspace/uris.ts';
import type { Analysis } from './kinds/analysis.ts';
import type { Services } from './services.ts';

/** The lines of a file that an analysis speaks of; undefined for one that isn't known. */
export function linesOf(uri: string, analysis: Analysis, { documents, specs, docs }: Services): Lines | undefined {
  if (isSameFile(uri, analysis.uri)) return analysis.lines;
  const document = documents.get(uri);
  const file = document ? document.spec : specs.file(uri);
  if (file) return file;
  const facts = document ? undefined : docs.workspace.facts(uri);
  if (facts) return facts.lines;
  const text = document?.text ?? analysis.project.textOf(uri);
  return text === undefined ? undefined : new LineIndex(text);
}

export function isSameFile(one: string, other: string): boolean {
  return one === other || uriKey(one) === uriKey(other);
}
