import type { Severity } from '../finding.ts';

/** What a finding in one of our own kinds of file means: its page is made from it. */
export interface ProblemKind {
  readonly severity: Severity;
  /** One sentence: what it finds. */
  readonly summary: string;
  /** Markdown: what follows from it, and what to do. */
  readonly explanation: string;
}

/** Every finding in `docwright.yaml`, by its id. */
export const problemKinds: Readonly<Record<string, ProblemKind>> = {
  'configuration/cyclic-extends': {
    severity: 'error',
    summary: 'A configuration extends itself, by way of others.',
    explanation:
      'The files that `extends` names are read first, so none of them may lead back. The circle is cut where it closes; ' +
      'take one of its `extends` away.',
  },
  'configuration/invalid-pattern': {
    severity: 'error',
    summary: 'A regular expression can not be read.',
    explanation:
      'Patterns are written in [RE2 syntax](https://github.com/google/re2/wiki/Syntax), which has no look-around and no ' +
      'back references, so that no pattern can make a check run for ever. The setting is left out until it can be read.',
  },
  'configuration/invalid-value': {
    severity: 'error',
    summary: 'A key has a value of the wrong kind, or a path outside the project.',
    explanation:
      "The key counts as not set. Paths and globs are relative to the file's folder and stay below it: nothing outside " +
      'the workspace is read.',
  },
  'configuration/no-such-file': {
    severity: 'warning',
    summary: 'A path or glob matches no file.',
    explanation: 'Either the file has another name, or the path is not relative to the folder of `docwright.yaml`.',
  },
  'configuration/syntax': {
    severity: 'error',
    summary: '`docwright.yaml` is not well-formed YAML.',
    explanation: 'Whatever could be read is used; what stands at the mistake is not.',
  },
  'configuration/unknown-base': {
    severity: 'error',
    summary: '`extends` names a file that is not there.',
    explanation: 'The path is relative to the folder of the file that names it.',
  },
  'configuration/unknown-contract': {
    severity: 'error',
    summary: '`contract` names a contract that is not there.',
    explanation:
      'Known are the built-in contracts `api-docs`, `api-reference` and `endpoint`, and those in the files that ' +
      '`contracts` lists.',
  },
  'configuration/unknown-key': {
    severity: 'error',
    summary: 'A key is not one of those that a configuration has.',
    explanation: 'It has no effect. Completion lists the keys that may stand there.',
  },
  'configuration/unknown-rule': {
    severity: 'error',
    summary: '`rules` names a rule that does not exist.',
    explanation:
      'A rule is named by its id, such as `structure/missing-section`; `structure/*` is all rules of a family. ' +
      '`docwright rules` lists them.',
  },
  'configuration/unreadable': {
    severity: 'error',
    summary: '`docwright.yaml` can not be read.',
    explanation: 'It is not UTF-8, or may not be opened. Documents are checked as if it said nothing.',
  },
};
