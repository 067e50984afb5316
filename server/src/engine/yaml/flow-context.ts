/** What is being written behind the beginning of `[…]` or `{…}`, up to its end: the cursor. */
export interface FlowContext {
  readonly kind: 'key' | 'value';
  readonly path: readonly (string | number)[];
  readonly siblings: readonly string[];
}

interface Level {
  readonly kind: 'list' | 'map';
  readonly keys: string[];
  /** Of the value that is being written. */
  key: string | undefined;
}

/** Reads flow style from its beginning; a value that a quote or a bracket closes wrongly is no reason to give up. */
export function flowContext(text: string, base: readonly (string | number)[]): FlowContext {
  const levels: Level[] = [];
  let word = '';
  for (const [token] of text.matchAll(/"[^"]*"?|'[^']*'?|[[\]{},]|:(?=\s|$)|[^[\]{},:'"]+|:/g)) {
    const level = levels.at(-1);
    if (token === '[' || token === '{') levels.push({ kind: token === '[' ? 'list' : 'map', keys: [], key: undefined });
    else if (token === ']' || token === '}') levels.pop();
    else if (token === ',') endValue(level);
    else if (token === ':' && level?.kind === 'map') level.key = word.trim().replace(/^['"]|['"]$/g, '');
    else {
      word = token;
      continue;
    }
    word = '';
  }
  const level = levels.at(-1);
  const path = [...base, ...levels.flatMap((level) => stepOf(level, level === levels.at(-1)))];
  const isKey = level?.kind === 'map' && level.key === undefined;
  return { kind: isKey ? 'key' : 'value', path, siblings: level?.keys ?? [] };
}

function endValue(level: Level | undefined): void {
  if (level?.key === undefined) return;
  level.keys.push(level.key);
  level.key = undefined;
}

function stepOf(level: Level, isLast: boolean): (string | number)[] {
  if (level.kind === 'list') return [0];
  return level.key === undefined ? (isLast ? [] : ['']) : [level.key];
}
