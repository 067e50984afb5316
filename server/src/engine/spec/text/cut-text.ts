import { type JsonSegment, type JsonSegments, jsonCutter } from './cut-json.ts';
import { type YamlSegment, type YamlSegments, yamlCutter } from './cut-yaml.ts';
import { type Draft, makeParts } from './draft.ts';
import { haveForeignAliases } from './foreign-aliases.ts';
import { areByLinesBeside, draftJson, isBroken, isClean } from './json-drafts.ts';
import { jsonSeams } from './json-seams.ts';
import type { Part, SpecFormat } from './part.ts';
import { withPartInPlace } from './part-in-place.ts';
import { cut, joined, recut } from './segment.ts';
import type { TextChange } from './spec-file.ts';
import { draftYaml } from './yaml-drafts.ts';

/** A text in segments, and the parts that they make. */
export interface CutText {
  readonly segments:
    | { readonly format: 'yaml'; readonly list: YamlSegments }
    | { readonly format: 'json'; readonly list: JsonSegments };
  readonly parts: readonly Part[];
  /** The parts that the text would have if no alias named an anchor of another part: kept while one does. */
  readonly candidates: readonly Part[];
}

/** Cuts a text from scratch; of the parts known before, those that are the same are kept. */
export function cutText(uri: string, format: SpecFormat, text: string, known: readonly Part[] = []): CutText {
  if (format === 'json') return fromJson(uri, cut(jsonCutter, text), known);
  return (startsLikeJson([{ text }]) && jsonInYaml(uri, text, known)) || fromYaml(uri, cut(yamlCutter, text), known);
}

/** Cuts a text after changes. */
export function recutText(uri: string, format: SpecFormat, before: CutText, changes: readonly TextChange[]): CutText {
  const { segments, parts, candidates } = before;
  if (segments.format === 'json') {
    let { list } = segments;
    for (const change of changes) list = recut(jsonCutter, list, change);
    // A YAML file may stop being JSON with any change.
    if (format !== 'json') return cutText(uri, format, joined(list), candidates);
    const isPart = (was: JsonSegment, is: JsonSegment) => isJsonPart(was, is, list);
    const made = withPartInPlace(parts, { before: segments.list, after: list, isPart });
    return made ? { segments: { format, list }, parts: made, candidates: made } : fromJson(uri, list, candidates);
  }
  let { list } = segments;
  for (const change of changes) list = recut(yamlCutter, list, change);
  if (startsLikeJson(list)) return cutText(uri, format, joined(list), candidates);
  const isCut = parts === candidates;
  const made = isCut && withPartInPlace(parts, { before: segments.list, after: list, isPart: isYamlPart });
  if (!made) return fromYaml(uri, list, candidates);
  return { segments: { format: 'yaml', list }, parts: made, candidates: made };
}

function isYamlPart(was: YamlSegment, is: YamlSegment): boolean {
  const isSame = was.label.depth === is.label.depth && was.label.kind === is.label.kind;
  return isSame && was.label.opens === is.label.opens && !was.summary.hasLoneReturn && !is.summary.hasLoneReturn;
}

/** Where its brackets, or those of all others, say what lines do; the key of a value in braces on one line may be that of a container. */
function isJsonPart(was: JsonSegment, is: JsonSegment, after: JsonSegments): boolean {
  const isEntry = was.label.kind === 'entry' && is.label.kind === 'entry' && was.label.depth === is.label.depth;
  if (!isEntry || firstLine(was) !== firstLine(is)) return false;
  // By brackets, a part ends at its comma.
  const endsSame = was.summary.separator === is.summary.separator && is.summary.separator !== 'amid';
  if (endsSame && isClean(was) && isClean(is)) return true;
  return [was, is].every((one) => isClean(one) || isBroken(one)) && areByLinesBeside(is, after);
}

function firstLine({ text }: JsonSegment): string {
  return text.slice(0, text.indexOf('\n') + 1 || text.length);
}

function fromYaml(uri: string, list: YamlSegments, known: readonly Part[]): CutText {
  const segments = { format: 'yaml', list } as const;
  const drafts = draftYaml(list);
  const candidates = makeParts(uri, 'yaml', drafts ?? [wholeOf(list)], known);
  const parts = drafts && haveForeignAliases(candidates) ? makeParts(uri, 'yaml', [wholeOf(list)]) : candidates;
  return { segments, parts, candidates };
}

function fromJson(uri: string, list: JsonSegments, known: readonly Part[]): CutText {
  const parts = makeParts(uri, 'json', draftJson(list) ?? [wholeOf(list)], known);
  return { segments: { format: 'json', list }, parts, candidates: parts };
}

function wholeOf(segments: readonly { readonly text: string }[]): Draft {
  return { kind: 'whole', containers: [], text: joined(segments) };
}

/** JSON is YAML, too. Only what is valid is read as JSON, since YAML allows more between braces. */
function jsonInYaml(uri: string, text: string, known: readonly Part[]): CutText | undefined {
  const result = fromJson(uri, cut(jsonCutter, text), known);
  const isValid = result.parts.every((part) => part.parsed.problems.length === 0);
  return isValid && jsonSeams(result.parts).length === 0 ? result : undefined;
}

/** Whether a text, in pieces, begins with a brace and a quote. */
function startsLikeJson(pieces: readonly { readonly text: string }[]): boolean {
  let isInBrace = false;
  for (const { text } of pieces) {
    let rest = text.trimStart();
    if (!isInBrace && rest !== '') {
      if (!rest.startsWith('{')) return false;
      isInBrace = true;
      rest = rest.slice(1).trimStart();
    }
    if (rest !== '') return rest.startsWith('"');
  }
  return false;
}
