import { parse } from 'yaml';
import type { Expectation, LabelledCase, LoadedSuite, RuleExpectation, Skipped } from '../case.ts';
import { readFiles } from '../files.ts';
import { asFields, asList, readSetting } from '../outside.ts';

/**
 * Spectral's runs from end to end, `scenarios/NAME.scenario`: sections that begin with `====name====`. Of use are those with
 * one `document`, a `asset:ruleset` that extends Spectral's rules for OpenAPI, and a table of findings as `stdout`.
 */
export function loadSpectralHarness(suite: string, folder: string): LoadedSuite {
  const cases: LabelledCase[] = [];
  const skipped: Skipped[] = [];
  for (const [path, text] of readFiles(folder, /\.scenario$/)) {
    const sections = readSections(text);
    const document = sections.get('document');
    const ruleset = [...sections].find(([name]) => name.startsWith('asset:ruleset'))?.[1];
    const output = sections.get('stdout');
    const skip = (reason: string) => skipped.push({ suite, what: path, count: 1, reason });
    if (document === undefined || output === undefined) skip('no document, or no findings');
    else if (!/^\s*["']?(?:openapi|swagger)["']?\s*:/m.test(document)) skip('no OpenAPI');
    else if (ruleset === undefined || !ruleset.includes('spectral:oas')) skip('rules of its own');
    else {
      const expectations = expect(ruleset, output);
      const root = 'document.yaml';
      if (expectations.length === 0) skip('says nothing of a rule');
      else cases.push({ suite, id: path, files: new Map([[root, document]]), root, expectations });
    }
  }
  return { cases, skipped };
}

function readSections(text: string): Map<string, string> {
  const sections = new Map<string, string>();
  const parts = text.split(/^====([^=\n]+)====\r?\n/m);
  for (let at = 1; at + 1 < parts.length; at += 2) sections.set(parts[at] ?? '', parts[at + 1] ?? '');
  return sections;
}

/** A rule that is on by itself and isn't in the table reports nothing; with the whole set, no error means a valid document. */
function expect(ruleset: string, output: string): Expectation[] {
  const rules = asFields(asFields(readRuleset(ruleset))?.rules) ?? {};
  const found = new Map<string, number>();
  for (const line of output.split('\n')) {
    const code = /^\s*\d+:\d+\s+(?:error|warning|information|hint)\s+(\S+)/.exec(line)?.[1];
    if (code !== undefined) found.set(code, (found.get(code) ?? 0) + 1);
  }
  const isQuiet = output.includes("No results with a severity of 'error' found!");
  const names = new Set([...found.keys(), ...Object.keys(rules)]);
  const ofRules = [...names].flatMap((rule): RuleExpectation[] => {
    const { isOn } = readSetting(rules[rule]);
    const isNamed = rules[rule] === undefined || rules[rule] === true || typeof rules[rule] === 'string';
    if (!isOn || !isNamed || (!found.has(rule) && !isQuiet && found.size === 0)) return [];
    return [{ kind: 'rule', rule, options: {}, isFlagged: found.has(rule) }];
  });
  const isWhole = asList(asFields(readRuleset(ruleset))?.extends)?.includes('spectral:oas') === true;
  return isQuiet && isWhole && ofRules.length === 0 ? [{ kind: 'document', isValid: true }] : ofRules;
}

function readRuleset(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}
