import type { Wording } from '../operation.ts';
import type { ExampleBody, ExampleCall, ExampleField } from './call.ts';
import { type Argument, type ProgramText, readArguments } from './literals.ts';
import { type ExampleValue, memberOf } from './value.ts';

/** Calls of `fetch` and axios in JavaScript, of requests and httpx in Python, as far as they are literals. */
export function programCalls(program: ProgramText): ExampleCall[] {
  const calls: ExampleCall[] = [];
  let end = 0;
  for (const match of program.text.matchAll(call)) {
    // What a call is given is no call beside it.
    if (match.index < end) continue;
    const { fetch, axios, verb, method: named } = match.groups ?? {};
    const tool = fetch ?? axios ?? 'requests';
    const method = verb ?? named;
    const start = match.index + match[0].length;
    const own =
      method === undefined
        ? undefined
        : methodAt(program, start - match[0].length + match[0].lastIndexOf(method), method);
    const read = readArguments(program, start);
    end = read.end;
    const found = readCall(tool, own, read.given);
    if (found) calls.push(found);
  }
  return calls;
}

const verbs = 'get|post|put|patch|delete|head|options|request';
const call = new RegExp(
  String.raw`(?<![\w$.])(?:(?<fetch>fetch)|(?:this\.)?(?<axios>axios)(?:\.(?<verb>${verbs}))?|(?:requests|httpx|session|client)\.(?<method>${verbs}))\s*\(`,
  'g',
);

function methodAt({ offset }: ProgramText, at: number, method: string): Wording {
  return { text: method, span: { start: offset + at, end: offset + at + method.length } };
}

function readCall(tool: string, method: Wording | undefined, given: readonly Argument[]): ExampleCall | undefined {
  const [first, second, third] = given.filter(({ name }) => name === undefined).map(({ value }) => value);
  if (tool === 'fetch') return fromObject('fetch', first, second, { body: 'body', method: undefined });
  if (tool === 'axios') {
    if (first?.kind === 'object')
      return fromObject('axios', memberOf(first, 'url')?.value, first, { body: 'data', method });
    const sends = method !== undefined && /^(?:post|put|patch)$/.test(method.text);
    const made = fromObject('axios', first, sends ? third : second, { body: 'data', method });
    return made && sends && second ? { ...made, body: bodyOf(second) } : made;
  }
  const named = (name: string): ExampleValue | undefined => given.find((one) => one.name === name)?.value;
  const isRequest = method?.text === 'request';
  const verb = isRequest ? literal(named('method') ?? first) : method;
  const url = literal(named('url') ?? (isRequest ? second : first));
  if (!url) return undefined;
  const body =
    named('json') ??
    named('data') ??
    named('content') ??
    (isRequest ? undefined : verb && /^(?:post|put|patch)$/.test(verb.text) ? second : undefined);
  return {
    tool: 'requests',
    method: verb ? { text: verb.text.toUpperCase(), span: verb.span } : { text: 'GET', span: undefined },
    url,
    fields: fieldsOf(named('headers')),
    query: fieldsOf(named('params')),
    body: body && bodyOf(body),
  };
}

/** A call whose settings are an object: `{ method, headers, params, body }`. */
function fromObject(
  tool: 'fetch' | 'axios',
  url: ExampleValue | undefined,
  settings: ExampleValue | undefined,
  { body, method }: { readonly body: string; readonly method: Wording | undefined },
): ExampleCall | undefined {
  if (!url) return undefined;
  const said = method && method.text !== 'request' ? method : literal(memberOf(settings, 'method')?.value);
  const sent = memberOf(settings, body)?.value;
  return {
    tool,
    method: said ? { text: said.text.toUpperCase(), span: said.span } : { text: 'GET', span: undefined },
    url: literal(url),
    fields: fieldsOf(memberOf(settings, 'headers')?.value),
    query: fieldsOf(memberOf(settings, 'params')?.value),
    body: sent && bodyOf(sent),
  };
}

function literal(value: ExampleValue | undefined): Wording | undefined {
  return value?.kind === 'string' ? { text: value.text, span: value.span } : undefined;
}

function fieldsOf(value: ExampleValue | undefined): ExampleField[] {
  if (value?.kind !== 'object') return [];
  return value.members.map(({ name, nameSpan, value: inside }) => ({
    name: { text: name, span: nameSpan },
    value: 'text' in inside && inside.kind !== 'placeholder' ? { text: inside.text, span: inside.span } : undefined,
  }));
}

function bodyOf(value: ExampleValue): ExampleBody {
  const isData = value.kind === 'object' || value.kind === 'array';
  return {
    span: value.span,
    text: value.kind === 'string' ? value.text : '',
    value: isData ? value : undefined,
  };
}
