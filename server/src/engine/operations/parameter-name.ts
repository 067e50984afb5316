import type { Span } from '../finding.ts';
import type { PlainText } from './text.ts';

/** A name at the beginning of a cell or an item, and the signs at it. */
export interface ReadName {
  readonly name: string;
  readonly span: Span;
  /** `name*` and `name?`. */
  readonly required: { readonly value: boolean; readonly span: Span } | undefined;
  /** Behind name and signs, in the plain text. */
  readonly end: number;
  /** Marks of nesting before it: `↳`, `»`, `--`, indents of spaces that don't break. */
  readonly depth: number;
}

/**
 * `limit`, `metadata.labels`, `filter[name]`, `items[].id`, `$select`, `@type`, `{id}`, `:id`, `<id>`, `X-Request-Id`; undefined for what begins otherwise. Names of
 * other letters than ASCII's are none: they are words.
 */
export function readName({ text, start }: PlainText, from = 0): ReadName | undefined {
  nesting.lastIndex = from;
  const lead = nesting.exec(text)?.[0] ?? '';
  const at = from + lead.length;
  name.lastIndex = at;
  const found = name.exec(text);
  if (!found) return undefined;
  const written = found[0];
  const [opening] = /^(?:\{\{?|<|:(?=\w)|\[(?=[a-z][\w-]*\]))?/.exec(written) ?? [''];
  const behind = written.slice(opening.length);
  const inside = /^[{<]/.test(opening) ? behind.replace(/(?:\}\}?|>)$/, '') : behind;
  const bare = opening === '[' ? inside.replace(/\]$/, '') : inside;
  const plain = bare.replaceAll('\v', '').replaceAll('\\', '').replace(/=$/, '');
  if (plain === '' || noName.test(plain)) return undefined;
  const nameStart = at + opening.length;
  let end = at + written.length;
  sign.lastIndex = end;
  const [all = '', mark, stars] = sign.exec(text) ?? [];
  const presence = mark ?? (stars !== undefined && /^\\?\*$/.test(stars) ? stars : undefined);
  const signStart = presence === undefined ? end : end + all.indexOf(presence);
  end += all.length;
  return {
    name: plain,
    span: { start: start + nameStart, end: start + nameStart + bare.length },
    required:
      presence === undefined
        ? undefined
        : { value: mark === undefined, span: { start: start + signStart, end: start + signStart + presence.length } },
    end,
    depth: [...lead.matchAll(/[↳→»›>├└—–]|--|&nbsp;|\u00a0|&emsp;|\.(?=[\s.\w])/gu)].length,
  };
}

const nesting = /(?:[\s\v\u00a0↳→»›├└│─>—–.]|-(?=[-\s])|&nbsp;|&emsp;|&ensp;)*/y;
const name =
  /(?:\{\{?[\w.$-]+\}\}?|<[\w.$-]+>|:[A-Za-z_][\w-]*|\[[a-z][\w-]*\](?=[\s\v]|$)|[@$#_A-Za-z](?:[\w.$@#-]|\\[_.[\]]|\[[\w.$*:-]*\]|\\?\[\\?\]|\{[\w.$-]*\}|<[\w.$-]+>|[:/](?=\w)|\.\*)*)/y;
/** A question mark, or a star; several stars, and those behind a question mark, lead to a note below. */
const sign = /[\v]*(\?)?(?:[\s\v]*((?:\\?\*)+))?(?![\w*])/y;
/** Words that a name is hardly. */
const noName =
  /^(?:https?:.*|\d.*|[A-Z]{2,}\/.*|GET|PUT|POST|PATCH|DELETE|none|n\/a|note|notes|todo|tbd|warning|tip|see|the|this|an|if|when|returns?)$|\.$/;
