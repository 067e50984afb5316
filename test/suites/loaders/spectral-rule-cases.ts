import type { LabelledCase, LoadedSuite, Skipped } from '../case.ts';
import { readFiles } from '../files.ts';
import type { Fields } from '../outside.ts';
import { asFields, asList, asText } from '../outside.ts';
import { pointerOf } from '../pointer.ts';

/**
 * Spectral's unit tests as JSON, `oas/RULE.cases.json`: a list `cases`, each with a `rule`, a `document` or a `documentText`,
 * `mocks` of other documents by URL, and the `errors` that the rule finds, each with a `path`.
 */
export function loadSpectralRuleCases(suite: string, folder: string): LoadedSuite {
  const cases: LabelledCase[] = [];
  const skipped: Skipped[] = [];
  for (const [path, text] of readFiles(folder, /\.cases\.json$/)) {
    const list = asList(asFields(JSON.parse(text))?.cases) ?? [];
    if (path.startsWith('asyncapi/')) {
      skipped.push({ suite, what: path, count: list.length, reason: 'AsyncAPI' });
      continue;
    }
    for (const value of list) {
      const fields = asFields(value);
      const read = fields && readCase(suite, path, fields);
      if (read) cases.push(read);
      else skipped.push({ suite, what: path, count: 1, reason: 'without a document or a rule' });
    }
  }
  return { cases, skipped };
}

function readCase(suite: string, path: string, fields: Fields): LabelledCase | undefined {
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
    files: new Map([...mocks, [root, text]]),
    root,
    expectations: [{ kind: 'rule', rule, options: {}, isFlagged: errors.length > 0, places }],
  };
}

function textOf(document: unknown): string | undefined {
  return document === undefined ? undefined : JSON.stringify(document, null, 2);
}
