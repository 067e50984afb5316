import { RE2JS } from 're2js';

/**
 * A pattern of a contract or a configuration. RE2's time is linear in the text, so that no pattern can hang a check; what
 * it can't express (look-around, back references) is no pattern here.
 */
export interface Pattern {
  /** True where the pattern matches somewhere in the text. */
  test(text: string): boolean;
  /** The named captures of the first match; undefined where there is none. */
  captures(text: string): Readonly<Record<string, string>> | undefined;
}

/** Compiles once; undefined where RE2 doesn't know the pattern, see {@link patternProblem}. */
export function compilePattern(source: string): Pattern | undefined {
  const entry = entryOf(source);
  return typeof entry === 'string' ? undefined : entry;
}

/** Why a pattern doesn't compile; undefined where it does. */
export function patternProblem(source: string): string | undefined {
  const entry = entryOf(source);
  return typeof entry === 'string' ? entry : undefined;
}

/** The pattern of a title with captures: `{method} {path}` matches `GET /users`. */
export function titlePattern(title: string): string {
  const parts = title.split(capture);
  const pattern = parts.map((part, index) => (index % 2 === 1 ? `(?P<${part}>\\S+)` : RE2JS.quote(part))).join('');
  return `(?i)^${pattern}$`;
}

/** True where a title has captures. */
export function hasCaptures(title: string): boolean {
  return title.search(capture) !== -1;
}

const capture = /\{([A-Za-z][A-Za-z0-9_]*)\}/;
const maximumLength = 1_000;
const maximumEntries = 1_000;
const compiled = new Map<string, Pattern | string>();

function entryOf(source: string): Pattern | string {
  const known = compiled.get(source);
  if (known !== undefined) return known;
  if (compiled.size >= maximumEntries) compiled.clear();
  const entry = compile(source);
  compiled.set(source, entry);
  return entry;
}

function compile(source: string): Pattern | string {
  if (source.length > maximumLength) return `it is longer than ${maximumLength} characters`;
  try {
    const regex = RE2JS.compile(source);
    return {
      test: (text) => regex.matcher(text).find(),
      captures(text) {
        const matcher = regex.matcher(text);
        if (!matcher.find()) return undefined;
        return Object.fromEntries(Object.keys(regex.namedGroups()).map((name) => [name, matcher.group(name) ?? '']));
      },
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^error parsing regexp: /, '') : 'unknown syntax';
    return reason.length > 100 ? `${reason.slice(0, 99)}…` : reason;
  }
}
