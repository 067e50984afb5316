import type { LabelledCase, LoadedSuite, Skipped } from '../case.ts';
import { readSpecs } from '../files.ts';

const versions = /^3\.[012]$/;

/**
 * Suites whose folders are labels, `VERSION/pass/…` and `VERSION/fail/…`: the schema tests of the OpenAPI Initiative, and
 * Mermade's examples. A file in a `pass` that declares no version is a part of another one, and is checked with that.
 */
export function loadByFolder(suite: string, folder: string): LoadedSuite {
  const files = readSpecs(folder);
  const cases: LabelledCase[] = [];
  const skipped = new Map<string, Skipped>();
  const skip = (what: string, reason: string): void => {
    skipped.set(what, { suite, what, count: (skipped.get(what)?.count ?? 0) + 1, reason });
  };
  for (const [path, text] of files) {
    const [version, label] = path.split('/');
    if (version === undefined || !versions.test(version)) skip(`${version}`, 'no version of ours');
    else if (label !== 'pass' && label !== 'fail') skip(`${version}/${label}`, 'neither pass nor fail');
    else if (label === 'pass' && !declaresVersion(text)) skip(`${version}/pass`, 'no root of a document');
    else {
      cases.push({
        suite,
        id: path,
        files,
        root: path,
        expectations: [{ kind: 'document', isValid: label === 'pass' }],
      });
    }
  }
  return { cases, skipped: [...skipped.values()] };
}

function declaresVersion(text: string): boolean {
  return /^\s*["']?(?:openapi|swagger)["']?\s*:/m.test(text);
}
