import { parse } from 'yaml';
import type { DocumentExpectation, LabelledCase, LoadedSuite, RuleExpectation, Skipped } from '../case.ts';
import { readSpecs } from '../files.ts';
import { asFields } from '../outside.ts';

const listPath = 'validation/expected_messages.yaml';

/**
 * Documents of OpenAPI 2.0. `validation/expected_messages.yaml` says which are valid, by file name; below
 * `validation/default` and `validation/example`, the names say which have a default or an example that fits its schema.
 */
export function loadGoOpenApiValidate(suite: string, folder: string): LoadedSuite {
  const files = readSpecs(folder);
  const labels = asFields(parse(files.get(listPath) ?? '')) ?? {};
  const cases: LabelledCase[] = [];
  let unlabelled = 0;
  for (const path of files.keys()) {
    if (path === listPath) continue;
    const expectation = ofList(path, labels) ?? ofName(path);
    if (expectation) cases.push({ suite, id: path, files, root: path, expectations: [expectation] });
    else unlabelled += 1;
  }
  const skipped: Skipped = { suite, what: 'other files', count: unlabelled, reason: 'without a label' };
  return { cases, skipped: [skipped] };
}

function ofList(path: string, labels: Readonly<Record<string, unknown>>): DocumentExpectation | undefined {
  const name = /^validation\/([^/]+)$/.exec(path)?.[1];
  const label = asFields(name === undefined ? undefined : labels[name]);
  if (!label) return undefined;
  return { kind: 'document', isValid: label.expectedValid === true && label.expectedLoadError !== true };
}

function ofName(path: string): RuleExpectation | undefined {
  const [, isNot] = /^validation\/(?:default|example)\/(in)?valid-[^/]+$/.exec(path) ?? [];
  if (!/^validation\/(?:default|example)\/(?:in)?valid-/.test(path)) return undefined;
  return { kind: 'rule', rule: 'oas2-valid-schema-example', options: {}, isFlagged: isNot !== undefined };
}
