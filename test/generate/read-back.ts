import type { DescribedApi } from '#engine/api/api.ts';
import type { DescribedOperation } from '#engine/api/described.ts';
import { fullTemplate } from '#engine/endpoints/path.ts';
import type { Span } from '#engine/finding.ts';
import { type Field, parameterFields } from '#engine/generate/fields.ts';
import { requestFields } from '#engine/generate/operation-blocks.ts';
import type { MarkdownFile } from '#engine/markdown/markdown-file.ts';
import type { DocumentedOperation, DocumentedParameter } from '#engine/operations/operation.ts';
import { operationsOf } from '#engine/operations/operations.ts';

/** Where a generated document, as it is read, says something else than its description; one line each. */
export function compareOperations(api: DescribedApi, file: MarkdownFile): string[] {
  const documented = operationsOf(file);
  const described = new Map(api.operations.map((operation) => [keyOf(operation), operation]));
  const seen = new Set<string>();
  const found = documented.flatMap((one) => {
    const { method, path } = one.endpoint;
    const written = keyOf({ method, path });
    // A word in capitals may be meant for a parameter.
    const key = described.has(written) ? written : keyOf({ method, path: { ...path, template: path.literal } });
    const operation = described.get(key);
    if (!operation) return [`line ${file.lines.lineAt(one.span.start) + 1}: ${key} is in no description`];
    if (seen.has(key)) return [`${key} is documented twice`];
    seen.add(key);
    return compareOperation(operation, one, api).map((difference) => `${key}: ${difference}`);
  });
  return [...found, ...[...described.keys()].filter((key) => !seen.has(key)).map((key) => `${key} is not found`)];
}

function keyOf({ method, path }: Pick<DescribedOperation, 'method' | 'path'>): string {
  return `${method} ${fullTemplate(path)}${path.query === '' ? '' : `?${path.query}`}`;
}

function compareOperation(operation: DescribedOperation, documented: DocumentedOperation, api: DescribedApi): string[] {
  const { parameters, body, responses } = api.details(operation);
  const wanted = [...parameterFields(parameters, api), ...(body ? requestFields(body.content, api) : [])];
  const rows = [...documented.parameters];
  const differences: string[] = [];
  for (const field of wanted) {
    const index = rows.findIndex(
      (row) => row.name === field.name.trim() && (row.in ?? 'body') === (field.in ?? 'body'),
    );
    const [row] = index === -1 ? [] : rows.splice(index, 1);
    if (row) differences.push(...compareField(field, row));
    else differences.push(`${field.in ?? 'body'} ${field.name} is not read`);
  }
  // A path may name parameters that its operation doesn't declare.
  for (const row of rows)
    if (row.form !== 'path') differences.push(`${row.in ?? '?'} ${row.name} is read (${row.form})`);
  // The words of a description may name others.
  const ranges = new Set(responses.flatMap(({ status }) => /^([1-5])XX$/i.exec(status)?.[1] ?? []));
  const isOfRange = (status: string): boolean => /^\d+$/.test(status) && ranges.has(status.charAt(0));
  const told = documented.responses.filter(
    ({ form, status }) => form !== 'prose' && (!isOfRange(status) || responses.some((one) => one.status === status)),
  );
  const [statuses, read] = [responses, told].map((list) =>
    [...new Set(list.map(({ status }) => status.toLowerCase()))].sort().join(' '),
  );
  if (statuses !== read) differences.push(`statuses are ${statuses}, read ${read}`);
  return differences;
}

function compareField(field: Field, row: DocumentedParameter): string[] {
  const differences: string[] = [];
  const compare = (what: string, wanted: unknown, read: unknown): void => {
    if (wanted !== read) differences.push(`${field.name}: ${what} is ${wanted}, read ${read}`);
  };
  compare('type', field.type, row.type?.text);
  compare('required', field.isRequired, row.required?.value);
  // The words of a description may say what its schema doesn't.
  const isToldByWords = (span: Span | undefined): boolean =>
    row.description !== undefined && span !== undefined && row.description.span.start <= span.start;
  if (field.default !== undefined || !isToldByWords(row.default?.span))
    compare('default', folded(field.default), folded(unquoted(row.default?.text)));
  const read = row.values.map(({ text }) => folded(text));
  if (field.values.length > 0 || !isToldByWords(row.values[0]?.span))
    compare('values', JSON.stringify(field.values.map(folded)), JSON.stringify(read));
  return differences;
}

function unquoted(text: string | undefined): string | undefined {
  return text === '""' ? '' : text;
}

function folded(text: string | undefined): string | undefined {
  return text?.replace(/\s+/g, ' ').trim();
}
