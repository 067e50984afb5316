import type { DescribedOperation } from '#engine/api/described.ts';
import type { Answers } from '#engine/drift/answers.ts';
import type { Binding } from '#engine/drift/binding.ts';
import type { BoundApi } from '#engine/drift/bound-api.ts';
import type { Finding } from '#engine/finding.ts';
import type { DocumentFacts } from '#engine/graph/document-facts.ts';
import { noNeighbours } from '#engine/graph/neighbours.ts';
import { checkMarkdown, parseMarkdown } from '#engine/index.ts';
import type { MarkdownFile } from '#engine/markdown/markdown-file.ts';
import type { Spec } from '#engine/spec/spec.ts';
import type { LoadedProject } from '../load-project.ts';
import { uriKey } from '../uris.ts';
import type { ApiWorkspace } from './api-workspace.ts';
import { changedKeys, DocumentsByOperation } from './documents-by-operation.ts';
import { editedNames } from './edited-names.ts';

/** What is said of a document that no editor has open. */
interface Verdict {
  readonly facts: DocumentFacts;
  readonly project: LoadedProject;
  readonly answers: Answers | undefined;
  readonly findings: readonly Finding[];
}

export interface ClosedDocument {
  readonly facts: DocumentFacts;
  readonly project: LoadedProject;
}

/** Where documents that no editor has open disagree with their descriptions; kept for as long as neither says anything else. */
export class ClosedDrift {
  readonly #apis: ApiWorkspace;
  readonly #verdicts = new Map<string, Verdict>();
  /** The descriptions as they were when somebody looked last. */
  readonly #specs = new Map<string, Spec>();
  /** Their operations, as they were when somebody asked for those whom these concern. */
  readonly #operations = new Map<string, readonly DescribedOperation[]>();
  readonly #byOperation = new DocumentsByOperation();
  readonly #files = new WeakMap<DocumentFacts, WeakRef<MarkdownFile>>();
  /** Those whose findings show places that stand elsewhere than when somebody looked last. */
  readonly #moved = new Map<string, ClosedDocument>();

  constructor(apis: ApiWorkspace) {
    this.#apis = apis;
  }

  /**
   * Of the documents that were checked, those that name the few operations of some descriptions which are others now; none where many are. They are found before all others are
   * looked through: whoever changes an operation looks at these.
   */
  concerned(specs: ReadonlySet<string>): readonly ClosedDocument[] {
    const keys = [...specs].flatMap((uri) => this.#changedKeys(uri));
    if (keys.length > mostChanged) return [];
    return [...this.#byOperation.naming(keys)].slice(0, mostChanged).flatMap((key) => {
      const known = this.#verdicts.get(key);
      const bound = known && this.#apis.boundToFacts(known.facts, known.project);
      return bound && !known.answers?.isAnsweredBy(bound) ? { facts: known.facts, project: known.project } : [];
    });
  }

  #changedKeys(uri: string): readonly string[] {
    const before = this.#operations.get(uri);
    const after = this.#apis.api(uri)?.operations;
    if (after) this.#operations.set(uri, after);
    else this.#operations.delete(uri);
    return before && after ? changedKeys(before, after) : [];
  }

  /**
   * Of the documents, those about some descriptions of which something else may be said now; first those whose endpoints mean something else, then those that name what was
   * edited, then those of which something is said already. Of all others nothing is kept.
   */
  outdated(documents: readonly ClosedDocument[], specs: ReadonlySet<string>): readonly ClosedDocument[] {
    const present = new Set<string>();
    const wanted = new Map<Binding, boolean>();
    const isWanted = (binding: Binding): boolean => {
      const known = wanted.get(binding) ?? binding.specs.some((spec) => specs.has(uriKey(spec)));
      wanted.set(binding, known);
      return known;
    };
    const outdated: Omit<Edited, 'names'>[] = [];
    for (const document of documents) {
      const bound = this.#apis.boundToFacts(document.facts, document.project);
      if (!bound || !isWanted(bound.binding)) continue;
      const key = uriKey(document.facts.uri);
      present.add(key);
      const known = this.#verdicts.get(key);
      const isSame = known?.facts === document.facts && known.project === document.project;
      const isKnown = isSame && known.answers?.isAnsweredBy(bound) && this.#move(key, known, bound);
      if (!isKnown) outdated.push({ document, bound, known });
    }
    for (const key of this.#verdicts.keys()) if (!present.has(key)) this.#forget(key);
    // Most edits concern nobody, and most descriptions have no documents.
    if (present.size === 0) {
      this.#specs.clear();
      this.#operations.clear();
    }
    const names = present.size > 0 ? this.#editedNames(specs, outdated.length > 0) : [];
    const byConcern = outdated.map((one) => ({ document: one.document, concern: concernOf({ ...one, names }) }));
    return byConcern.sort((a, b) => a.concern - b.concern).map(({ document }) => document);
  }

  #forget(key: string): void {
    this.#verdicts.delete(key);
    this.#byOperation.forget(key);
  }

  /** None where they aren't wanted: then the descriptions are only kept for the next time. */
  #editedNames(uris: ReadonlySet<string>, isWanted: boolean): readonly string[] {
    return [...uris].flatMap((uri) => {
      const spec = this.#apis.api(uri)?.spec;
      const before = this.#specs.get(uri);
      if (spec) this.#specs.set(uri, spec);
      else this.#specs.delete(uri);
      return isWanted && spec && before && spec !== before ? editedNames(before, spec) : [];
    });
  }

  /** The same is said, of places that stand elsewhere by now; false where they are no longer there. Fixes stay as they were: nobody applies them to a document that is closed. */
  #move(key: string, verdict: Verdict, bound: BoundApi): boolean {
    const { answers } = verdict;
    if (!answers || answers.isInPlace(bound)) return true;
    if (!answers.isThere(bound)) return false;
    const findings = verdict.findings.map((finding) => ({
      ...finding,
      related: finding.related.map((one) => answers.moved(one, bound)),
    }));
    this.#verdicts.set(key, { ...verdict, findings });
    this.#moved.set(key, verdict);
    return true;
  }

  /** Checks documents one after the other, as somebody asks for them; behind these come all others whose findings show places that stand elsewhere now. */
  *renewed(outdated: readonly ClosedDocument[]): Generator<ClosedDocument> {
    for (const document of outdated) {
      this.check(document);
      yield document;
    }
    for (const [key, document] of this.#moved) {
      this.#moved.delete(key);
      yield document;
    }
  }

  check({ facts, project }: ClosedDocument): void {
    const file = this.#parsed(facts);
    const neighbours = { ...noNeighbours, api: () => this.#apis.boundToFacts(facts, project) };
    const path = project.pathOf(facts.uri);
    const { findings, questions } = checkMarkdown(project.project, file, path, neighbours, isDrift);
    const key = uriKey(facts.uri);
    const { answers } = questions;
    this.#verdicts.set(key, { facts, project, answers, findings });
    this.#byOperation.put(key, answers?.names ?? []);
  }

  /** What was made of a document when it was checked last, unless its memory has been needed. */
  #parsed(facts: DocumentFacts): MarkdownFile {
    const known = this.#files.get(facts)?.deref();
    if (known) return known;
    const file = parseMarkdown(facts.uri, facts.text);
    this.#files.set(facts, new WeakRef(file));
    return file;
  }

  /** Undefined for a document that was not checked, or is about no description that is wanted. */
  findingsIn(uri: string): readonly Finding[] | undefined {
    return this.#verdicts.get(uriKey(uri))?.findings;
  }
}

/** More operations, or documents, are looked at among all others. */
const mostChanged = 12;

/** Less comes first. */
function concernOf({ known, bound, document, names }: Edited): number {
  if (known?.answers && !known.answers.isNamedAlike(bound)) return 0;
  const { text } = document.facts;
  if (names.some((name) => text.includes(name))) return 1;
  return known && known.findings.length > 0 ? 2 : 3;
}

interface Edited {
  readonly document: ClosedDocument;
  readonly bound: BoundApi;
  /** What was said of it before. */
  readonly known: Verdict | undefined;
  /** Those that the edit has to do with. */
  readonly names: readonly string[];
}

function isDrift(rule: string): boolean {
  return rule.startsWith('drift/');
}
