import type { DescribedApi } from '../api/api.ts';
import type { TextEdit } from '../finding.ts';
import type { SpecEdit } from '../rules/spec-rule.ts';
import { insertEntry, type Written } from '../spec/edit/edits.ts';
import { fileName } from '../spec/references/file-name.ts';

/** Edits of a description as edits of its files. */
export function textEdits(api: DescribedApi, edits: readonly SpecEdit[]): readonly TextEdit[] {
  return edits.map(({ at, text }) => ({ ...api.locate(at), text }));
}

/** Adds an operation that says as little as one may: the description is valid, and its author sees what is left to be said. */
export function addOperation(api: DescribedApi, method: string, path: string): readonly TextEdit[] {
  const operation: Written = {
    summary: `TODO: what \`${method} ${path}\` does`,
    responses: { 200: { description: 'OK' } },
  };
  const paths = api.followMap(api.root.get('paths'));
  const entry = paths?.entry(path);
  const item = entry && api.followMap(entry.value);
  if (item) return textEdits(api, [insertEntry(item, method.toLowerCase(), operation)]);
  if (paths) return textEdits(api, [insertEntry(paths, path, { [method.toLowerCase()]: operation })]);
  return textEdits(api, [insertEntry(api.root, 'paths', { [path]: { [method.toLowerCase()]: operation } })]);
}

/** What the file of a description is called in a message. */
export function fileNameOf({ uri }: Pick<DescribedApi, 'uri'>): string {
  return fileName(uri);
}
