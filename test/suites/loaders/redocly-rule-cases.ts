import type { ExpectedPlace, LabelledCase, LoadedSuite, RuleExpectation, Skipped } from '../case.ts';
import { readFiles } from '../files.ts';
import type { Fields } from '../outside.ts';
import { asFields, asList, asText, readSetting } from '../outside.ts';

/** One problem of Redocly's, by its rule; undefined where the suite doesn't say it. */
interface Problem {
  readonly rule: string | undefined;
  readonly pointer: string | undefined;
}

/** Formats that the same rules check, and we don't. */
const otherFormats = /^\s*["']?(?:asyncapi|arazzo|openrpc)["']?\s*:/m;

/**
 * Redocly's unit tests as JSON, `{common,oas2,oas3}/RULE.cases.json`: a list `cases`, each with a `document` as text, a `config`
 * with the rules that are on, and what is `expected`: problems, or how many (`toHaveLength`), or, as `expectedText`, problems
 * in the way in which Vitest prints them.
 */
export function loadRedoclyRuleCases(suite: string, folder: string): LoadedSuite {
  const cases: LabelledCase[] = [];
  const skipped: Skipped[] = [];
  for (const [path, text] of readFiles(folder, /\.cases\.json$/)) {
    const list = asList(asFields(JSON.parse(text))?.cases) ?? [];
    if (/^(?:arazzo|async)/.test(path)) {
      skipped.push({ suite, what: path, count: list.length, reason: 'AsyncAPI, Arazzo' });
      continue;
    }
    for (const value of list) {
      const fields = asFields(value) ?? {};
      const read = readCase(suite, path, fields);
      if (typeof read === 'string') {
        skipped.push({ suite, what: `${path}#${fields.caseIndex}`, count: 1, reason: read });
      } else cases.push(read);
    }
  }
  return { cases, skipped };
}

/** The case, or why it is none. */
function readCase(suite: string, path: string, fields: Fields): LabelledCase | string {
  const text = asText(fields.document);
  if (text === undefined) return 'without a document';
  if (otherFormats.test(text)) return 'AsyncAPI, Arazzo';
  const config = asFields(fields.config);
  const settings = Object.entries(asFields(config?.rules) ?? { struct: 'error' });
  const problems = readProblems(fields, settings[0]?.[0]);
  if (problems === undefined) return 'says nothing of what is expected';
  const expectations = settings.flatMap(([rule, setting]): RuleExpectation[] => {
    const { isOn, options } = readSetting(setting);
    if (!isOn) return [];
    const own = problems.filter((problem) => problem.rule === rule);
    return [{ kind: 'rule', rule, options, isFlagged: own.length > 0, places: placesOf(own) }];
  });
  const root = asText(fields.documentPath)?.replace(/^\/+/, '') || 'openapi.yaml';
  return { suite, id: `${path}#${fields.caseIndex}`, files: new Map([[root, text]]), root, expectations };
}

function readProblems(fields: Fields, onlyRule: string | undefined): readonly Problem[] | undefined {
  const printed = asText(fields.expectedText);
  if (printed !== undefined) return readPrinted(printed);
  const expected = asList(fields.expected);
  if (!expected) return undefined;
  const [first] = expected;
  if (typeof first === 'number') return Array.from({ length: first }, () => ({ rule: onlyRule, pointer: undefined }));
  return expected.flatMap((value): Problem[] => {
    const problem = asFields(value);
    if (!problem) return [];
    const { location } = problem;
    const pointer = asText(location) ?? asText(asFields(asList(location)?.[0])?.pointer);
    return [{ rule: asText(problem.ruleId) ?? onlyRule, pointer }];
  });
}

/** Every problem that is printed has one `ruleId`, and before it, the first `pointer` of its `location`. */
function readPrinted(printed: string): Problem[] {
  const problems: Problem[] = [];
  let pointer: string | undefined;
  let isInLocation = false;
  for (const line of printed.split('\n')) {
    if (/^\s*"location": \[/.test(line)) isInLocation = true;
    const found = /^\s*"pointer": "(.*)",$/.exec(line)?.[1];
    if (isInLocation && found !== undefined) {
      pointer ??= found;
      isInLocation = false;
    }
    const rule = /^\s*"ruleId": "(.*)",$/.exec(line)?.[1];
    if (rule === undefined) continue;
    problems.push({ rule, pointer });
    pointer = undefined;
  }
  return problems;
}

function placesOf(problems: readonly Problem[]): ExpectedPlace[] {
  return problems.flatMap(({ pointer }) =>
    pointer === undefined ? [] : [{ pointer: pointer.replace(/^#\/?(?=\/|$)/, '') }],
  );
}
