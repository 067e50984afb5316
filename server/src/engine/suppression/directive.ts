import { didYouMean, shorten, suggest } from '../configuration/problem.ts';
import type { Span } from '../finding.ts';

/** What a comment suppresses: findings in the next block, in the next line, or in the whole file. */
export type Reach = 'block' | 'line' | 'file';

/**
 * A comment that suppresses findings, as it is written: `docwright-ignore RULE, RULE until 2027-01-31: reason`. All spans are relative to
 * the text that it was read in.
 */
export interface Directive {
  readonly reach: Reach;
  /** The comment, with its marks. */
  readonly span: Span;
  /** As they are written: ids, families, or other tools' names. */
  readonly rules: readonly NamedRule[];
  /** The last day on which it holds, as `2027-01-31`. */
  readonly until: { readonly date: string; readonly span: Span } | undefined;
  /** Why it can't be read: then it suppresses nothing. */
  readonly problem: { readonly message: string; readonly span: Span } | undefined;
}

export interface NamedRule {
  readonly name: string;
  readonly span: Span;
}

/** Without it a text has no such comment: looked for before anything else is. */
export const directiveWord = 'docwright-ignore';

const reaches: ReadonlyMap<string, Reach> = new Map([
  [directiveWord, 'block'],
  [`${directiveWord}-next-line`, 'line'],
  [`${directiveWord}-file`, 'file'],
]);

/** Reads what stands in a comment, from `start` on; undefined where it is another comment. */
export function readDirective(words: string, start: number, span: Span): Directive | undefined {
  const head = /^\s*(docwright-ignore[\w-]*)/.exec(words);
  const form = head?.[1];
  if (!head || form === undefined) return undefined;
  const spanOf = (from: number, to: number): Span => ({ start: start + from, end: start + to });
  const reach = reaches.get(form);
  const rules: NamedRule[] = [];
  const broken = (message: string, span: Span): Directive => ({
    reach: reach ?? 'block',
    span,
    rules,
    until: undefined,
    problem: { message, span },
  });
  const formSpan = spanOf(head[0].length - form.length, head[0].length);
  if (!reach) {
    return broken(`There is no comment \`${form}\`${didYouMean(suggest(form, [...reaches.keys()]))}`, formSpan);
  }
  let at = head[0].length;
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    const taken = pattern.exec(words.slice(at));
    if (taken) at += taken[0].length;
    return taken ?? undefined;
  };
  let isListed = true;
  while (isListed) {
    const name = take(/^\s*(?!until\s)([^\s,:]+)/)?.[1];
    if (name !== undefined) rules.push({ name, span: spanOf(at - name.length, at) });
    isListed = name !== undefined && take(/^\s*,/) !== undefined;
  }
  if (rules.length === 0) return broken('The comment names no rule: nothing is suppressed', formSpan);
  const date = take(/^\s+until\s+([^\s:]+)/)?.[1];
  const dateSpan = spanOf(at - (date?.length ?? 0), at);
  if (date !== undefined && !isDate(date)) {
    return broken(`\`${shorten(date)}\` is no date; write it as \`2027-01-31\``, dateSpan);
  }
  const rest = take(/^\s*([^\s:]\S*)/)?.[1];
  if (rest !== undefined) {
    const place = spanOf(at - rest.length, at);
    return broken(`\`${shorten(rest)}\` stands where a comma, \`until\` or a colon and the reason are expected`, place);
  }
  return { reach, span, rules, until: date === undefined ? undefined : { date, span: dateSpan }, problem: undefined };
}

function isDate(text: string): boolean {
  const [, year, month, day] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const longest = month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return month >= 1 && month <= 12 && day >= 1 && day <= longest;
}

/** The comment's words for one rule, as a fix writes them. */
export function directiveText(reach: Reach, rule: string): string {
  const form = [...reaches].find(([, one]) => one === reach)?.[0] ?? directiveWord;
  return `${form} ${rule}`;
}
