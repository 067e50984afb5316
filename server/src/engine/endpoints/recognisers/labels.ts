import type { Span } from '../../finding.ts';
import type { Block } from '../../markdown/facts.ts';
import type { PartEndpoint, Role } from '../endpoint.ts';
import { withoutMarks } from '../marks.ts';
import { isExample } from '../part-source.ts';
import { type EndpointPath, readPath } from '../path.ts';
import { isPath, pathEnd, queryEnd } from '../path-text.ts';
import { commonMethods, type MethodWord, mayName, methodWords } from '../phrases.ts';
import type { Recogniser } from '../recogniser.ts';

/**
 * A method and a path that have words of their own before them, in either order: `**URL** : /api/login` and `**Method** : POST`, on one line
 * or two, in a list, in a table of two columns, or with the value in the block below.
 */
export const labels: Recogniser = {
  form: 'labels',
  read: ({ text: part, blocks }) => {
    if (!mayLabel.test(part) || !mayName.test(part)) return [];
    const endpoints: PartEndpoint[] = [];
    let pending: Values = {};
    let waiting: Label | undefined;
    for (const placed of blocks) {
      const { block } = placed;
      if (block.kind === 'heading') {
        pending = headingMethods(part, block.span);
        waiting = pending.methods ? 'path' : undefined;
        continue;
      }
      if (!mayHold(block)) continue;
      const { text, offset } = valueText(part, block);
      const found = waiting ? readValue(waiting, text, 0) : undefined;
      for (const value of found ? [found] : labelledValues(text)) {
        pending = { ...pending, ...moved(value, offset) };
        if (!pending.methods || !pending.path) continue;
        endpoints.push(...endpointsOf(pending.methods, pending.path, isExample(placed) ? 'mention' : 'candidate'));
        pending = {};
      }
      const label = lone.exec(text)?.groups?.label;
      waiting = label === undefined ? undefined : labelOf(label);
    }
    return endpoints;
  },
};

type Label = 'method' | 'path';

interface Values {
  readonly methods?: readonly MethodWord[];
  readonly path?: PathWord;
}

interface PathWord {
  readonly path: EndpointPath;
  readonly span: Span;
}

/** A heading may be the label: `### Method: POST`. */
function headingMethods(part: string, { start, end }: Span): Values {
  const text = withoutMarks(part.slice(start, end));
  const [value] = labelledValues(text.replace(/^#+/, (marks) => ' '.repeat(marks.length)));
  return value?.methods ? moved(value, start) : {};
}

function mayHold(block: Block): boolean {
  return block.kind === 'paragraph' || block.kind === 'table' || block.kind === 'code';
}

function valueText(part: string, { kind, span }: Block): { text: string; offset: number } {
  const source = part.slice(span.start, span.end);
  if (kind !== 'code') return { text: withoutMarks(source), offset: span.start };
  const opening = /^[\s>]*(?:```|~~~)/.test(source) ? source.indexOf('\n') + 1 : 0;
  return { text: source.slice(opening), offset: span.start + opening };
}

const words = '(?:https?[ -]|request[ -]|api[ -])?(?<label>methods?|verb|url|uri|path|endpoint|route)';
/** Says no for most parts. */
const mayLabel = /\b(?:methods?|verb)\b[\s*_`]*[:：=|\n]/i;
const labelled = new RegExp(String.raw`(?<![\w-])${words}[\s\v]{0,20}[:：=|][ \t\v:]*(?=\S)`, 'gi');
/** What stands before a label that is no word of a sentence. */
const beginsAnew = /(?:^|[\n|\v.,;])[ \t>*+\v-]*$/;
const lone = new RegExp(String.raw`^[\s\v>*+-]*${words}[\s\v:]*$`, 'i');

function* labelledValues(text: string): Generator<Values> {
  for (const match of text.matchAll(labelled)) {
    if (!beginsAnew.test(text.slice(Math.max(0, match.index - 20), match.index))) continue;
    const value = readValue(labelOf(match.groups?.label ?? ''), text, match.index + match[0].length);
    if (value) yield value;
  }
}

function labelOf(word: string): Label {
  return /^(?:method|verb)/i.test(word) ? 'method' : 'path';
}

const names = commonMethods.join('|');
const methodList = new RegExp(
  String.raw`[\s\v>*+-]{0,20}((?:${names})(?:\s{0,9}(?:[,/|&]|\bor\b|\band\b)\s{0,9}(?:${names})\b){0,9})(?=[ \t]*(?:[\v|.,;)\r\n]|$))`,
  'y',
);

function readValue(label: Label, text: string, at: number): Values | undefined {
  if (label === 'method') {
    methodList.lastIndex = at;
    const found = methodList.exec(text);
    const list = found?.[1];
    return found && list ? { methods: methodWords(list, found.index + found[0].indexOf(list)) } : undefined;
  }
  const start = at + (/^[\s\v>*+-]{0,20}/.exec(text.slice(at, at + 20))?.[0].length ?? 0);
  const end = queryEnd(text, pathEnd(text, start));
  const written = text.slice(start, end);
  return isPath(written.replaceAll('\v', '')) ? { path: { path: readPath(written), span: { start, end } } } : undefined;
}

function moved({ methods, path }: Values, offset: number): Values {
  const move = ({ start, end }: Span): Span => ({ start: offset + start, end: offset + end });
  return {
    ...(methods && { methods: methods.map(({ name, span }) => ({ name, span: move(span) })) }),
    ...(path && { path: { path: path.path, span: move(path.span) } }),
  };
}

function endpointsOf(methods: readonly MethodWord[], { path, span }: PathWord, role: Role): PartEndpoint[] {
  return methods.map(({ name, span: methodSpan }) => ({
    form: 'labels',
    role,
    method: name,
    path,
    methodSpan,
    pathSpan: span,
  }));
}
