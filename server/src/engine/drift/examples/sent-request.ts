import { readPath } from '../../endpoints/path.ts';
import type { Span } from '../../finding.ts';
import type { ExampleCall, ExampleField } from '../../operations/examples/call.ts';
import type { BlockContent } from '../../operations/examples/content.ts';
import { jsonValues } from '../../operations/examples/json.ts';
import type { HttpMessage } from '../../operations/examples/messages.ts';
import type { ExampleValue } from '../../operations/examples/value.ts';
import type { Wording } from '../../operations/operation.ts';
import type { NamedEndpoint } from '../named-endpoint.ts';

/** A request as an example shows it, be it a call or a message. Spans are offsets in the inside of the block. */
export interface SentRequest {
  /** In upper case; the span is undefined where it goes without saying. */
  readonly method: { readonly text: string; readonly span: Span | undefined };
  /** A whole URL, or a message's target. */
  readonly url: Wording;
  /** What it is called by. */
  readonly endpoint: NamedEndpoint;
  readonly fields: readonly ExampleField[];
  /** Query parameters that are written apart from the URL. */
  readonly query: readonly ExampleField[];
  readonly body: SentBody | undefined;
  /** Whether all that is sent stands there: a program may take the rest from elsewhere. */
  readonly isWhole: boolean;
  readonly isMessage: boolean;
}

export interface SentBody {
  readonly span: Span;
  readonly text: string;
  readonly value: ExampleValue | undefined;
  readonly isJson: boolean;
}

/** A response as a message shows it. */
export interface ReceivedResponse {
  readonly status: Wording;
  readonly fields: readonly ExampleField[];
  readonly body: SentBody | undefined;
}

export type Exchanged =
  | ({ readonly kind: 'request' } & SentRequest)
  | ({ readonly kind: 'response' } & ReceivedResponse);

/** The requests and responses in a block, in their order; the same objects as long as the block is the same. */
export function exchangedIn(block: BlockContent): readonly Exchanged[] {
  let known = blocks.get(block);
  if (!known) {
    known = readBlock(block);
    blocks.set(block, known);
  }
  return known;
}

const blocks = new WeakMap<BlockContent, readonly Exchanged[]>();

function readBlock({ content, text }: BlockContent): Exchanged[] {
  switch (content.kind) {
    case 'calls':
      return content.calls.flatMap((call) => ofCall(call) ?? []);
    case 'messages':
      return content.messages.map((message) => ofMessage(message, text));
    case 'json':
    case 'other':
      return [];
  }
}

function ofCall({ tool, method, url, fields, query, body }: ExampleCall): Exchanged | undefined {
  if (!url) return undefined;
  const isWhole = tool === 'curl';
  const sent = body && { ...body, isJson: isWhole };
  return { kind: 'request', ...calledBy(method, url), fields, query, body: sent, isWhole, isMessage: false };
}

function ofMessage({ start, fields, body: span }: HttpMessage, text: string): Exchanged {
  const body = span && bodyOf(text, span);
  if (start.kind === 'response') return { kind: 'response', status: start.status, fields, body };
  const { method, target } = start;
  return { kind: 'request', ...calledBy(method, target), fields, query: [], body, isWhole: true, isMessage: true };
}

function calledBy(method: SentRequest['method'], url: Wording): Pick<SentRequest, 'method' | 'url' | 'endpoint'> {
  return { method, url, endpoint: { method: method.text, path: readPath(url.text), isDeclaration: false } };
}

function bodyOf(text: string, span: Span): SentBody {
  const source = text.slice(span.start, span.end);
  const values = jsonValues(source, span.start);
  return { span, text: source, value: values.length === 1 ? values[0] : undefined, isJson: true };
}
