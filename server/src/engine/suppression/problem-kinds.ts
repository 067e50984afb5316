import type { ProblemKind } from '../configuration/problem-kinds.ts';

/** Every finding about a baseline, by its id. */
export const problemKinds: Readonly<Record<string, ProblemKind>> = {
  'baseline/invalid': {
    severity: 'error',
    summary: 'A baseline is no JSON, or something in it is not as Docwright writes it.',
    explanation:
      'What could be read of it counts; the findings that it knew besides are reported again. `docwright check ' +
      '--update-baseline` writes it anew.',
  },
  'baseline/no-such-file': {
    severity: 'info',
    summary: 'A baseline knows findings of a file that is not there any more.',
    explanation:
      'The file was removed, or has another name by now; its findings are new under that name. `docwright check ' +
      '--update-baseline` takes it out.',
  },
  'baseline/unmatched-entry': {
    severity: 'info',
    summary: 'A baseline knows findings of a file that are not found in it any more.',
    explanation:
      'They have been mended, or their text is another one by now. Left in the baseline they would hide the same mistake ' +
      'made anew. `docwright check --update-baseline` takes them out.',
  },
  'baseline/unreadable': {
    severity: 'error',
    summary: 'A baseline can not be read.',
    explanation: 'It is not UTF-8, or may not be opened. All findings are reported, as if there were none.',
  },
};
