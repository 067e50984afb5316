import type { Span } from '../finding.ts';
import { annotationsIn, placeCalled, saysRequired } from './annotations.ts';
import type { DocumentedParameter, ParameterPlace, Wording } from './operation.ts';
import { readName } from './parameter-name.ts';
import { type PlainText, plainText, wordingIn } from './text.ts';

/** What an item says of a parameter, without what only its form knows. */
export type Term = Omit<DocumentedParameter, 'span' | 'form' | 'children'>;

/**
 * A name, in marks or before a separator, with or without a type and other notes behind it, and a description: ``` `model`: (required) the model ```,
 * `**limit** (integer, default 10) – how many`, ``` `time=<timestamp>`: when ```, ``` `height (integer)`: which ```. Undefined for other text.
 */
export function readTerm(part: string, span: Span): Term | undefined {
  const plain = plainText(part, span);
  const { text, start } = plain;
  const name = readName(plain);
  if (!name) return undefined;
  const isMarked = /[`*_]/.test(part.charAt(name.span.start - 1)) || /[`*_]/.test(part.charAt(name.span.start - 2));
  const notes = readNotes(part, plain, name.end);
  const separator = /^[\s\v]*(?:[:：]|(?:[-–—]{1,2}|=>|→)(?=[\s\v]|$)|;[\s\v]*--)[\s\v]*/.exec(
    text.slice(notes.end),
  )?.[0];
  const isAlone = /^[\s\v]*$/.test(text.slice(notes.end));
  if (separator === undefined && !(isMarked && (isAlone || notes.isSaid || beginsSentence(text.slice(notes.end)))))
    return undefined;
  if (!isMarked && !isIdentifier(name.name, notes.isSaid)) return undefined;
  const sampled = readSample(part, plain, notes.end + (separator?.length ?? 0), notes);
  const behind = sampled.end;
  const rest: PlainText = { text: text.slice(behind), start: start + behind };
  const said = annotationsIn(part, rest);
  const further = sampled.notes.type || separator === undefined ? undefined : leadingType(part, rest);
  const typeEnd = further ? further.end : 0;
  return {
    name: name.name,
    nameSpan: name.span,
    in: sampled.notes.in,
    type: sampled.notes.type ?? further?.type,
    required: sampled.notes.required ?? name.required ?? said.required,
    default: sampled.notes.default ?? said.default,
    values: sampled.notes.values.length > 0 ? sampled.notes.values : said.values,
    description: wordingIn(rest, typeEnd, rest.text.length),
  };
}

/** `id: \`1\` (number, required) - the id`: API Blueprint has a sample value before the notes. */
function readSample(
  part: string,
  plain: PlainText,
  from: number,
  known: Notes,
): { readonly notes: Notes; readonly end: number } {
  const sample =
    /^[\s\v]*(?:\v[^\v\n]+\v|[^\s\v()]+)[\s\v]+(?=\([^()]*\b(?:required|optional|string|number|integer|boolean|enum|array|object)\b)/.exec(
      plain.text.slice(from, from + longestNote),
    );
  if (!sample) return { notes: known, end: from };
  const notes = readNotes(part, plain, from + sample[0].length);
  const separator = /^[\s\v]*[-–—:]?[\s\v]*/.exec(plain.text.slice(notes.end))?.[0] ?? '';
  return notes.isSaid ? { notes, end: notes.end + separator.length } : { notes: known, end: from };
}

/** Without marks, a word before a colon may be any word: it has to be written as names are. */
function isIdentifier(name: string, isAnnotated: boolean): boolean {
  return isAnnotated || /[_.[\]$@]|[a-z][A-Z]/.test(name) || /^[a-z][\w-]*$/.test(name);
}

function beginsSentence(text: string): boolean {
  return /^[\s\v]+(?:\(|is|are|the|an?|[A-Z])/.test(text);
}

interface Notes {
  readonly type: Wording | undefined;
  readonly in: ParameterPlace | undefined;
  readonly required: Term['required'];
  readonly default: Wording | undefined;
  readonly values: readonly Wording[];
  readonly end: number;
  readonly isSaid: boolean;
}

/** `=<type>`, `(string, required, default 10)`, `[optional]`, `_string_`, `string, required`: what stands between a name and the separator. */
function readNotes(part: string, plain: PlainText, from: number): Notes {
  const { text, start } = plain;
  let notes: Notes = {
    type: undefined,
    in: undefined,
    required: undefined,
    default: undefined,
    values: [],
    end: from,
    isSaid: false,
  };
  for (;;) {
    const rest = text.slice(notes.end, notes.end + longestNote);
    // What looks like a tag has become fillers in the plain text.
    const template =
      notes.end === from ? /^=<([^<>\n]*)>/.exec(part.slice(start + from, start + from + longestNote)) : undefined;
    const value = notes.end === from ? /^=([^\s\v`]*)(?=\v)/.exec(rest) : undefined;
    const brackets = /^[\s\v]*(?:\(((?:[^()\n]|\n(?!\s*\n)|\([^()]*\))*)\)|\[([^[\]\n]*)\]|\{([^{}\n]*)\})/.exec(rest);
    const words =
      /^[\s\v]*[,:]?[\s\v]*\v([\w<>[\] |,]+)\v(?=[\s\v]*(?:[-–—:(,]|$))/.exec(rest) ??
      /^[\s\v]+(string|integer|int|number|boolean|bool|object|array|float|timestamp|required|optional)(?=[\s\v]*(?:[-–—:(,]|$))/i.exec(
        rest,
      );
    const found = brackets ?? words;
    if (template) {
      const type = template[1]?.trim() ?? '';
      const at = start + from + template[0].indexOf(type);
      const wording = { text: type, span: { start: at, end: at + type.length } };
      notes = { ...notes, type: wording, end: from + template[0].length, isSaid: true };
      continue;
    }
    if (value) {
      notes = { ...notes, end: notes.end + value[0].length, isSaid: true };
      continue;
    }
    const inside = found?.[1] ?? found?.[2] ?? found?.[3];
    if (!found || inside === undefined) return notes;
    const at = notes.end + found[0].lastIndexOf(inside);
    // Words in brackets that are no notes belong to the description.
    const read = readPieces({ text: inside, start: start + at }, notes);
    if (!read) return notes;
    notes = { ...read, end: notes.end + found[0].length, isSaid: true };
  }
}

const longestNote = 600;

/** Undefined where no piece says anything. */
function readPieces({ text, start }: PlainText, known: Notes): Notes | undefined {
  let notes = known;
  let isSaid = false;
  for (const { index, 0: piece } of text.matchAll(
    /(?:[^,;<([{]|<[^<>]*>|\([^()]*\)|\[[^[\]]*\]|\{[^{}]*\}|[<([{])+/g,
  )) {
    const whole = wordingIn({ text, start }, index, index + piece.length);
    if (!whole) continue;
    const presence = saysPresence(whole.text);
    const fallback = /^(?:(?:the )?default(?:s)?(?: value)?(?: is| to)?[\s:=]*)(.+)$/i.exec(whole.text);
    const place = placeCalled(whole.text.replace(/^in:? /i, ''));
    const list = /^(?:enum|one of|values?|allowed)[\s:=]+(.+)$/i.exec(whole.text);
    if (presence !== undefined) notes = { ...notes, required: { value: presence, span: whole.span } };
    else if (fallback?.[1] !== undefined) notes = { ...notes, default: lastOf(whole, fallback[1]) };
    else if (place) notes = { ...notes, in: place };
    else if (list?.[1] !== undefined) notes = { ...notes, values: [lastOf(whole, list[1])] };
    else if (!notes.type && isType(whole.text)) notes = { ...notes, type: whole };
    else if (
      /^(?:deprecated|nullable|read-?only|experimental|repeated|multiple|unique|since .*|v?\d+(?:\.\d+)*\+?)$/i.test(
        whole.text,
      )
    )
      isSaid = true;
    else continue;
    isSaid = true;
  }
  return isSaid ? notes : undefined;
}

function saysPresence(word: string): boolean | undefined {
  return /^(?:required|optional|mandatory|not required|必填|必須|可选|任意|obligatorio|obligatoire|requis|opcional|optionnel|erforderlich)$/i.test(
    word,
  )
    ? saysRequired(word)
    : undefined;
}

function lastOf({ text, span }: Wording, value: string): Wording {
  const plain = value.replace(/^[`"']|[`"']$/g, '');
  const end = span.end - (value.length - value.trimEnd().length) - (/["']$/.test(text) ? 1 : 0);
  return { text: plain, span: { start: end - plain.length, end } };
}

function isType(words: string): boolean {
  return words.length < 60 && (typeWords.test(words) || /^[A-Za-z][\w.]*(?:\[\]|<.*>)$/.test(words));
}

const typeWords =
  /^(?:an? )?(?:optional |nullable |json |base64(?:-encoded)? |url-?encoded |unix |\?)?(?:(?:list|array|map|set|collection|comma[- ]separated list)(?: of |<|\[).*|strings?|str|text|int(?:eger)?s?(?:32|64)?|u?int\d*|long|number|numeric|decimal|float|double|bool(?:ean)?s?|object|array|list|map|hash|dict(?:ionary)?|json|date(?:[- ]?time)?|time|timestamp|rfc3339.*|duration(?: \|.*)?|uuid|guid|id|url|uri|file|binary|bytes?|base64|enum|any|null|email|snowflake|seconds|milliseconds|number of \w+|series_selector|label_?\w*|string \|.*|.* \| .*)(?:\[\])?$/i;

/** A type at the start of a description that a comma or a full stop ends, or the word "value": `string, required`, `String. The name`, `A string value containing`. */
function leadingType(
  part: string,
  { text, start }: PlainText,
): { readonly type: Wording; readonly end: number } | undefined {
  const spoken = /^[\s\v]*(?:An?[\s\v]+)?(string|boolean|integer|number|numeric|object|array)[\s\v]+value\b/i.exec(
    text,
  );
  const found =
    spoken ?? /^[\s\v]*([A-Za-z][\w[\]<>]*)[\s\v]*(?:[,.;](?=[\s\v])|(?=\()|[-–—](?=[\s\v])|$)[\s\v]*/.exec(text);
  const word = found?.[1];
  if (!found || word === undefined || !isType(word) || (!spoken && ambiguous.test(word))) return undefined;
  const at = start + found[0].indexOf(word);
  const type = { text: part.slice(at, at + word.length), span: { start: at, end: at + word.length } };
  const isLast = /^[\s\v]*$/.test(text.slice(found[0].length));
  return { type, end: spoken ? 0 : isLast ? text.length : found[0].length };
}

/** Types that are as well the first word of a description. */
const ambiguous = /^(?:id|time|list|text|file|json|any|url)$/i;
