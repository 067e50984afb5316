import type { CodeBlock } from '../../markdown/facts.ts';
import { RecentValues } from '../../recent-values.ts';
import type { ExampleCall } from './call.ts';
import { curlCalls } from './curl.ts';
import type { DocumentedExample } from './example.ts';
import { jsonValues } from './json.ts';
import type { ProgramText } from './literals.ts';
import { type HttpMessage, httpMessages } from './messages.ts';
import { programCalls } from './programs.ts';
import type { ExampleValue } from './value.ts';

/** What an example holds. Spans are offsets in the document. */
export type ExampleContent =
  | { readonly kind: 'json'; readonly values: readonly ExampleValue[] }
  | { readonly kind: 'messages'; readonly messages: readonly HttpMessage[] }
  | { readonly kind: 'calls'; readonly calls: readonly ExampleCall[] }
  | { readonly kind: 'other' };

/** Reads an example of a document's operations when it is first asked for; `text` is the document's. */
export function exampleContent(text: string, example: DocumentedExample): ExampleContent {
  const known = contents.get(example);
  if (known) return known;
  const content = readContent(exampleText(text, example));
  contents.set(example, content);
  return content;
}

const contents = new WeakMap<DocumentedExample, ExampleContent>();

/** A block of an example by itself. */
export interface BlockContent {
  /** Spans are offsets in the inside of the block. */
  readonly content: ExampleContent;
  /** The inside of the block, without the marks of a quote around it. */
  readonly text: string;
  /** The inside of the block as it stands in the document, of the same length. */
  readonly source: string;
}

/** The same object as long as the block is the same, wherever it stands: what is made of it can be kept with it. */
export function blockContent(text: string, example: DocumentedExample): BlockContent {
  const known = blocks.get(example.block);
  if (known) return known;
  const source = text.slice(example.bodySpan.start, example.bodySpan.end);
  const content = recent.get(`${source}\n${example.block.content}`, () => {
    const inside = exampleText(text, example).text;
    return { content: readContent({ text: inside, offset: 0 }), text: inside, source };
  });
  blocks.set(example.block, content);
  return content;
}

const blocks = new WeakMap<CodeBlock, BlockContent>();
/** A keystroke makes all blocks of its part be other objects; nearly all of them say the same. */
const recent = new RecentValues<BlockContent>(1000);

function readContent(program: ProgramText): ExampleContent {
  const { text } = program;
  if (/^[ \t]*[<>]?[ \t]*(?:HTTP\/\d|[A-Z]{3,7}[ \t]+\S)/m.test(text) && !/\bcurl\s/.test(text)) {
    const messages = httpMessages(program);
    if (messages.length > 0) return { kind: 'messages', messages };
  }
  const values = jsonValues(text, program.offset);
  if (values.length > 0) return { kind: 'json', values };
  const calls = text.includes('curl') ? curlCalls(program) : programCalls(program);
  return calls.length > 0 ? { kind: 'calls', calls } : { kind: 'other' };
}

/** The inside of the block with blanks in the place of the marks of a quote around it, so that offsets stay. */
export function exampleText(text: string, { bodySpan, block }: DocumentedExample): ProgramText {
  const source = text.slice(bodySpan.start, bodySpan.end);
  if (!source.includes('>')) return { text: source, offset: bodySpan.start };
  const content = block.content.split('\n');
  const lines = source.split('\n').map((line, index) => {
    const own = content[index] ?? '';
    const lead = line.replace(/\r$/, '').length - own.length;
    return lead > 0 && line.replace(/\r$/, '').endsWith(own)
      ? line.slice(0, lead).replace(/[^\t]/g, ' ') + line.slice(lead)
      : line;
  });
  return { text: lines.join('\n'), offset: bodySpan.start };
}
