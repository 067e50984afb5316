import type { Expectation, LabelledCase, LoadedSuite, RuleExpectation, Skipped } from '../case.ts';
import { readFiles } from '../files.ts';

/**
 * Spectral's runs from end to end, `scenarios/NAME.scenario`: sections that begin with `====name====`. Of use are those with
 * one `document`, an `asset:ruleset` of Spectral's rules for OpenAPI, all or some by name, and a table of findings as `stdout`.
 */
export function loadSpectralHarness(suite: string, folder: string): LoadedSuite {
  const cases: LabelledCase[] = [];
  const skipped: Skipped[] = [];
  for (const [path, text] of readFiles(folder, /\.scenario$/)) {
    const sections = readSections(text);
    const document = sections.get('document');
    const ruleset = readRuleset([...sections].find(([name]) => name.startsWith('asset:ruleset'))?.[1] ?? '');
    const output = sections.get('stdout');
    const skip = (reason: string) => skipped.push({ suite, what: path, count: 1, reason });
    if (document === undefined || output === undefined) skip('no document, or no findings');
    else if (!/^\s*["']?(?:openapi|swagger)["']?\s*:/m.test(document)) skip('no OpenAPI');
    else if (ruleset === undefined) skip('rules of its own');
    else {
      const root = 'document.yaml';
      const expectations = expect(ruleset, output);
      cases.push({ suite, id: path, files: new Map([[root, document]]), root, expectations });
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

/** The rules that are on: all, or those of some names. */
type Ruleset = { readonly kind: 'all' } | { readonly kind: 'some'; readonly names: readonly string[] };

/** A ruleset is a module or YAML. Undefined where it is more than Spectral's own rules. */
function readRuleset(text: string): Ruleset | undefined {
  if (/^module\.exports = oas;/m.test(text) || /^extends: \[?["']?spectral:oas["']?\]?$/m.test(text))
    return { kind: 'all' };
  if (!/\[\[(?:oas|["']?spectral:oas["']?), ["']?off["']?\]\]/.test(text)) return undefined;
  const [, rules = ''] = text.split(/^\s*rules: *\{?$/m);
  const names = rules
    .split('\n')
    .flatMap((line) => /^\s+["']?([\w$.-]+)["']?: ["']?(?:error|warn|true)["']?,?$/.exec(line)?.[1] ?? []);
  return names.length > 0 ? { kind: 'some', names } : undefined;
}

/** A rule that is on by name and isn't in the table reports nothing; with the whole set, no error means a valid document. */
function expect(ruleset: Ruleset, output: string): Expectation[] {
  const found = new Set(
    output
      .split('\n')
      .flatMap((line) => /^\s*\d+:\d+\s+(?:error|warning|information|hint)\s+(\S+)/.exec(line)?.[1] ?? []),
  );
  const named = ruleset.kind === 'some' ? ruleset.names : [];
  const ofRules = [...new Set([...named, ...found])].map(
    (rule): RuleExpectation => ({ kind: 'rule', rule, options: {}, isFlagged: found.has(rule) }),
  );
  return ofRules.length > 0 ? ofRules : [{ kind: 'document', isValid: true }];
}
