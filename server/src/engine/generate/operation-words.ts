import type { DescribedOperation, OperationDetails } from '../api/described.ts';
import { fullTemplate } from '../endpoints/path.ts';
import { parseMarkdown } from '../markdown/parse.ts';
import { operationsOf } from '../operations/operations.ts';
import { embedded, inOneLine } from './embed.ts';
import { firstSentence, plain, sentence } from './words.ts';

/** What an operation is for, in paragraphs: its summary and its description, as far as readers take nothing in them for parameters, responses or endpoints. */
export function operationWords(
  operation: DescribedOperation,
  { summary, description }: OperationDetails,
): readonly string[] {
  const lead = sentence(inOneLine(summary));
  const whole = description === undefined ? '' : embedded(description);
  const says = comparable(lead);
  const isRepeated = says !== '' && comparable(whole).startsWith(says);
  for (const body of [whole, ...shorter(whole)]) {
    const paragraphs = [...(lead === '' || (isRepeated && body !== '') ? [] : [lead]), ...(body === '' ? [] : [body])];
    if (paragraphs.length > 0 && isQuiet(operation, paragraphs.join('\n\n'))) return paragraphs;
  }
  return lead !== '' && isQuiet(operation, lead) ? [lead] : [generalWords(operation)];
}

/** Its first paragraph, then its first sentence. */
function shorter(text: string): readonly string[] {
  const [first = ''] = text.split(/\n\s*\n/);
  return [first, sentence(firstSentence(first)), ''];
}

function comparable(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Nothing is read in a text but what its operation's heading says. */
function isQuiet({ key }: DescribedOperation, markdown: string): boolean {
  if (!mayDeclare.test(markdown)) return true;
  const probe = `# ${key}\n\n${markdown}\n\n| Parameter | Type | Required |\n| --- | --- | --- |\n| \`probe\` | string | optional |\n`;
  const found = operationsOf(parseMarkdown('file:///probe.md', probe));
  const plainly = operationsOf(parseMarkdown('file:///probe.md', probe.replace(markdown, 'What it does.')));
  return JSON.stringify(found.map(outline)) === JSON.stringify(plainly.map(outline));
}

/** A short text of plain words holds no facts. */
const mayDeclare = /[`|<{[*/:=\d]|^\s*[-+#]/m;

function outline({
  endpoint,
  parameters,
  responses,
  responseFields,
  examples,
}: ReturnType<typeof operationsOf>[number]): unknown {
  return [
    endpoint.method,
    fullTemplate(endpoint.path),
    parameters.map((one) => [one.name, one.in]),
    responses.length,
    responseFields.length,
    examples.length,
  ];
}

/** What HTTP's method alone says. */
export function generalWords({ method, path }: Pick<DescribedOperation, 'method' | 'path'>): string {
  const name = plain(path.segments.filter(({ parameters }) => parameters.length === 0).at(-1)?.text ?? '');
  const subject = name === '' ? 'the resource' : `the resource "${name}"`;
  return `${verbs[method] ?? 'Works with'} ${subject}.`;
}

const verbs: Readonly<Record<string, string>> = {
  GET: 'Returns',
  HEAD: 'Returns the headers of',
  POST: 'Sends data to',
  PUT: 'Creates or replaces',
  PATCH: 'Changes parts of',
  DELETE: 'Removes',
  OPTIONS: 'Tells how to work with',
};
