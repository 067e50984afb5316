import { join } from 'node:path';
import { parseMarkdown } from '#engine/index.ts';
import { allBlocks } from '#engine/markdown/all-blocks.ts';
import type { MarkdownFile } from '#engine/markdown/markdown-file.ts';
import type { DocumentedOperation } from '#engine/operations/operation.ts';
import { operationsOf } from '#engine/operations/operations.ts';
import { readDocuments } from './corpus.ts';
import { markdown } from './endpoints.ts';
import { ownOperations, readOperations, type SpecOperation } from './pair-specs.ts';

/** How one kind of facts fares. */
export interface Tally {
  readonly kind: 'parameters' | 'body properties' | 'statuses';
  /** Of the operations that the docs declare: what the specs have, what of it the docs write down, and what of that was found. */
  readonly inSpecs: number;
  readonly written: number;
  readonly found: number;
  /** What the docs' facts have, and what of it is in no spec. */
  readonly facts: number;
  readonly unmatched: number;
}

export interface FactsResult {
  readonly name: string;
  /** Those of the specs that the docs declare. */
  readonly operations: number;
  readonly tallies: readonly Tally[];
  readonly lines: readonly string[];
}

export function describeTally({ kind, inSpecs, written, found, facts, unmatched }: Tally): string {
  return `${kind}: ${found} found of ${written} written down of ${inSpecs} in the specs; ${unmatched} of ${facts} match none`;
}

interface InFile {
  readonly file: MarkdownFile;
  readonly path: string;
  readonly operation: DocumentedOperation;
}

/** Compares what the docs of a pair say of the operations that they declare with what its specs say. */
export function compareFacts(pair: string): FactsResult {
  const documented = readDocuments(join(pair, 'docs'), markdown).documents.flatMap(({ uri, path, text }) => {
    const file = parseMarkdown(uri, text);
    return operationsOf(file).map((operation): InFile => ({ file, path, operation }));
  });
  const lines: string[] = [];
  const tallies = kinds.map((kind) => ({ kind, inSpecs: 0, written: 0, found: 0, facts: 0, unmatched: 0 }));
  const specs = readOperations(join(pair, 'spec'));
  const bySpec = new Map<SpecOperation, InFile[]>();
  const known = new Set<string>();
  for (const one of documented) {
    const own = ownOperations(one.operation.endpoint, specs);
    for (const spec of own) bySpec.set(spec, [...(bySpec.get(spec) ?? []), one]);
    if (own.length === 0) continue;
    for (const tally of tallies) {
      const wanted = new Set(own.flatMap((spec) => allOf(spec, tally.kind)).map(comparable));
      for (const { name, start } of factsOf(one, tally.kind)) {
        // Endpoints that share a section share its facts.
        if (known.has(`${one.path}:${start}`)) continue;
        known.add(`${one.path}:${start}`);
        tally.facts++;
        if (namesOf(name).some((written) => wanted.has(written)) || wanted.has(rangeOf(name))) continue;
        tally.unmatched++;
        const line = one.file.lines.lineAt(start) + 1;
        lines.push(`in no spec: ${one.path}:${line}: ${own[0]?.name}: ${name} (${tally.kind})`);
      }
    }
  }
  for (const [spec, own] of bySpec) {
    const words = own.map(({ file, operation }) => wordsOf(file, operation)).join('\n');
    for (const tally of tallies) {
      const names = new Set(own.flatMap((one) => namedIn(one, tally.kind)).flatMap(namesOf));
      for (const name of wantedOf(spec, tally.kind)) {
        tally.inSpecs++;
        const isFound =
          names.has(comparable(name)) || [...names].some((written) => rangeOf(written) === comparable(name));
        if (isFound) tally.found++;
        if (isFound || isWritten(words, name)) tally.written++;
        if (!isFound && isWritten(words, name))
          lines.push(`not found: ${own[0]?.path}: ${spec.name}: ${name} (${tally.kind})`);
      }
    }
  }
  return { name: pair.split('/').at(-1) ?? pair, operations: bySpec.size, tallies, lines };
}

const kinds: readonly Tally['kind'][] = ['parameters', 'body properties', 'statuses'];

interface Fact {
  readonly name: string;
  readonly start: number;
}

/** Parameters are counted once, wherever they stand; those of the path, which may be called otherwise, not at all. */
function factsOf({ operation }: InFile, kind: Tally['kind']): Fact[] {
  if (kind === 'statuses')
    return operation.responses.map(({ status, statusSpan }) => ({ name: status, start: statusSpan.start }));
  if (kind === 'body properties') return [];
  return operation.parameters
    .filter((parameter) => parameter.in !== 'path' && !isOfProtocol(parameter.name))
    .map(({ name, nameSpan }) => ({ name, start: nameSpan.start }));
}

/** OpenAPI ignores parameters for these headers (https://spec.openapis.org/oas/v3.1.1.html#parameter-object). */
function isOfProtocol(name: string): boolean {
  return /^(?:accept|content-type|authorization)$/i.test(name);
}

function namedIn(one: InFile, kind: Tally['kind']): string[] {
  if (kind === 'statuses') return factsOf(one, kind).map(({ name }) => name);
  return one.operation.parameters.map(({ name }) => name);
}

/** A name, and the one that it begins with: `metadata` of `metadata.labels`. */
function namesOf(name: string): string[] {
  return [comparable(name), comparable(name.split(/[.[]/)[0] ?? '')];
}

function wantedOf(spec: SpecOperation, kind: Tally['kind']): ReadonlySet<string> {
  return kind === 'statuses' ? spec.statuses : kind === 'parameters' ? spec.parameters : spec.bodyProperties;
}

function allOf(spec: SpecOperation, kind: Tally['kind']): string[] {
  return kind === 'statuses' ? [...spec.statuses] : [...spec.parameters, ...spec.bodyProperties];
}

/** The words of an operation's section, without blocks of code. */
function wordsOf(file: MarkdownFile, { span, endpoint }: DocumentedOperation): string {
  let words = '';
  for (const { start, content } of file.parts) {
    if (start + content.text.length <= span.start || start >= span.end) continue;
    for (const block of allBlocks(content.facts.blocks)) {
      if (block.kind === 'code' || block.kind === 'list' || block.kind === 'quote') continue;
      const from = Math.max(span.start, start + block.span.start);
      const to = Math.min(span.end, start + block.span.end);
      if (from < to) words += `${file.text.slice(from, to)}\n`;
    }
  }
  return `${words}\n${endpoint.path.template}`;
}

/** Does it stand in marks, at the start of a cell or of an item, or behind such a word as announces a status? */
function isWritten(words: string, name: string): boolean {
  const pattern = name.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&').replaceAll('_', '\\\\?_');
  return new RegExp(
    String.raw`(?:[\`*]|^[\s>]*[-*+] +\W{0,3}|\|\s*\W{0,2}|^\s*|\{|status |code )${pattern}(?![\w-])`,
    'im',
  ).test(words);
}

/** `2XX` for a status of it. */
function rangeOf(status: string): string {
  return /^[1-5]\d\d$/.test(status) ? `${status[0]}xx` : status;
}

function comparable(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
