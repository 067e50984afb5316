import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import type { Endpoint } from '#engine/endpoints/endpoint.ts';
import { endpointsOf } from '#engine/endpoints/endpoints.ts';
import { coversPath, type EndpointPath, readPath } from '#engine/endpoints/path.ts';
import { parseMarkdown } from '#engine/index.ts';
import { type Document, readDocuments } from './corpus.ts';

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

interface Operation {
  readonly method: string;
  readonly paths: readonly EndpointPath[];
  readonly name: string;
}

/** The folders of `FOLDER/pairs` and `FOLDER/pairs-nonpermissive` that have both `docs` and `spec`. */
export function pairsOf(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.startsWith('pairs'))
    .flatMap((group) => readdirSync(join(folder, group)).map((name) => join(folder, group, name)))
    .filter((pair) => existsSync(join(pair, 'docs')) && existsSync(join(pair, 'spec')));
}

/** Markdown, also as a template of a site's generator. */
const markdown = /\.mdx?(?:\.erb)?$/i;

/** Compares the endpoints in the docs of a pair with the operations of its specs. */
export function comparePair(pair: string): PairResult {
  const operations = readOperations(join(pair, 'spec'));
  const unmatched: string[] = [];
  const found = new Set<Operation>();
  const declared = new Set<Operation>();
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

/** The path of a spec with or without its server's, and of the docs with or without a prefix of their own. */
function isOf({ method, path }: Endpoint, operation: Operation): boolean {
  return method === operation.method && operation.paths.some((own) => endsAlike(own, path));
}

function endsAlike(own: EndpointPath, path: EndpointPath): boolean {
  const [a, b] = [own.segments, path.segments].map((segments) => segments.filter(({ text }) => text !== ''));
  if (!a || !b) return false;
  const length = Math.min(a.length, b.length);
  if (Math.abs(a.length - b.length) > 2 || (length === 0 && a.length !== b.length)) return false;
  const [tail, other] = [a.slice(a.length - length), b.slice(b.length - length)];
  const isSame =
    length > 0 && tail.some(({ text, parameters }, index) => parameters.length === 0 && text === other[index]?.text);
  const compared = [
    { ...own, segments: tail },
    { ...path, segments: other },
  ] as const;
  return (isSame || length === 0) && (coversPath(compared[0], compared[1]) || coversPath(compared[1], compared[0]));
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** The operations of every OpenAPI document, or part of one, in a folder; each once. */
function readOperations(folder: string): Operation[] {
  const operations = new Map<string, Operation>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(?:ya?ml|json)$/.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    if (!/^["']?paths["']?:|"paths"\s*:/m.test(readFileSync(path, 'utf8'))) continue;
    for (const [template, item] of Object.entries(readValues(path).paths ?? {})) {
      const fields = isMap(item) ? behindReference(item, path) : {};
      for (const method of methods.filter((name) => fields[name] !== undefined)) {
        const name = `${method.toUpperCase()} ${template}`;
        operations.set(name, { method: method.toUpperCase(), name, paths: [readPath(template)] });
      }
    }
  }
  return [...operations.values()];
}

type Values = Readonly<Record<string, unknown>>;

function readValues(path: string): Values {
  const text = readFileSync(path, 'utf8');
  const value: unknown = path.endsWith('.json')
    ? JSON.parse(text)
    : parse(text, { logLevel: 'silent', maxAliasCount: -1 });
  return isMap(value) ? value : {};
}

function isMap(value: unknown): value is Values {
  return typeof value === 'object' && value !== null;
}

/** A path item that stands in another file. */
function behindReference(item: Values, path: string): Values {
  if (typeof item.$ref !== 'string') return item;
  const [file = '', pointer = ''] = item.$ref.split('#');
  const tokens = pointer.split('/').filter((token) => token !== '');
  let value: unknown = readValues(join(dirname(path), file));
  for (const token of tokens)
    value = isMap(value) ? value[token.replaceAll('~1', '/').replaceAll('~0', '~')] : undefined;
  return isMap(value) ? value : {};
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
