import { codeSpansOf } from '../../facts/code-span.ts';
import type { Fix, Span } from '../../finding.ts';
import { isCredential } from '../../http/credential-names.ts';
import type { MarkdownFile } from '../../markdown/markdown-file.ts';
import { isPlaceholderText } from '../../operations/examples/placeholder.ts';
import { movedSpan } from '../../spans.ts';
import { nearest } from '../../spec/facts/nearest.ts';
import type { Place } from '../../spec/tree/node.ts';
import type { AskedApi } from '../asked-api.ts';
import { requestsOf } from '../requests.ts';
import { type Accepted, type AcceptedScheme, acceptedBy, authorization, wantedBy } from './accepted.ts';
import { type AuthSection, isInSections } from './auth-sections.ts';
import type { SecurityDrift } from './security-drift.ts';

/** Headers that carry credentials, in requests that are operations and in sections about authentication, and that no scheme wants: each name once, where it stands first. */
export function headerDrift(
  file: MarkdownFile,
  sections: readonly AuthSection[],
  asked: AskedApi,
): readonly SecurityDrift[] {
  const found = new Map<string, Wrong[]>();
  const beside = besideSchemes(file, sections, asked);
  const inWords = inSections(file, sections, asked).filter(
    ({ span }) => !beside.some((one) => one.span.start === span.start),
  );
  for (const wrong of [...beside, ...inRequests(file, asked), ...inWords]) {
    const key = `${wrong.kind} ${wrong.text.toLowerCase()}`;
    const same = found.get(key);
    if (!same) found.set(key, [wrong]);
    else if (!same.some(({ span }) => span.start === wrong.span.start)) same.push(wrong);
  }
  return [...found.values()].flatMap((all) => driftOf(file, all));
}

interface Wrong {
  /** The name of what carries the credentials, or what stands before these. */
  readonly kind: 'name' | 'word';
  readonly text: string;
  readonly span: Span;
  readonly accepted: Accepted;
}

function inRequests(file: MarkdownFile, asked: AskedApi): Wrong[] {
  return requestsOf(file).flatMap(({ request, offset }) => {
    const { endpoint, fields } = request;
    if (!fields.some(({ name }) => isCredentialHeader(name.text))) return [];
    const match = asked.match(endpoint);
    if (!match) return [];
    const { security, parameters } = asked.details(match);
    const names = new Set(security.flat().map(({ name }) => name));
    const schemes = asked.schemes(match.api).filter(({ name }) => names.has(name));
    if (schemes.length === 0 || schemes.length < names.size) return [];
    const accepted = acceptedBy(schemes.map((scheme) => ({ api: match.api, scheme })));
    const own = new Set(parameters.flatMap((one) => (one.in === 'header' ? [one.name.toLowerCase()] : [])));
    // What else is sent besides what is wanted is for something else.
    const isLetIn = fields.some(
      ({ name, value }) =>
        !wrongField(name.text, value?.text, accepted) && accepted.headers.has(name.text.toLowerCase()),
    );
    if (isLetIn) return [];
    return fields.flatMap(({ name, value }): Wrong[] => {
      if (own.has(name.text.toLowerCase()) || !isCredentialHeader(name.text)) return [];
      const kind = wrongField(name.text, value?.text, accepted);
      if (!kind) return [];
      if (kind === 'name') return [{ kind, text: name.text, span: movedSpan(name.span, offset), accepted }];
      const word = wordOf(value?.text ?? '') ?? '';
      const start = offset + (value?.span.start ?? 0);
      return [{ kind, text: word, span: { start, end: start + word.length }, accepted }];
    });
  });
}

/** Undefined for a field that some scheme wants. */
function wrongField(name: string, value: string | undefined, { headers, words }: Accepted): Wrong['kind'] | undefined {
  const key = name.toLowerCase();
  if (!headers.has(key)) return 'name';
  if (key !== authorization || !words || value === undefined) return undefined;
  const word = wordOf(value)?.toLowerCase();
  return word === undefined || words.has(word) ? undefined : 'word';
}

/** The word before the credentials; undefined where nothing stands behind it. */
function wordOf(value: string): string | undefined {
  return /^([A-Za-z][\w-]*)[ \t]+\S/.exec(value)?.[1];
}

function isCredentialHeader(name: string): boolean {
  if (name.toLowerCase() === authorization) return true;
  return (
    !isPlaceholderText(name) &&
    (isCredential(name) || /^(?:x-)?(?:\w+-)?(?:auth|api-?key|access-key|auth-key)$/i.test(name))
  );
}

/** In code spans, and before a colon in blocks of code. */
function inSections(file: MarkdownFile, sections: readonly AuthSection[], asked: AskedApi): Wrong[] {
  const schemes = asked.apis.flatMap((api): AcceptedScheme[] => asked.schemes(api).map((scheme) => ({ api, scheme })));
  if (schemes.length === 0 || sections.length === 0) return [];
  const accepted = acceptedBy(schemes);
  const names = new Set(
    schemes.flatMap(({ scheme }) => (scheme.in === 'header' ? [] : (scheme.parameterName?.toLowerCase() ?? []))),
  );
  const called = new Set(schemes.map(({ scheme }) => scheme.name));
  // A scheme may be called as another API's header is.
  const isScheme = ({ name, value, start }: WrittenField): boolean =>
    value === undefined && called.has(name) && !isCalledHeader(file.text, start, name);
  const found: Wrong[] = [];
  for (const { span } of sections) {
    for (const field of fieldsIn(file.text, span)) {
      const { name, value, start } = field;
      const kind =
        isCredentialHeader(name) && !names.has(name.toLowerCase()) && !isScheme(field)
          ? wrongField(name, value?.text, accepted)
          : undefined;
      if (kind === 'name') found.push({ kind, text: name, span: { start, end: start + name.length }, accepted });
      const word = kind === 'word' && value ? wordOf(value.text) : undefined;
      if (word !== undefined && value && !isPlaceholderText(word))
        found.push({
          kind: 'word',
          text: word,
          span: { start: value.start, end: value.start + word.length },
          accepted,
        });
    }
  }
  return found.filter(({ span: { start } }) => isInSections(sections, start));
}

/** ``the header `api-key` ``, ``the `api-key` header``. */
function isCalledHeader(text: string, start: number, { length }: string): boolean {
  const behind = text.slice(start + length, start + length + 20);
  return (
    /\bheaders?\W{0,6}$/i.test(text.slice(Math.max(0, start - 20), start)) || /^\W{0,4}(?:\w+ )?header/i.test(behind)
  );
}

/** What a section calls the header, the query parameter or the cookie behind the name of a scheme that wants another one, and where it uses it up to the next scheme. */
function besideSchemes({ text }: MarkdownFile, sections: readonly AuthSection[], asked: AskedApi): Wrong[] {
  const schemes = asked.apis.flatMap((api): AcceptedScheme[] => asked.schemes(api).map((scheme) => ({ api, scheme })));
  const names = new Set(schemes.flatMap(({ scheme }) => scheme.parameterName?.toLowerCase() ?? []));
  return sections.flatMap(({ span }) =>
    stretchesOf(text, span, schemes).flatMap(({ one, start, end }): Wrong[] => {
      const words = text.slice(start, end);
      const { kind, before, behind, place = kind } = calledCarrier.exec(words)?.groups ?? {};
      const name = before ?? behind;
      const location = /^\w+/.exec(place ?? '')?.[0].toLowerCase();
      if (name === undefined || location !== one.scheme.in || isPlaceholderText(name)) return [];
      if (names.has(name.toLowerCase())) return [];
      const accepted = acceptedBy([one]);
      // In code, and at the beginning of a field: in words it may be any word.
      const uses = new RegExp(String.raw`(?<=[\`"'?&]|^[ \t>]*)${name}(?=[\`"'=:])`, 'gm');
      return [...words.matchAll(uses)].map(({ index }) => ({
        kind: 'name',
        text: name,
        span: { start: start + index, end: start + index + name.length },
        accepted,
      }));
    }),
  );
}

const calledCarrier =
  /\b(?<kind>header|query parameter|cookie)\s+`(?<before>[\w-]+)`|`(?<behind>[\w-]+)`\s+(?:request\s+)?(?<place>header|query parameter|cookie)\b/i;

/** In letters, with what stands around it. */
const longestCarrier = 30;

/** What stands behind the name of an API key, up to the name of the next scheme. */
function stretchesOf(
  text: string,
  { start, end }: Span,
  schemes: readonly AcceptedScheme[],
): readonly { readonly one: AcceptedScheme; readonly start: number; readonly end: number }[] {
  const named = [...codeSpansOf(text.slice(start, end), start)].flatMap(({ span }) => {
    const one = schemes.find(({ scheme }) => scheme.name === text.slice(span.start, span.end));
    // A header may have the scheme's own name.
    const before = text.slice(Math.max(start, span.start - longestCarrier), span.start);
    const isCarrier = /\b(?:header|query parameter|cookie)\s+`$/i.test(before);
    return one && !isCarrier ? [{ one, start: span.end }] : [];
  });
  return named
    .map(({ one, start: from }, index) => ({ one, start: from, end: named[index + 1]?.start ?? end }))
    .filter(({ one: { scheme } }) => scheme.type === 'apiKey');
}

interface WrittenField {
  readonly name: string;
  readonly start: number;
  readonly value: { readonly text: string; readonly start: number } | undefined;
}

function* fieldsIn(text: string, { start, end }: Span): Generator<WrittenField> {
  let lineStart = start;
  for (const line of text.slice(start, end).split('\n')) {
    const written = [
      ...[...codeSpansOf(line, lineStart)].map(({ span }) => ({
        text: text.slice(span.start, span.end),
        start: span.start,
      })),
      ...[...line.matchAll(/(?:^[\s>]*|["'])(?=[A-Za-z][\w-]*:[ \t])/g)].map(({ index, 0: lead }) => ({
        text: line.slice(index + lead.length).replace(/["'].*$|\s+$/, ''),
        start: lineStart + index + lead.length,
      })),
    ];
    for (const one of written) {
      const [, name = '', gap = '', value] =
        /^([A-Za-z][\w-]*-[\w-]+|Authorization)(?:(:[ \t]*)(.*))?$/i.exec(one.text) ?? [];
      if (name === '') continue;
      const valueStart = one.start + name.length + gap.length;
      yield { name, start: one.start, value: value ? { text: value, start: valueStart } : undefined };
    }
    lineStart += line.length + 1;
  }
}

function driftOf(file: MarkdownFile, all: readonly Wrong[]): SecurityDrift[] {
  const [first, ...others] = all.toSorted((a, b) => a.span.start - b.span.start);
  if (!first) return [];
  const { kind, text, accepted, span } = first;
  const fixes = fixesFor(file, all);
  const [wanted] = fixes.flatMap(({ edits }) => edits[0]?.text ?? []);
  const scheme = (kind === 'name' && accepted.headers.get(wanted?.toLowerCase() ?? '')) || accepted.schemes[0];
  const isHeader = kind === 'name' && accepted.headers.size > 0;
  const what = isHeader ? `The header \`${text}\`` : `\`${text}\``;
  const more = others.length === 0 ? '' : ` (and in ${others.length} more ${others.length === 1 ? 'place' : 'places'})`;
  return [
    {
      message: `${what} is no way in by the security schemes; they want ${wantedBy(accepted)}${more}`,
      span,
      because: scheme && { api: scheme.api, place: placeOf(scheme, kind), message: 'What the description has' },
      related: others.map((other) => ({ uri: file.uri, span: other.span, message: 'It is used here, too' })),
      fixes,
    },
  ];
}

/** The name that a scheme gives to its header, or the scheme's own. */
function placeOf({ scheme: { node, at } }: AcceptedScheme, kind: Wrong['kind']): Place {
  return (kind === 'name' ? node.get('name') : undefined) ?? at;
}

function fixesFor({ uri }: MarkdownFile, all: readonly Wrong[]): Fix[] {
  const [first] = all;
  if (!first) return [];
  const { kind, text, accepted } = first;
  const names =
    kind === 'word'
      ? [...(accepted.words ?? [])].map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
      : carriersOf(accepted);
  const [only, ...others] = names;
  const name = others.length === 0 ? only : nearest(text, names);
  if (name === undefined) return [];
  const edits = all.map(({ span }) => ({ uri, span, text: name }));
  return [{ title: `Write \`${name}\``, edits, isSafe: false }];
}

/** The names of headers; where no scheme wants one, of what else carries the credentials. */
function carriersOf({ headers, schemes }: Accepted): readonly string[] {
  const carriers = headers.size > 0 ? [...headers.values()] : schemes;
  return carriers.flatMap(({ scheme }) => scheme.parameterName ?? []);
}
