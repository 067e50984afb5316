import type { Finding } from '#engine/finding.ts';
import { uriKey } from './uris.ts';

/** A configuration, contract or baseline file that a project was made from. */
export interface ProjectFile {
  readonly uri: string;
  readonly kind: 'configuration' | 'contract' | 'baseline';
  readonly text: string;
}

/** The files that a project is made from, and what is wrong in them, as they are gathered. */
export class ProjectFiles {
  readonly #files = new Map<string, ProjectFile>();
  readonly #expected = new Set<string>();
  readonly #findings = new Map<string, Finding[]>();

  /** A file that counts, or would count if it were there. */
  expect(uri: string): void {
    this.#expected.add(uriKey(uri));
  }

  add(file: ProjectFile, problems: readonly Finding[]): void {
    this.expect(file.uri);
    this.#files.set(uriKey(file.uri), file);
    this.#findings.set(file.uri, [...(this.#findings.get(file.uri) ?? []), ...problems]);
  }

  addProblem(uri: string, finding: Finding): void {
    this.expect(uri);
    this.#findings.set(uri, [...(this.#findings.get(uri) ?? []), finding]);
  }

  has(uri: string): boolean {
    return this.#files.has(uriKey(uri));
  }

  isExpected(uri: string): boolean {
    return this.#expected.has(uriKey(uri));
  }

  textOf(uri: string): string | undefined {
    return this.#files.get(uriKey(uri))?.text;
  }

  all(): readonly ProjectFile[] {
    return [...this.#files.values()];
  }

  /** By URI, in the order of each file; an empty list for a file without any. */
  findings(): ReadonlyMap<string, readonly Finding[]> {
    return new Map(
      [...this.#findings].map(([uri, found]) => [uri, [...found].sort((a, b) => a.span.start - b.span.start)]),
    );
  }
}
