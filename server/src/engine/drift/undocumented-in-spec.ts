import type { DescribedApi } from '../api/api.ts';
import type { DescribedOperation } from '../api/described.ts';
import { isOff } from '../rule-settings.ts';
import { rule } from '../rules/drift/undocumented-endpoint.ts';
import type { SpecFinding } from '../rules/spec-rule.ts';
import type { SpecResult } from '../spec/check-spec.ts';
import type { FoundInSpec } from '../spec/unit-result.ts';

const id = 'drift/undocumented-endpoint';

/** Knows the descriptions and the documents of a workspace. */
export interface Undocumented {
  api(uri: string): DescribedApi | undefined;
  /** The keys of the operations of a description that none of its documents names; undefined where it has none, or not all are known. */
  undocumentedOf(uri: string): readonly string[] | undefined;
}

/** What is said of a description, with a hint at each operation that no document names; the same as before where the list is the same. */
export function withUndocumented(result: SpecResult, known: Undocumented): SpecResult {
  const keys = known.undocumentedOf(result.spec.uri);
  if (!keys || isOff(result.project, id, rule)) return result;
  const api = known.api(result.spec.uri);
  return api?.spec === result.spec ? withHints(result, api, keys) : result;
}

function withHints(result: SpecResult, api: DescribedApi, keys: readonly string[]): SpecResult {
  const known = results.get(result);
  if (known?.keys === keys) return known.result;
  const beside = keys.flatMap((key): FoundInSpec[] => {
    const operation = api.operation(key);
    return operation ? [{ rule: id, severity: 'hint', finding: findingAt(operation), isOutside: false }] : [];
  });
  const made = { ...result, beside };
  results.set(result, { keys, result: made });
  return made;
}

const results = new WeakMap<SpecResult, { readonly keys: readonly string[]; readonly result: SpecResult }>();

/** The same object as long as the operation is. */
function findingAt(operation: DescribedOperation): SpecFinding {
  let finding = findings.get(operation);
  if (!finding) {
    finding = { message: `\`${operation.key}\` is documented nowhere`, at: operation.at };
    findings.set(operation, finding);
  }
  return finding;
}

const findings = new WeakMap<DescribedOperation, SpecFinding>();
