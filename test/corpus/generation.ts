import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { type DescribedApi, describeApi } from '#engine/api/api.ts';
import { defaultConfiguration } from '#engine/configuration/configuration.ts';
import { builtinContracts } from '#engine/contract/builtin.ts';
import { apiSetOf } from '#engine/drift/bound-api.ts';
import { documentText, generateDocument } from '#engine/generate/document.ts';
import { syncDocument } from '#engine/generate/sync.ts';
import { noNeighbours } from '#engine/graph/neighbours.ts';
import { checkMarkdown, parseMarkdown } from '#engine/index.ts';
import { buildSpec } from '#engine/spec/spec.ts';
import { parseSpecFile, type SpecFile } from '#engine/spec/text/spec-file.ts';
import { versionOf } from '#engine/spec/version.ts';
import { compareOperations } from '../generate/read-back.ts';
import { bindToApi } from '../support/bound.ts';
import { type Failure, randomOf } from './corpus.ts';

export interface GenerationResult {
  readonly count: number;
  readonly failures: readonly Failure[];
}

/**
 * Writes documents from so many descriptions below a folder, the same ones at every run: the contract accepts them, what is read in them is what the descriptions
 * say, and writing and syncing them again changes nothing.
 */
export function checkGeneration(
  folder: string,
  {
    most,
    only,
    print,
  }: { readonly most: number; readonly only: string | undefined; readonly print: (line: string) => void },
): GenerationResult {
  const random = randomOf('generation');
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:ya?ml|json)(?:\.gz)?$/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
  const order = names.map((name) => ({ name, order: random() })).sort((a, b) => a.order - b.order);
  let count = 0;
  const failures: Failure[] = [];
  for (const { name } of order) {
    if (count >= most) break;
    if (only !== undefined && !name.includes(only)) continue;
    const read = (): DescribedApi | undefined => readApi(join(folder, name));
    const api = read();
    if (!api || api.operations.length === 0) continue;
    if (api.operations.length > mostOperations) {
      print(`${name}: left out, ${api.operations.length} operations`);
      continue;
    }
    const found = checkOne(api, read);
    count++;
    print(`${name}: ${found.line}, ${found.messages.length} failures`);
    failures.push(...found.messages.map((message) => ({ path: name, message })));
  }
  return { count, failures };
}

/** What an API of more operations says takes more memory than Node has by itself. */
const mostOperations = 5_000;

/** Undefined for what is no description of an API. */
function readApi(path: string): DescribedApi | undefined {
  const files = new Map<string, SpecFile | undefined>();
  const file = (uri: string): SpecFile | undefined => {
    if (!files.has(uri)) files.set(uri, readFile(uri));
    return files.get(uri);
  };
  const root = file(pathToFileURL(path).href);
  if (!root || versionOf(root.root) === undefined) return undefined;
  const spec = buildSpec(root, file);
  return spec && describeApi(spec);
}

function readFile(uri: string): SpecFile | undefined {
  try {
    const bytes = readFileSync(fileURLToPath(uri));
    const text = (uri.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
    if (!/openapi|swagger/i.test(text.slice(0, 100_000)) && bytes.length > 5_000_000) return undefined;
    return parseSpecFile(uri, /\.json(?:\.gz)?$/i.test(uri) ? 'json' : 'yaml', text);
  } catch {
    return undefined;
  }
}

function checkOne(
  api: DescribedApi,
  again: () => DescribedApi | undefined,
): { readonly line: string; readonly messages: readonly string[] } {
  const messages: string[] = [];
  const contract = builtinContracts().get('api-docs');
  if (!contract) throw new Error('there is no contract api-docs');
  const start = performance.now();
  const blocks = generateDocument(api, contract);
  const text = documentText(blocks, { isMarked: false });
  const seconds = (performance.now() - start) / 1000;
  const file = parseMarkdown('file:///api.md', text);
  const project = {
    configuration: defaultConfiguration('file:///'),
    contracts: new Map([[contract.id, contract]]),
    contractOverride: contract.id,
  };
  const { findings, failures } = checkMarkdown(project, file, 'api.md', { ...noNeighbours, ...bindToApi(api) });
  for (const { rule, error } of failures) messages.push(`${rule} throws ${error}`);
  const alike = alikeKeys(api);
  for (const { rule, severity, message, span } of findings)
    if ((severity === 'error' || severity === 'warning') && !alike.some((key) => message.includes(`\`${key}`)))
      messages.push(`${rule}: line ${file.lines.lineAt(span.start) + 1}: ${message}`);
  messages.push(...compareOperations(api, file));
  const bound = apiSetOf([api], [], undefined);
  for (const isMarked of [false, true]) {
    const written = isMarked ? documentText(blocks, { isMarked }) : text;
    const [edit] = syncDocument(isMarked ? parseMarkdown('file:///marked.md', written) : file, bound);
    if (!edit) continue;
    const before = written.slice(edit.span.start, edit.span.end);
    messages.push(
      `${isMarked ? 'marked, ' : ''}sync writes ${JSON.stringify(edit.text)} for ${JSON.stringify(before)} at ${edit.span.start}`,
    );
  }
  const other = again();
  if (!other || documentText(generateDocument(other, contract), { isMarked: false }) !== text)
    messages.push('another text when it is written again');
  const line = `${api.version}, ${api.operations.length} operations, ${Math.round(text.length / 1024)} KB in ${seconds.toFixed(1)} s`;
  return { line, messages };
}

/** Operations that documents can't tell apart: their paths differ in nothing but the names of parameters. */
function alikeKeys(api: DescribedApi): string[] {
  const keys = new Map<string, string[]>();
  for (const { key } of api.operations) {
    const written = key.replace(/\{[^{}]*\}/g, '{}');
    keys.set(written, [...(keys.get(written) ?? []), key]);
  }
  return [...keys.values()].flatMap((list) => (list.length > 1 ? list : []));
}
