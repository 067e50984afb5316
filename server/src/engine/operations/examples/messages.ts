import type { Span } from '../../finding.ts';
import type { Wording } from '../operation.ts';
import type { ExampleField } from './call.ts';
import type { ProgramText } from './literals.ts';

/** An HTTP message as an example writes it (RFC 9112, 2.1). Spans are offsets in the document. */
export interface HttpMessage {
  readonly start:
    | { readonly kind: 'request'; readonly method: Wording; readonly target: Wording }
    | { readonly kind: 'response'; readonly status: Wording; readonly phrase: Wording | undefined };
  readonly fields: readonly ExampleField[];
  /** Undefined where nothing stands below the fields. */
  readonly body: Span | undefined;
}

/** The messages of a block, requests and responses, one behind the other; the marks of `curl -v` may stand before their lines. */
export function httpMessages({ text, offset }: ProgramText): HttpMessage[] {
  const lines = [...text.matchAll(/[^\n]*(?:\n|$)/g)]
    .filter(([line]) => line !== '')
    .map(({ index, 0: line }) => ({ text: line.replace(/\r?\n$/, ''), at: index }));
  const begins = lines.flatMap((line, index) => (startOf(line.text, offset + line.at) ? [index] : []));
  return begins.flatMap((first, order) => {
    const line = lines[first];
    const start = line && startOf(line.text, offset + line.at);
    if (!start) return [];
    const own = lines.slice(first + 1, begins[order + 1] ?? lines.length);
    const fields: ExampleField[] = [];
    let next = 0;
    for (let field = own[0] && fieldOf(own[0].text, offset + own[0].at); field; ) {
      fields.push(field);
      next++;
      const following = own[next];
      field = following && fieldOf(following.text, offset + following.at);
    }
    const rest = own.slice(next).filter((one) => /[^\s<>*]/.test(one.text));
    const [top, bottom] = [rest[0], rest.at(-1)];
    const body = top && bottom && { start: offset + top.at, end: offset + bottom.at + bottom.text.length };
    return [{ start, fields, body }];
  });
}

const request =
  /^([ \t]*(?:[>$] )?)(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|TRACE|CONNECT)([ \t]+)(\S+)(?:[ \t]+HTTP\/\d(?:\.\d)?)?[ \t]*$/;
const response = /^([ \t]*(?:< )?HTTP\/\d(?:\.\d)?[ \t]+)(\d{3})(?:([ \t]+)(\S.*?))?[ \t]*$/;

function startOf(line: string, at: number): HttpMessage['start'] | undefined {
  const asked = request.exec(line);
  if (asked) {
    const [, lead = '', method = '', gap = '', target = ''] = asked;
    const behind = at + lead.length + method.length;
    return {
      kind: 'request',
      method: { text: method, span: { start: at + lead.length, end: behind } },
      target: { text: target, span: { start: behind + gap.length, end: behind + gap.length + target.length } },
    };
  }
  const answered = response.exec(line);
  if (!answered) return undefined;
  const [, lead = '', status = '', gap = '', phrase] = answered;
  const behind = at + lead.length + status.length;
  return {
    kind: 'response',
    status: { text: status, span: { start: at + lead.length, end: behind } },
    phrase:
      phrase === undefined
        ? undefined
        : { text: phrase, span: { start: behind + gap.length, end: behind + gap.length + phrase.length } },
  };
}

function fieldOf(line: string, at: number): ExampleField | undefined {
  const found = /^([ \t]*(?:[<>] )?)([!#$%&'*+.^_`|~\w-]+):[ \t]*(.*?)[ \t]*$/.exec(line);
  if (!found) return undefined;
  const [, lead = '', name = '', value = ''] = found;
  const start = at + line.trimEnd().length - value.length;
  return {
    name: { text: name, span: { start: at + lead.length, end: at + lead.length + name.length } },
    value: { text: value, span: { start, end: start + value.length } },
  };
}
