import { RE2JS } from 're2js';

/** Whether a text matches; undefined where it can't be told in bounded time. */
export type TextPattern = (text: string) => boolean | undefined;

/**
 * A pattern of a schema (ECMA-262). The platform runs it where that can't take long; else RE2, whose time is linear in the text, and which also knows
 * what isn't ECMA-262's and yet meant, such as `(?i)`.
 */
export function textPattern(source: string): TextPattern {
  const own = ownPattern(source);
  const mostSteps = own && stepsOf(source);
  let linear: RE2JS | undefined;
  let isLinearKnown = false;
  return (text) => {
    if (own && mostSteps && mostSteps(text.length) <= affordable) return own.test(text);
    if (!isLinearKnown) {
      isLinearKnown = true;
      linear = linearPattern(source);
    }
    return text.length <= longestText ? linear?.matcher(text).find() : undefined;
  };
}

const affordable = 1e7;
const longestText = 100_000;
const longestSource = 2_000;

function ownPattern(source: string): RegExp | undefined {
  for (const flags of ['u', '']) {
    try {
      return new RegExp(source, flags);
    } catch {
      // With `u` fewer patterns are allowed.
    }
  }
  return undefined;
}

/** An upper bound for the steps that backtracking can take, by the length of the text. */
function stepsOf(source: string): (length: number) => number {
  const plain = source
    .replaceAll(/\\[pPuxck]\{[^}]*\}|\\./gs, 'x')
    .replaceAll(/\[[^\]]*\]/g, 'x')
    .replaceAll(/\(\?(?:[:=!]|<[=!]|<\w+>)/g, '(');
  const isNested = /\([^()]*(?:[*+?|]|\{\d+,)[^()]*\)(?:[*+]|\{)/.test(plain) || /\)\)+(?:[*+]|\{)/.test(plain);
  const repeats = plain.match(/[*+]|\{\d+,(?:\d{2,})?\}/g)?.length ?? 0;
  const forks = plain.match(/[^*+}]\?|\||\{\d+,\d\}/g)?.length ?? 0;
  // A text is searched from each of its characters.
  return (length) => (isNested ? Number.POSITIVE_INFINITY : (length + 1) ** (repeats + 1) * 2 ** forks);
}

function linearPattern(source: string): RE2JS | undefined {
  if (source.length > longestSource) return undefined;
  try {
    return RE2JS.compile(source);
  } catch {
    return undefined;
  }
}
