import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Endpoint } from '#engine/endpoints/endpoint.ts';
import { endpointsOf } from '#engine/endpoints/endpoints.ts';
import { parseMarkdown } from '#engine/index.ts';
import { type Document, readDocuments } from './corpus.ts';
import { isOf, readOperations, type SpecOperation } from './pair-specs.ts';

/** What was found in the docs of one pair. */
export interface PairResult {
  readonly name: string;
  readonly operations: number;
  /** Operations that the docs name in no way that was recognised. */
  readonly missing: readonly string[];
  /** Operations that are declared, not only mentioned. */
  readonly declared: number;
  readonly endpoints: number;
  /** Endpoints of the docs that match no operation: where, and what. */
  readonly unmatched: readonly string[];
}

/** The folders of `FOLDER/pairs` and `FOLDER/pairs-nonpermissive` that have both `docs` and `spec`. */
export function pairsOf(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.startsWith('pairs'))
    .flatMap((group) => readdirSync(join(folder, group)).map((name) => join(folder, group, name)))
    .filter((pair) => existsSync(join(pair, 'docs')) && existsSync(join(pair, 'spec')));
}

/** Markdown, also as a template of a site's generator. */
export const markdown = /\.mdx?(?:\.erb)?$/i;

/** Compares the endpoints in the docs of a pair with the operations of its specs. */
export function comparePair(pair: string): PairResult {
  const operations = readOperations(join(pair, 'spec'));
  const unmatched: string[] = [];
  const found = new Set<SpecOperation>();
  const declared = new Set<SpecOperation>();
  let endpoints = 0;
  for (const document of readDocuments(join(pair, 'docs'), markdown).documents) {
    const file = parseMarkdown(document.uri, document.text);
    for (const endpoint of endpointsOf(file)) {
      endpoints++;
      const matching = operations.filter((operation) => isOf(endpoint, operation));
      for (const operation of matching) {
        found.add(operation);
        if (endpoint.isDeclaration) declared.add(operation);
      }
      if (matching.length === 0)
        unmatched.push(`${document.path}:${file.lines.lineAt(endpoint.pathSpan.start) + 1}: ${describe(endpoint)}`);
    }
  }
  const missing = operations.filter((operation) => !found.has(operation)).map(({ name }) => name);
  return {
    name: pair.split('/').at(-1) ?? pair,
    operations: operations.length,
    missing,
    declared: declared.size,
    endpoints,
    unmatched,
  };
}

export function describe({ method, path, form, isDeclaration }: Endpoint): string {
  return `${method} ${path.template} (${isDeclaration ? 'declaration' : 'mention'}, ${form})`;
}

/** A place that somebody has read: what stands there. */
export interface Label {
  readonly project: string;
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly verdict: 'declares' | 'mentions' | 'none';
  /** `METHOD /path` as written, several with `, ` between; empty for none. */
  readonly endpoints: readonly string[];
}

export function readLabels(text: string): Label[] {
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((row) => {
      const [project = '', file = '', line = '', verdict = '', endpoints = ''] = row.split('\t');
      return {
        project,
        file,
        line: Number(line),
        verdict: verdict as Label['verdict'],
        endpoints: endpoints === '' ? [] : endpoints.split(', '),
      };
    });
}

/** How the labels of one project fare. */
export interface LabelResult {
  readonly project: string;
  readonly labelled: number;
  /** Endpoints that a reader finds, and those of them that were recognised. */
  readonly expected: number;
  readonly recognised: number;
  /** Recognised with the right role. */
  readonly rightRole: number;
  /** Endpoints that were recognised where a reader finds none or others. */
  readonly wrong: number;
  readonly problems: readonly string[];
}

/** Compares what is recognised in the labelled lines with the labels; projects that the folder lacks are left out. */
export function checkLabels(folder: string, labels: readonly Label[]): LabelResult[] {
  const pairs = new Map(pairsOf(folder).map((pair) => [pair.split('/').at(-1) ?? '', pair]));
  const projects = [...new Set(labels.map(({ project }) => project))];
  return projects.flatMap((project) => {
    const pair = pairs.get(project);
    if (!pair) return [];
    const documents = new Map(
      readDocuments(join(pair, 'docs'), markdown).documents.map((document) => [document.path, document]),
    );
    return [
      checkProject(
        project,
        labels.filter((label) => label.project === project),
        documents,
      ),
    ];
  });
}

function checkProject(
  project: string,
  labels: readonly Label[],
  documents: ReadonlyMap<string, Document>,
): LabelResult {
  const problems: string[] = [];
  let [expected, recognised, rightRole, wrong] = [0, 0, 0, 0];
  for (const { file: path, line, verdict, endpoints } of labels) {
    const document = documents.get(path);
    if (!document) {
      problems.push(`${path}: no such file`);
      continue;
    }
    const file = parseMarkdown(document.uri, document.text);
    const found = endpointsOf(file).filter(({ pathSpan, methodSpan }) =>
      [pathSpan, methodSpan].some((span) => span && file.lines.lineAt(span.start) === line - 1),
    );
    const names = found.map(({ method, path }) => `${method} ${path.literal.slice(path.server.length)}`);
    expected += endpoints.length;
    for (const endpoint of endpoints) {
      const index = names.indexOf(endpoint);
      if (index === -1) {
        problems.push(`${path}:${line}: not recognised: ${endpoint}`);
        continue;
      }
      recognised++;
      if (found[index]?.isDeclaration === (verdict === 'declares')) rightRole++;
      else problems.push(`${path}:${line}: ${endpoint} ${verdict} it, but was taken for the other`);
    }
    for (const [index, name] of names.entries()) {
      if (endpoints.includes(name)) continue;
      wrong++;
      const one = found[index];
      problems.push(`${path}:${line}: is none: ${one ? describe(one) : name}`);
    }
  }
  return { project, labelled: labels.length, expected, recognised, rightRole, wrong, problems };
}
