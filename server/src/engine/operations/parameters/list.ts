import type { Span } from '../../finding.ts';
import type { ListBlock, ListItem } from '../../markdown/facts.ts';
import type { DocumentedParameter } from '../operation.ts';
import { readTerm } from '../term.ts';
import { allOf, plainText } from '../text.ts';
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
      groups.push({ span: block.span, parameters, topic, evidence: 'possible' });
    }
    return groups;
  },
};

function readList(part: string, { items }: ListBlock): DocumentedParameter[] {
  return items.flatMap((item) => readItem(part, item) ?? []);
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
