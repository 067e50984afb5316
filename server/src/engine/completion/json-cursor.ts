import type { ValuePath } from '../bound/schemas-at.ts';

/** What may be written at a place in JSON that is half typed. */
export interface JsonCursor {
  /** To the object that the key is to stand in, or to the value. */
  readonly path: ValuePath;
  readonly kind: 'key' | 'value';
  /** Before the cursor: with the quote, where one is there. */
  readonly typed: string;
  /** Behind the cursor: what belongs to the same token. */
  readonly rest: string;
  /** The keys of the object besides the one at the cursor. */
  readonly siblings: ReadonlySet<string>;
  /** A colon follows: the key has its value. */
  readonly hasValue: boolean;
  /** Another member or item follows, and no comma stands before it. */
  readonly needsComma: boolean;
  /** No comma stands behind the value before the cursor. */
  readonly lacksComma: boolean;
}

interface Frame {
  readonly kind: '{' | '[';
  key: string | undefined;
  index: number;
  readonly keys: Set<string>;
  /** In an object: what comes next. */
  state: 'key' | 'colon' | 'value' | 'end';
}

/** `before` and `after` are the text around the cursor, from the value's start on. Undefined outside of objects and lists. */
export function jsonCursor(before: string, after: string): JsonCursor | undefined {
  const frames: Frame[] = [];
  let last: { readonly text: string; readonly end: number } | undefined;
  let behindValue: number | undefined;
  for (const { index, 0: text } of before.matchAll(tokens)) {
    const end = index + text.length;
    const isOpen = end === before.length && (isHalf(text) || isWord(text));
    if (isOpen) {
      last = { text, end };
      break;
    }
    if (/^(?:\/\/|#)/.test(text)) {
      if (end === before.length) return undefined;
      continue;
    }
    take(frames, text);
    behindValue = frames.at(-1)?.state === 'end' ? end : undefined;
  }
  const frame = frames.at(-1);
  if (!frame) return undefined;
  return cursorIn(frames, frame, { before, after, typed: last?.text ?? '', behindValue });
}

const tokens = /"(?:[^"\\\n]|\\.)*"?|\/\/[^\n]*|[{}[\],:]|[^\s{}[\],:"]+/g;

function isHalf(text: string): boolean {
  return text.startsWith('"') && (text.length === 1 || !/[^\\](?:\\\\)*"$/.test(text));
}

function isWord(text: string): boolean {
  return /^[\w.+-]+$/.test(text);
}

function take(frames: Frame[], text: string): void {
  const frame = frames.at(-1);
  switch (text) {
    case '{':
    case '[':
      begin(frame);
      frames.push({ kind: text, key: undefined, index: 0, keys: new Set(), state: text === '{' ? 'key' : 'value' });
      return;
    case '}':
    case ']':
      frames.pop();
      return;
    case ',':
      if (!frame) return;
      frame.index += 1;
      frame.key = undefined;
      frame.state = frame.kind === '{' ? 'key' : 'value';
      return;
    case ':':
      if (frame?.kind === '{') frame.state = 'value';
      return;
  }
  if (!frame) return;
  const isKey = frame.kind === '{' && frame.state !== 'value';
  if (!isKey) begin(frame);
  else {
    frame.key = text.replace(/^"|"$/g, '');
    frame.keys.add(frame.key);
    frame.state = 'colon';
  }
}

/** A value begins: behind it something else comes. */
function begin(frame: Frame | undefined): void {
  if (frame) frame.state = 'end';
}

interface Around {
  readonly before: string;
  readonly after: string;
  readonly typed: string;
  /** Where a value ends behind which no comma stands. */
  readonly behindValue: number | undefined;
}

function cursorIn(frames: readonly Frame[], frame: Frame, around: Around): JsonCursor | undefined {
  const { before, after, typed, behindValue } = around;
  const isNext = frame.state === 'end';
  // On the same line it would be the same member still.
  if (isNext && !/\n[^\n]*$/.test(before.slice(behindValue ?? 0, before.length - typed.length))) return undefined;
  if (frame.state === 'colon') return undefined;
  const kind = frame.kind === '{' && frame.state !== 'value' ? 'key' : 'value';
  const rest = (typed.startsWith('"') ? /^[^"\n]*"?/ : /^[\w.+-]*/).exec(after)?.[0] ?? '';
  const behind = after.slice(rest.length);
  const steps = frames.flatMap((one, at): (string | number)[] => {
    const isLast = at === frames.length - 1;
    if (one.kind === '[') return [isLast && isNext ? one.index + 1 : one.index];
    return isLast && kind === 'key' ? [] : one.key === undefined ? [] : [one.key];
  });
  return {
    path: steps,
    kind,
    typed,
    rest,
    siblings: new Set([...frame.keys, ...keysBehind(behind)]),
    hasValue: /^\s*:/.test(behind),
    needsComma: /^\s*["{[\w-]/.test(behind),
    lacksComma: isNext,
  };
}

/** The keys of the same object that stand behind the cursor. */
function keysBehind(text: string): readonly string[] {
  const keys: string[] = [];
  let depth = 0;
  let last = '';
  for (const [token] of text.matchAll(tokens)) {
    if (token === '{' || token === '[') depth++;
    else if (token === '}' || token === ']') depth--;
    if (depth < 0) break;
    if (token === ':' && depth === 0 && last.startsWith('"')) keys.push(last.slice(1, -1));
    last = token;
  }
  return keys;
}
