import type { DescribedResponse } from '../api/described.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import type { DocumentedResponse, ResponseForm } from '../operations/operation.ts';
import { matchesStatus } from '../spec/facts/statuses.ts';
import type { AskedApi } from './asked-api.ts';
import { type InputSection, sectionsOf } from './compare-inputs.ts';
import { generalWords, proseOf } from './documented-words.ts';
import type { OperationPair } from './pairs.ts';

/** How the statuses that a document lists and those of its descriptions go together. */
export interface ComparedStatuses {
  readonly unknown: readonly UnknownStatus[];
  readonly missing: readonly MissingStatus[];
}

/** One that only the document has. */
export interface UnknownStatus {
  readonly pair: OperationPair;
  readonly documented: DocumentedResponse;
  /** What the description has instead: the only status, or the only one of success, that the document hasn't, where this is the only one that the description hasn't. */
  readonly meant: DescribedResponse | undefined;
}

/** One that only the description has. */
export interface MissingStatus {
  readonly pair: OperationPair;
  readonly response: DescribedResponse;
  /** Those among which it would stand, in the order of the text. */
  readonly siblings: readonly DocumentedResponse[];
}

export function compareStatuses(file: MarkdownFile, asked: AskedApi): ComparedStatuses {
  let made = compared.get(asked);
  if (!made) {
    const all = sectionsOf(file, asked).map(compareSectionStatuses);
    made = { unknown: all.flatMap(({ unknown }) => unknown), missing: all.flatMap(({ missing }) => missing) };
    compared.set(asked, made);
  }
  return made;
}

/** Of one check, which asks about one document. */
const compared = new WeakMap<AskedApi, ComparedStatuses>();

const nothing: ComparedStatuses = { unknown: [], missing: [] };

/** As {@link compareStatuses}, of one stretch. */
export function compareSectionStatuses(section: InputSection): ComparedStatuses {
  const { asked, pairs, hasStranger } = section;
  const [pair] = pairs;
  const described = pairs.map((one) => asked.details(one).responses);
  if (!pair || hasStranger || described.some((one) => one.length === 0)) return nothing;
  const documented = pair.documented.responses;
  const unknown = mostTelling(documented).filter(({ status }) =>
    described.every((responses) => isNoneOf(status, responses)),
  );
  const missing = pairs.length === 1 ? missingOf(section, pair, described[0] ?? []) : [];
  const renamed =
    pairs.length === 1
      ? renamedIn(section, unknown, {
          absent: lacking(documented, described[0] ?? []),
          shown: lacking(
            documented.filter(({ form }) => form !== 'code'),
            described[0] ?? [],
          ),
        })
      : undefined;
  return {
    unknown: unknown.map((one) => {
      return { pair, documented: one, meant: one === renamed?.one ? renamed.meant : undefined };
    }),
    missing: missing.filter(({ response }) => response !== renamed?.meant),
  };
}

/** The only status of success that either side has alone; else the only one at all, those that the document names in its words being no matter; else the only one that an example shows, but nothing else says. */
function renamedIn(
  section: InputSection,
  unknown: readonly DocumentedResponse[],
  { absent, shown }: { readonly absent: readonly DescribedResponse[]; readonly shown: readonly DescribedResponse[] },
): { readonly one: DocumentedResponse; readonly meant: DescribedResponse } | undefined {
  const untold = absent.filter(({ status }) => !isTold(section, status));
  const choices = [
    [unknown.filter(({ status }) => status.startsWith('2')), absent.filter(({ status }) => status.startsWith('2'))],
    [unknown, absent],
    [unknown, untold],
    [unknown.filter(({ form }) => form === 'table' || form === 'heading'), shown],
  ] as const;
  for (const [own, others] of choices) {
    const [[one], [meant]] = [own, others];
    if (one && meant && own.length === 1 && others.length === 1) return { one, meant };
  }
  return undefined;
}

function isTold({ file, span }: InputSection, status: string): boolean {
  const word = new RegExp(String.raw`(?<![\w.])${status}(?![\w.]\w)`);
  const general = generalWords(file);
  if (word.test(file.text.slice(span.start, span.end))) return true;
  return !isSuccess(status) && (word.test(general) || ranged(status).test(general));
}

/** Of each status the place that says most of it. */
function mostTelling(responses: readonly DocumentedResponse[]): readonly DocumentedResponse[] {
  const byStatus = new Map<string, DocumentedResponse>();
  for (const response of responses) {
    const known = byStatus.get(response.status);
    if (!known || telling.indexOf(response.form) < telling.indexOf(known.form)) byStatus.set(response.status, response);
  }
  return [...byStatus.values()];
}

const telling: readonly ResponseForm[] = ['table', 'list', 'component', 'heading', 'label', 'code', 'prose'];

function isNoneOf(status: string, responses: readonly DescribedResponse[]): boolean {
  if (status === 'default') return false;
  return !responses.some((one) => {
    return one.status === 'default' || matchesStatus(one.status, status) || matchesStatus(status, one.status);
  });
}

/** What the description has, and the document doesn't. */
function lacking(
  documented: readonly DocumentedResponse[],
  described: readonly DescribedResponse[],
): readonly DescribedResponse[] {
  return described.filter(
    ({ status }) =>
      /^\d{3}$/.test(status) &&
      !documented.some((one) => one.status === 'default' || matchesStatus(status, one.status)),
  );
}

/** Where the section lists statuses of the same kind: those of success, or those of errors. */
function missingOf(
  section: InputSection,
  pair: OperationPair,
  described: readonly DescribedResponse[],
): MissingStatus[] {
  const listed = pair.documented.responses.filter(({ form }) => listing.has(form));
  const isList = listed.some(({ form }) => form === 'table') || new Set(listed.map(({ status }) => status)).size > 1;
  if (!isList) return [];
  return lacking([...pair.documented.responses, ...elsewhere(section, pair)], described).flatMap((response) => {
    const { status } = response;
    const isAlike = listed.some((one) => isSuccess(one.status) === isSuccess(status));
    const isCommon = !isSuccess(status) && saysMore(section);
    return isAlike && !isCommon && !isTold(section, status) ? [{ pair, response, siblings: listed }] : [];
  });
}

/** The words tell that errors which are described elsewhere come on top of those that are listed. */
function saysMore({ file, span }: InputSection): boolean {
  return /\b(?:in addition to|besides|apart from|on top of|as well as|along with)\b[^.\n]*\b(?:common|general|generic|standard|usual|global|shared)\b[^.\n]*\b(?:errors?|responses?|statuses|status codes)\b/i.test(
    proseOf(file, span),
  );
}

const listing: ReadonlySet<ResponseForm> = new Set(['table', 'list', 'component', 'heading']);

function elsewhere({ others }: InputSection, { operation }: OperationPair): readonly DocumentedResponse[] {
  return others.filter((one) => one.operation === operation).flatMap(({ documented }) => documented.responses);
}

/** `4xx` for `404`. */
function ranged(status: string): RegExp {
  return new RegExp(String.raw`(?<!\w)${status.charAt(0)}xx(?!\w)`, 'i');
}

function isSuccess(status: string): boolean {
  return /^[1-3]/.test(status);
}
