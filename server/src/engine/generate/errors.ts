import type { DescribedApi } from '../api/api.ts';
import type { DescribedContent, DescribedOperation, DescribedResponse } from '../api/described.ts';
import { type ErrorKey, type ErrorProperty, errorPlacesIn } from '../api/error-places.ts';
import { describeSchema } from '../api/schema.ts';
import { findStatus } from '../http/statuses.ts';
import type { MapNode, Place } from '../spec/tree/node.ts';
import { inOneLine } from './embed.ts';
import { jsonValue } from './json.ts';
import { isJson } from './request.ts';
import { phraseOf, withoutStatus } from './response.ts';
import { sentence } from './words.ts';

/** An error that an API answers with, by its status, or by its own code. */
export interface DescribedError {
  /** `404`, `parcel_lost`. */
  readonly code: string;
  /** Undefined where the description ties the code to none, or to several. */
  readonly status: string | undefined;
  readonly message: string;
  readonly description: string;
  readonly category: 'client' | 'server';
  readonly place: Place;
}

/** What the operations of a description answer with when something goes wrong. */
export interface ErrorSurvey {
  /** The API's own codes, by the schemas and examples of error responses; empty where it has none. */
  readonly codes: readonly DescribedError[];
  /** By status, in the order of their numbers. */
  readonly statuses: readonly DescribedError[];
  /** The error response of which an example can be shown. */
  readonly shown: DescribedResponse | undefined;
}

/** The same object as long as the operations are the same. */
export function surveyErrors(api: DescribedApi): ErrorSurvey {
  const known = memo.get(api.operations);
  if (known) return known;
  const survey = readErrors(api);
  memo.set(api.operations, survey);
  return survey;
}

const memo = new WeakMap<readonly DescribedOperation[], ErrorSurvey>();

interface Seen {
  readonly response: DescribedResponse;
  count: number;
}

function readErrors(api: DescribedApi): ErrorSurvey {
  const byStatus = new Map<string, Seen>();
  const codes = new Map<string, FoundCode>();
  const { codes: listed, isClosed } = api.errorCodes;
  const names = new Set(listed.map(({ code }) => code));
  // What schemas don't allow stands in an example by mistake.
  const isListed = (code: string): boolean => !isClosed || names.has(code);
  const read = new Map<MapNode, Set<string>>();
  let shown: DescribedResponse | undefined;
  for (const operation of api.operations) {
    for (const response of api.details(operation).responses) {
      if (!/^(?:[45](?:\d\d|XX)|default)$/i.test(response.status)) continue;
      const seen = byStatus.get(response.status);
      if (seen) seen.count++;
      else byStatus.set(response.status, { response, count: 1 });
      const content = response.content.find(({ mediaType }) => isJson(mediaType));
      if (!content) continue;
      const isKnown = response.status === 'default' || findStatus(Number(response.status)) !== undefined;
      if ((shown === undefined && isKnown) || (shown?.status === 'default' && isKnown && response.status !== 'default'))
        shown = response;
      const statuses = read.get(content.node) ?? new Set<string>();
      read.set(content.node, statuses);
      if (statuses.has(response.status)) continue;
      statuses.add(response.status);
      for (const found of codesIn(content, api)) if (isListed(found.code)) keepCode(codes, found, response);
    }
  }
  // What is no status of HTTP is told where it is returned, and is not one to look up.
  const numbered = [...byStatus]
    .filter(([status]) => findStatus(Number(status)) !== undefined)
    .sort(([a], [b]) => a.localeCompare(b));
  return { codes: [...codes.values()].map(describeCode), statuses: numbered.map(describeStatus), shown };
}

interface CodeMention {
  readonly code: string;
  readonly message: string | undefined;
  readonly place: Place;
  /** An example of the response has it, and not just the schema, which many may share. */
  readonly isShown: boolean;
}

interface FoundCode extends CodeMention {
  /** The responses that may have it, by their statuses. */
  readonly allowed: Map<string, DescribedResponse>;
  /** Those whose examples have it. */
  readonly shown: Map<string, DescribedResponse>;
}

function keepCode(codes: Map<string, FoundCode>, found: CodeMention, response: DescribedResponse): void {
  const known = codes.get(found.code) ?? { ...found, allowed: new Map(), shown: new Map() };
  known.allowed.set(response.status, response);
  if (found.isShown) known.shown.set(response.status, response);
  codes.set(found.code, { ...known, message: known.message ?? found.message });
}

function describeCode({ code, message, allowed, shown, place }: FoundCode): DescribedError {
  const own = shown.size > 0 ? shown : allowed;
  const [only] = own.size === 1 ? own.values() : [];
  const words = only ? sentence(withoutStatus(inOneLine(only.description))) : '';
  return {
    code,
    status: only && findStatus(Number(only.status)) !== undefined ? only.status : undefined,
    message: message ?? wordsOf(code),
    description: words === '' ? 'The description of the API says no more of it.' : words,
    category: isServerSide([...own.keys()], code) ? 'server' : 'client',
    place,
  };
}

/** A code of which nothing is known but its name. */
export function errorOf(code: string, place: Place): DescribedError {
  return {
    code,
    status: undefined,
    message: wordsOf(code),
    description: 'The description of the API says no more of it.',
    category: isServerSide([], code) ? 'server' : 'client',
    place,
  };
}

function isServerSide(statuses: readonly string[], code: string): boolean {
  if (statuses.length > 0 && statuses.every((one) => one.startsWith('5'))) return true;
  if (statuses.length > 0 && statuses.every((one) => one.startsWith('4'))) return false;
  return /(?:^|[^a-z])(?:internal|server|unavailable|overload|maintenance|upstream|gateway)/i.test(wordsOf(code));
}

/** `parcel_lost` is *Parcel lost*. */
function wordsOf(code: string): string {
  const words = code
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[_.\-/]+/g, ' ')
    .trim()
    .toLowerCase();
  return words === '' ? code : words.charAt(0).toUpperCase() + words.slice(1);
}

function describeStatus([status, { response, count }]: readonly [string, Seen]): DescribedError {
  const words = sentence(withoutStatus(inOneLine(response.description)));
  const meaning = findStatus(Number(status))?.meaning;
  const phrase = phraseOf(status);
  const isBare =
    words === '' || words.replace(/\W/g, '').toLowerCase() === (phrase ?? '').replace(/\W/g, '').toLowerCase();
  const several = count > 1 && !isBare && meaning !== undefined;
  return {
    code: status,
    status,
    message: phrase ?? 'Error',
    description: isBare || several ? (meaning ?? 'The description of the API says no more of it.') : words,
    category: status.startsWith('5') ? 'server' : 'client',
    place: response.at,
  };
}

/** The codes that a body of an error may have: what its schema allows where it names a code, and what its examples have there. */
function codesIn(content: DescribedContent, api: DescribedApi): CodeMention[] {
  const { properties, keys } = errorPlacesIn(content.node, api);
  return [
    ...properties.flatMap((property) => codesOfProperty(property, api)),
    ...keys.flatMap((key) => (key.isOfSchema ? [] : codeOfKey(key))),
  ];
}

const codeName = /^(?:code|error|error_?code|error_?type|error_?id)$/i;
const holderName = /^errors?$/i;

function codesOfProperty({ name, parent, schema }: ErrorProperty, api: DescribedApi): CodeMention[] {
  for (let above = parent; above; above = above.parent) if (!holderName.test(above.name)) return [];
  const described = codeName.test(name) ? describeSchema(schema, api) : undefined;
  if (described?.types.length !== 1 || described.types[0] !== 'string') return [];
  return described.values.flatMap((value) => {
    const text = jsonValue(value);
    return typeof text === 'string' && isCode(text)
      ? [{ code: text, message: undefined, place: value, isShown: false }]
      : [];
  });
}

function codeOfKey({ name, within, value, holder }: ErrorKey): CodeMention[] {
  const code = value.value;
  if (!codeName.test(name) || typeof code !== 'string' || !isCode(code) || !within.every((key) => holderName.test(key)))
    return [];
  const message = holder.entries.find(
    (entry) => /^(?:message|detail|title|error_description)$/i.test(entry.key) && entry.value.kind === 'scalar',
  )?.value;
  const words = message?.kind === 'scalar' && typeof message.value === 'string' ? message.value : undefined;
  return [{ code, message: words, place: value, isShown: true }];
}

/** A word that is written as codes are: no sentence, no status, no type of a schema. */
function isCode(text: string): boolean {
  return /^[A-Za-z][\w.-]{1,79}$/.test(text) && !/^(?:string|error|true|false|null)$/i.test(text);
}
