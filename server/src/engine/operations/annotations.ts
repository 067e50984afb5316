import type { Span } from '../finding.ts';
import type { DocumentedParameter, ParameterPlace, Wording } from './operation.ts';
import { type PlainText, wordingIn } from './text.ts';

/** What a description says in passing. */
export type Annotations = Pick<DocumentedParameter, 'required' | 'default' | 'values'>;

/** Reads `Required.`, `(optional)`, `Defaults to 10`, ``one of `a`, `b` `` in a description; `part` is the source with its marks. */
export function annotationsIn(part: string, plain: PlainText): Annotations {
  const { text } = plain;
  return {
    required: requiredIn(plain),
    default: defaultIn(plain),
    values: /\b(?:values?|one of|options?|either|choices)\b|可选值|取值/i.test(text) ? valuesIn(part, plain) : [],
  };
}

/** A word that stands by itself: at the start, in brackets, as a sentence. */
const required =
  /(?:^[\s\v]*|[(,[;|][\s\v]*|[.。][\s\v]+|[-–—:][\s\v]+)(required|mandatory|optional|not required|obligatorio|obligatoire|obrigatório|requis|requerido|opcional|optionnel|facultatif|erforderlich|pflicht|必填|必須|必需|可选|任意)(?=[\s\v]*(?:[).,;:\]!|]|[-–—][\s\v]|$|\())/giu;

function requiredIn({ text, start }: PlainText): Annotations['required'] {
  const lead = /^[\s\v]*(?:an?[\s\v]+)?(optional)[\s\v]+\w/i.exec(text)?.[0];
  if (lead !== undefined) {
    const at = start + lead.toLowerCase().lastIndexOf('optional');
    return { value: false, span: { start: at, end: at + 'optional'.length } };
  }
  required.lastIndex = 0;
  const found = required.exec(text);
  const word = found?.[1];
  if (!found || word === undefined) return undefined;
  const at = start + found.index + found[0].length - word.length;
  return { value: saysRequired(word) ?? false, span: { start: at, end: at + word.length } };
}

/** What a word or a sign in a column of presence says; undefined for others, such as `conditional`. */
export function saysRequired(word: string): boolean | undefined {
  const text = word.trim().toLowerCase().replace(/[.!]$/, '');
  if (
    /^(?:not required|no|false|optional|n|opt|nein|non|não|否|任意|可选|不|opcional|optionnel|facultatif|✗|✘|❌|×|-|–|—|)$/.test(
      text,
    )
  )
    return false;
  if (
    /^(?:yes|true|required|mandatory|y|req|x|✓|✔|✔️|✅|☑️?|\*|ja|oui|s[íi]|sim|是|必填|必須|必需|必须|必选|○|●|◯|obligatorio|obligatoire|obrigatório|requis|requerido|erforderlich|pflicht|always)$/.test(
      text,
    )
  )
    return true;
  if (/^(?:yes|required|mandatory)\b/.test(text)) return /\b(?:if|unless|when|for)\b/.test(text) ? undefined : true;
  return /^(?:no|optional)\b/.test(text) ? false : undefined;
}

const defaultWords =
  /\b(?:(?:the )?default(?:[\s\v]+value)?(?:[\s\v]+(?:is|to)(?:[\s\v]+the value)?|[\s\v]*[:=])|defaults[\s\v]+to|default(?=[\s\v]+[`\v"'\d]))[\s\v]*|(?:\b(?:standard(?:wert)?|valeur par défaut|(?:valor )?por defecto|padrão)[\s\v]*(?::|=|\bist?\b|\bes\b|é)|默认值?(?:为|是|[:：])?|デフォルト(?:値)?(?:は|[:：])?)[\s\v]*/giu;
/** A word without marks is a value where nothing else follows it. */
const defaultValue =
  /(?:"[^"\n]*"|'[^'\n]*'|\{\}|\[\]|-?\d+(?:[.,]\d+)*[a-z]{0,2}\b|true\b|false\b|null\b|[A-Za-z_][\w./:-]*(?=[\s\v]*(?:[.,;)\]]|$)))/y;

function defaultIn(plain: PlainText): Wording | undefined {
  const { text } = plain;
  defaultWords.lastIndex = 0;
  for (let found = defaultWords.exec(text); found; found = defaultWords.exec(text)) {
    const at = found.index + found[0].length;
    const isMarked = text.charAt(at - 1) === '\v';
    if (isMarked) {
      const end = text.indexOf('\v', at);
      if (end > at && end - at < longestValue) return wordingIn(plain, at, end);
    }
    defaultValue.lastIndex = at;
    const value = defaultValue.exec(text)?.[0];
    if (value !== undefined && !/^(?:is|the|an?|to|of|and|all|not)$/i.test(value))
      return wordingIn(plain, at, at + value.length);
  }
  return undefined;
}

const longestValue = 200;

const announcesValues =
  /\b(?:(?:valid|allowed|possible|supported|accepted|available|permitted|acceptable|legal|one of the)(?:[\s\v]+\w+){0,2}[\s\v]+(?:values?|options?|choices)|(?:values?|options|choices)(?=[\s\v]*:)|one of|either|must be(?: one of)?|values[\s\v]+(?:are|can be|may be|must be))\b|可选值|取值(?:范围)?|指定可能な値/giu;

/** The code spans of the sentence that announces values, or its words between commas. */
function valuesIn(part: string, plain: PlainText): Wording[] {
  const { text, start } = plain;
  announcesValues.lastIndex = 0;
  for (let found = announcesValues.exec(text); found; found = announcesValues.exec(text)) {
    const from = found.index + found[0].length;
    const end = sentenceEnd(text, from);
    const coded = codeSpans(part, { start: start + from, end: start + end });
    if (coded.length > 1) return coded.map((span) => unquoted(part, span));
    const listed =
      /^[\s\v]*(?:are|is|include|:|：)?[\s\v]*((?:[\w."'/-]+[\s\v]*(?:,|\||\bor\b|\band\b)[\s\v]*)+(?:(?:or|and)[\s\v]+)?[\w"'/-]+)[\s\v]*$/i.exec(
        text.slice(from, end),
      );
    const list = listed?.[1];
    if (!listed || list === undefined) continue;
    const at = from + listed[0].lastIndexOf(list);
    return [...list.matchAll(/["']?([\w.-][\w./-]*)["']?/g)].flatMap(({ index, 0: all, 1: word = '' }) => {
      if (/^(?:or|and)$/i.test(word)) return [];
      const first = start + at + index + all.indexOf(word);
      return [{ text: word, span: { start: first, end: first + word.length } }];
    });
  }
  return [];
}

function sentenceEnd(text: string, from: number): number {
  const end = text.slice(from).search(/[.;。](?:[\s\v]|$)|\n[ \t]*\n/);
  return end === -1 ? text.length : from + end;
}

/** A value without quotes around it. */
export function unquoted(part: string, { start, end }: Span): Wording {
  const isQuoted = /^(["']).*\1$/.test(part.slice(start, end));
  const span = isQuoted ? { start: start + 1, end: end - 1 } : { start, end };
  return { text: part.slice(span.start, span.end), span };
}

/** The insides of code spans, without the blanks that stand between a value and its backticks where it has some of its own (CommonMark, "Code spans"). */
export function codeSpans(part: string, { start, end }: Span): Span[] {
  return [...part.slice(start, end).matchAll(/(?<!`)(`+)(?!`)([^\n]+?)(?<!`)\1(?!`)/g)].map(
    ({ index, 1: fence = '', 2: inside = '' }) => {
      const isSpaced = fence.length > 1 && /^ .*[^ ].* $/.test(inside);
      const first = start + index + fence.length;
      return { start: isSpaced ? first + 1 : first, end: first + inside.length - (isSpaced ? 1 : 0) };
    },
  );
}

/** A word for where a parameter stands. */
export function placeCalled(word: string): ParameterPlace | undefined {
  const text = word.trim().toLowerCase();
  if (/^(?:url |uri |in )?(?:path|route|pfad|chemin|ruta|路径|パス)(?: param(?:eter)?s?)?$/.test(text)) return 'path';
  if (/^(?:url |uri |in )?(?:query(?:[ -]?string)?|querystring|查询|クエリ)(?: param(?:eter)?s?)?$/.test(text))
    return 'query';
  if (/^(?:http |request |in )?(?:headers?|头部|ヘッダー?)$/.test(text)) return 'header';
  if (/^cookies?$/.test(text)) return 'cookie';
  if (/^(?:request |json |in |form )?(?:body|json|form(?:[ -]?data)?|payload)(?: param(?:eter)?s?)?$/.test(text))
    return 'body';
  return undefined;
}
