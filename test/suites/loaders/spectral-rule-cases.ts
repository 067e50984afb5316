import { basename, join } from 'node:path';
import type { LabelledCase, LoadedSuite, Skipped } from '../case.ts';
import { isFolder, readFiles, readSpecs } from '../files.ts';
import type { Fields } from '../outside.ts';
import { asFields, asList, asText } from '../outside.ts';
import { pointerOf } from '../pointer.ts';

/**
 * Spectral's unit tests as JSON, `oas/RULE.cases.json`: a list `cases`, each with a `rule`, a `document` or a `documentText`,
 * `mocks` of other documents by URL, and the `errors` that the rule finds, each with a `path`. Documents that stand in files of
 * their own refer to files of the suite `spectral-fixtures`, which lies beside.
 */
export function loadSpectralRuleCases(suite: string, folder: string): LoadedSuite {
  const cases: LabelledCase[] = [];
  const skipped: Skipped[] = [];
  const fixtures = readFixtures(join(folder, '../spectral-fixtures'));
  for (const [path, text] of readFiles(folder, /\.cases\.json$/)) {
    const list = asList(asFields(JSON.parse(text))?.cases) ?? [];
    if (path.startsWith('asyncapi/')) {
      skipped.push({ suite, what: path, count: list.length, reason: 'AsyncAPI' });
      continue;
    }
    for (const value of list) {
      const fields = asFields(value);
      const read = fields && readCase(suite, path, fields, fixtures);
      if (read) cases.push(read);
      else skipped.push({ suite, what: path, count: 1, reason: 'without a document or a rule' });
    }
  }
  return { cases, skipped };
}

function readCase(
  suite: string,
  path: string,
  fields: Fields,
  fixtures: ReadonlyMap<string, string>,
): LabelledCase | undefined {
  const rule = asText(fields.rule);
  const text = asText(fields.documentText) ?? textOf(fields.document);
  const errors = asList(fields.errors);
  if (rule === undefined || text === undefined || errors === undefined) return undefined;
  const root = 'document.json';
  const mocks = Object.entries(asFields(fields.mocks) ?? {}).map(
    ([url, mock]) => [url, asText(mock) ?? JSON.stringify(mock, null, 2)] as const,
  );
  const places = errors.flatMap((error) => {
    const at = asList(asFields(error)?.path);
    return at ? [{ pointer: pointerOf(at.map(String)) }] : [];
  });
  return {
    suite,
    id: `${path}#${fields.caseIndex}`,
    files: new Map([...fixtures, ...mocks, [root, text]]),
    root,
    expectations: [{ kind: 'rule', rule, options: {}, isFlagged: errors.length > 0, places }],
  };
}

function textOf(document: unknown): string | undefined {
  return document === undefined ? undefined : JSON.stringify(document, null, 2);
}

/** By file name alone: the documents that refer to them stood in the same folder. */
function readFixtures(folder: string): Map<string, string> {
  if (!isFolder(folder)) return new Map();
  return new Map([...readSpecs(folder)].map(([path, text]) => [basename(path), text]));
}
