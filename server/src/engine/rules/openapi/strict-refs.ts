import { problemsOf } from '../../spec/schema/unit-problems.ts';
import type { SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'off',
  summary: 'A reference stands where the specification allows none.',
  explanation: `The specification names the objects that a Reference Object may stand for: parameters, responses, schemas and others, but no operation,
no \`info\`, no list as a whole. Many descriptions are split there all the same, and every bundler puts them together; so such references are
followed, what they lead to is checked, and this rule is off. Turn it on where the files must be readable without a bundler.`,
  aliases: ['spec-strict-refs'],
  isFixable: false,
  examples: [
    {
      title: 'An operation in a file of its own',
      bad: `
//- openapi.yaml
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
      $ref: list.yaml
      ^^^^ No reference can stand for an Operation Object
//- list.yaml
responses:
  '200': { description: The parcels. }
`,
      good: `
//- openapi.yaml
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    $ref: parcels.yaml
//- parcels.yaml
get:
  responses:
    '200': { description: The parcels. }
`,
    },
  ],
  checkUnit(unit, { dialect, before, report }) {
    for (const { problem, at } of problemsOf(unit, dialect, before)) {
      if (problem.kind === 'reference') report({ message: problem.message, at });
    }
  },
};
