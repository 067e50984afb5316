import { plainText } from '../text.ts';
import type { ResponseRecogniser } from './recogniser.ts';
import { readStatus } from './status.ts';

/** A paragraph or a line of it that begins with a status: `**200 OK**`, `**Response 200**:`, `**Code:** 404 NOT FOUND`, `Status: 204`. */
export const label: ResponseRecogniser = {
  form: 'label',
  read: ({ text, passages }) =>
    passages.flatMap(({ block, isAtTop, label: above }) => {
      if (block.kind !== 'paragraph' || (!isAtTop && above === undefined)) return [];
      return [...text.slice(block.span.start, block.span.end).matchAll(/[^\r\n]+/g)].flatMap(({ index, 0: line }) => {
        const span = { start: block.span.start + index, end: block.span.start + index + line.length };
        const isMarkedOff = /^[\s>]*(?:\*\*|__|`|(?:status|response|code|http)\b)/i.test(line);
        const found = isMarkedOff ? readStatus(plainText(text, span)) : undefined;
        if (!found || found.status === 'default') return [];
        const { hasPhrase, ...status } = found;
        const isNamed = /^[\s>*_`]*(?:response|http|status|code)/i.test(line);
        return [{ ...status, span, form: 'label' as const, isCertain: hasPhrase || isNamed }];
      });
    }),
};
