import type { Span } from '../../finding.ts';
import type { ListBlock, ListItem } from '../../markdown/facts.ts';
import type { DocumentedParameter } from '../operation.ts';
import { readTerm } from '../term.ts';
import { allOf, plainText } from '../text.ts';
import { ownerIn } from '../topic.ts';
import type { ParameterGroup, ParameterRecogniser } from './recogniser.ts';

/** A list whose items begin with names: ``- `model`: (required) the model``, `- **limit** (integer, optional) – how many`; nested lists are what stands in them. */
export const list: ParameterRecogniser = {
  form: 'list',
  read: ({ text, passages }) => {
    const groups: ParameterGroup[] = [];
    let end = 0;
    for (const { block, label } of passages) {
      if (block.kind !== 'list' || block.span.start < end) continue;
      const parameters = readList(text, block);
      if (parameters.length === 0 || parameters.length * 2 < block.items.length) continue;
      end = block.span.end;
      // A label that is about something else, right before the list, says what the list is.
      const isOther = label?.isFresh && label.topic === undefined && /[:：]\W*$/.test(label.words);
      const topic = isOther ? { about: 'other' as const, place: undefined, isRequired: undefined } : label?.topic;
      groups.push({
        span: block.span,
        parameters,
        topic,
        isSetApart: label?.isHeading === true && label.topic === undefined,
        owner: ownerIn(label?.words),
        evidence: 'possible',
      });
    }
    return groups;
  },
};

/** Items that stand further in than the first are meant as the children of the one above, though they aren't to CommonMark where they are too little further in. */
function readList(part: string, { items }: ListBlock): DocumentedParameter[] {
  const found: DocumentedParameter[] = [];
  const first = items[0] && columnOf(part, items[0]);
  for (const item of items) {
    const parameter = readItem(part, item);
    if (!parameter) continue;
    const parent = found.at(-1);
    if (parent && first !== undefined && columnOf(part, item) > first)
      found[found.length - 1] = {
        ...parent,
        span: { start: parent.span.start, end: parameter.span.end },
        children: [...parent.children, parameter],
      };
    else found.push(parameter);
  }
  return found;
}

/** How far in an item's mark stands. */
function columnOf(part: string, { span }: ListItem): number {
  const line = part.slice(part.lastIndexOf('\n', span.start - 1) + 1, span.start + 20);
  return /^[\s>]*/.exec(line)?.[0].length ?? 0;
}

function readItem(part: string, { span, blocks }: ListItem): DocumentedParameter | undefined {
  const [first, ...others] = blocks;
  if (first?.kind !== 'paragraph') return undefined;
  const term = readTerm(part, itemText(part, first.span));
  if (!term) return undefined;
  const children = others.flatMap((block) => (block.kind === 'list' ? readList(part, block) : []));
  const paragraph = term.description ? undefined : others.find(({ kind }) => kind === 'paragraph');
  return {
    ...term,
    description: term.description ?? (paragraph && allOf(plainText(part, paragraph.span))),
    span,
    form: 'list',
    children,
  };
}

/** The span of an item's paragraph begins with the line, and so with the item's mark. */
function itemText(part: string, { start, end }: Span): Span {
  const mark = /^[\s>]*(?:[-*+]|\d+[.)])[ \t]+(?:\[[ xX]\][ \t]+)?/.exec(part.slice(start, end))?.[0] ?? '';
  return { start: start + mark.length, end };
}
