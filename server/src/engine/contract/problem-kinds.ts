import type { ProblemKind } from '../configuration/problem-kinds.ts';

/** Every finding in a contract, or about the choice of one, by its id. */
export const problemKinds: Readonly<Record<string, ProblemKind>> = {
  'contract/cyclic-extends': {
    severity: 'error',
    summary: 'A contract extends itself, by way of others.',
    explanation:
      'Take away the `extends` that closes the circle. Until then no document is checked against the contract.',
  },
  'contract/duplicate-id': {
    severity: 'error',
    summary: 'Two contracts, or two sections of one contract, have the same id.',
    explanation: 'The first one counts. Ids are how documents, `extends` and fixes name contracts and sections.',
  },
  'contract/invalid-pattern': {
    severity: 'error',
    summary: 'A regular expression can not be read.',
    explanation:
      'Patterns are written in [RE2 syntax](https://github.com/google/re2/wiki/Syntax), which has no look-around and no ' +
      'back references, so that no pattern can make a check run for ever. The pattern is left out until it can be read.',
  },
  'contract/invalid-value': {
    severity: 'error',
    summary: 'A key has a value of the wrong kind, or one that leads nowhere.',
    explanation: 'The key counts as not set; the rest of the contract is used.',
  },
  'contract/shared-alias': {
    severity: 'warning',
    summary: 'Two sections that stand side by side have the same title or alias.',
    explanation:
      'A heading with these words could be either. It is taken for the first of them that still lacks a heading.',
  },
  'contract/syntax': {
    severity: 'error',
    summary: 'A contract file is not well-formed YAML.',
    explanation: 'Until it is mended, no document is checked against the contract: it would be judged by half of it.',
  },
  'contract/unknown-base': {
    severity: 'error',
    summary: '`extends` names a contract that is not there.',
    explanation:
      'Known are the built-in contracts `api-docs`, `api-reference` and `endpoint`, and those in the files that ' +
      '`contracts` in `docwright.yaml` lists. Until the name is right, no document is checked against the contract.',
  },
  'contract/unknown-contract': {
    severity: 'error',
    summary: 'A document names a contract that is not there.',
    explanation:
      'The name is the value of `docwright` in its front matter. Until it is right, the document is not checked.',
  },
  'contract/unknown-key': {
    severity: 'error',
    summary: 'A key is not one of those that a contract has at this place.',
    explanation: 'It has no effect. Completion lists the keys that may stand there.',
  },
  'contract/unreadable': {
    severity: 'error',
    summary: 'A contract file can not be read.',
    explanation: 'It is not UTF-8, or may not be opened. The other contracts are used.',
  },
};
