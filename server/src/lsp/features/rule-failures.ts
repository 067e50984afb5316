import { describeError } from '../guard.ts';
import type { Feature } from '../services.ts';

/** A rule that breaks down on a document is a fault of ours: it is logged, and the other rules' findings stand. */
export const ruleFailures: Feature = ({ analyses, log }) => {
  analyses.onDidAnalyse(({ uri, markdown }) => {
    for (const { rule, error } of markdown?.result.failures ?? []) {
      log(`The rule ${rule} failed on ${uri}: ${describeError(error)}`);
    }
  });
};
