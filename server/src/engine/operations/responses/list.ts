import { findStatus } from '../../http/statuses.ts';
import type { ListItem } from '../../markdown/facts.ts';
import { plainText } from '../text.ts';
import type { PartResponse, ResponseRecogniser } from './recogniser.ts';
import { readStatus } from './status.ts';

/** Items that begin with a status: ``- **200** – no error``, ``- `404 Not Found`: no such user``, `+ Response 200 (application/json)`. */
export const list: ResponseRecogniser = {
  form: 'list',
  read: ({ text, passages }) =>
    passages.flatMap(({ block, label }) => {
      if (block.kind !== 'list') return [];
      const found = block.items.flatMap((item) => readItem(text, item) ?? []);
      const areAll =
        found.length === block.items.length &&
        found.every(({ status }) => findStatus(Number(status)) !== undefined || /\D/.test(status));
      const isAnnounced = label?.topic?.about === 'statuses' || label?.topic?.about === 'response';
      return found.map((response) => ({ ...response, isCertain: response.isCertain || areAll || isAnnounced }));
    }),
};

function readItem(part: string, { span, blocks: [first] }: ListItem): PartResponse | undefined {
  if (first?.kind !== 'paragraph') return undefined;
  const mark = /^[\s>]*(?:[-*+]|\d+[.)])[ \t]+/.exec(part.slice(first.span.start, first.span.end))?.[0] ?? '';
  const found = readStatus(plainText(part, { start: first.span.start + mark.length, end: first.span.end }));
  if (!found) return undefined;
  const { hasPhrase, ...status } = found;
  return { ...status, span, form: 'list', isCertain: hasPhrase };
}
