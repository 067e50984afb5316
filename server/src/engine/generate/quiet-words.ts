import { parseMarkdown } from '../markdown/parse.ts';
import { operationsOf } from '../operations/operations.ts';

/** Words in a line, without the sentences in which a reader takes a number for a status that the operation answers with. */
export function withoutStatuses(words: string): string {
  if (!mayName.test(words) || !namesStatus(words)) return words;
  return words
    .split(/(?<=[.!?])\s+(?=\S)/)
    .filter((sentence) => !namesStatus(sentence))
    .join(' ');
}

const mayName = /(?<![\w.])[1-5](?:\d\d|xx)(?![\w.]*\w)/i;

function namesStatus(words: string): boolean {
  const known = judged.get(words);
  if (known !== undefined) return known;
  const probe = `# GET /probe\n\n| Parameter | Type | Description |\n| --- | --- | --- |\n| \`probe\` | string | ${words} |\n`;
  const names = operationsOf(parseMarkdown('file:///probe.md', probe)).some(({ responses }) => responses.length > 0);
  if (judged.size > most) judged.clear();
  judged.set(words, names);
  return names;
}

/** The same words are written for many parameters. */
const judged = new Map<string, boolean>();
const most = 5_000;
