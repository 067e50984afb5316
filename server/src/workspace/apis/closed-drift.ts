import type { Answers } from '#engine/drift/answers.ts';
import type { Binding } from '#engine/drift/binding.ts';
import type { BoundApi } from '#engine/drift/bound-api.ts';
import type { Finding } from '#engine/finding.ts';
import type { DocumentFacts } from '#engine/graph/document-facts.ts';
import { noNeighbours } from '#engine/graph/neighbours.ts';
import { checkMarkdown, parseMarkdown } from '#engine/index.ts';
import type { LoadedProject } from '../load-project.ts';
import { uriKey } from '../uris.ts';
import type { ApiWorkspace } from './api-workspace.ts';

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
  #moved: ClosedDocument[] = [];

  constructor(apis: ApiWorkspace) {
    this.#apis = apis;
  }

  /** Of the documents, those about some descriptions of which something else may be said now. Of all others nothing is kept. */
  outdated(documents: readonly ClosedDocument[], specs: ReadonlySet<string>): readonly ClosedDocument[] {
    const present = new Set<string>();
    const wanted = new Map<Binding, boolean>();
    const isWanted = (binding: Binding): boolean => {
      const known = wanted.get(binding) ?? binding.specs.some((spec) => specs.has(uriKey(spec)));
      wanted.set(binding, known);
      return known;
    };
    const outdated = documents.filter((document) => {
      const bound = this.#apis.boundToFacts(document.facts, document.project);
      if (!bound || !isWanted(bound.binding)) return false;
      const key = uriKey(document.facts.uri);
      present.add(key);
      const known = this.#verdicts.get(key);
      const isSame = known?.facts === document.facts && known.project === document.project;
      if (!isSame || !known.answers?.isAnsweredBy(bound)) return true;
      this.#move(key, known, bound);
      return false;
    });
    for (const key of this.#verdicts.keys()) if (!present.has(key)) this.#verdicts.delete(key);
    return outdated;
  }

  /** The same is said, of places that stand elsewhere by now. Fixes stay as they were: nobody applies them to a document that is closed. */
  #move(key: string, verdict: Verdict, bound: BoundApi): void {
    const { answers } = verdict;
    if (!answers || answers.isInPlace(bound)) return;
    const findings = verdict.findings.map((finding) => ({
      ...finding,
      related: finding.related.map((one) => answers.moved(one, bound)),
    }));
    this.#verdicts.set(key, { ...verdict, findings });
    this.#moved.push(verdict);
  }

  /** The documents whose findings show places that stand elsewhere than when this was asked last. */
  takeMoved(): readonly ClosedDocument[] {
    const moved = this.#moved;
    this.#moved = [];
    return moved;
  }

  check({ facts, project }: ClosedDocument): void {
    const file = parseMarkdown(facts.uri, facts.text);
    const neighbours = { ...noNeighbours, api: () => this.#apis.boundToFacts(facts, project) };
    const path = project.pathOf(facts.uri);
    const { findings, questions } = checkMarkdown(project.project, file, path, neighbours, isDrift);
    this.#verdicts.set(uriKey(facts.uri), { facts, project, answers: questions.answers, findings });
  }

  /** Undefined for a document that was not checked, or is about no description that is wanted. */
  findingsIn(uri: string): readonly Finding[] | undefined {
    return this.#verdicts.get(uriKey(uri))?.findings;
  }
}

function isDrift(rule: string): boolean {
  return rule.startsWith('drift/');
}
