import { plainText } from '../text.ts';
import type { ResponseRecogniser } from './recogniser.ts';
import { readStatus } from './status.ts';

/** `#### 404 Not Found`, `### Response 200 (application/json)`, `#### Status: 201`. */
export const heading: ResponseRecogniser = {
  form: 'heading',
  read: ({ text, passages }) =>
    passages.flatMap(({ block }) => {
      if (block.kind !== 'heading') return [];
      const found = readStatus(plainText(text, block.textSpan));
      if (!found || found.status === 'default') return [];
      const { hasPhrase, ...status } = found;
      const isAlone =
        hasPhrase || status.description === undefined || status.mediaType !== undefined || /^\D/.test(block.text);
      return [{ ...status, span: block.span, form: 'heading' as const, isCertain: isAlone }];
    }),
};
