import type { SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'error',
  summary: 'The text is no YAML, or no JSON.',
  explanation: `What can't be read can't be checked: the message says what the syntax of YAML 1.2 or JSON doesn't allow, at the
place where it stands. The rest of the document is read and checked all the same.

In JSON comments, trailing commas and single quotes are such problems, too; in YAML tabs that indent.`,
  aliases: ['parser'],
  isFixable: false,
  examples: [
    {
      title: 'A quote that is never closed',
      bad: `
openapi: 3.1.0
info:
  title: "Parcels
         ^ The text has no closing quote
  version: 1.0.0
paths: {}
`,
      good: `
openapi: 3.1.0
info:
  title: "Parcels"
  version: 1.0.0
paths: {}
`,
    },
  ],
  visit: {
    openapi(_, { spec, report }) {
      for (const { faulty, seamProblems } of spec.files.values()) {
        for (const problem of seamProblems) report(problem);
        for (const part of faulty) {
          for (const { start, end, message } of part.parsed.problems) report({ message, at: { part, start, end } });
        }
      }
    },
  },
};
