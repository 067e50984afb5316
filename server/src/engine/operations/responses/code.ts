import { codeLines } from '../../endpoints/code-lines.ts';
import type { ResponseRecogniser } from './recogniser.ts';
import { mediaTypeIn, readStatus } from './status.ts';

/** The status lines in blocks of code: `HTTP/1.1 200 OK`, also without the version at a block's start, with the media type of the fields below. */
export const code: ResponseRecogniser = {
  form: 'code',
  read: ({ text, passages }) =>
    passages.flatMap(({ block }) => {
      if (block.kind !== 'code' || !(block.content.includes('HTTP/') || bareStatusLine.test(block.content))) return [];
      const lines = codeLines(text, block);
      return lines.flatMap((line, index) => {
        const isBare = index === 0 && bareStatusLine.test(line.text);
        const mark = isBare ? '' : /^(?:[<*]\s)?(?=HTTP\/\d)/.exec(line.text)?.[0];
        const found =
          mark === undefined
            ? undefined
            : readStatus({ text: line.text.slice(mark.length), start: line.start + mark.length });
        if (!found || mark === undefined || (isBare && !found.hasPhrase)) return [];
        const { hasPhrase: _, ...status } = found;
        let mediaType = status.mediaType;
        for (const field of lines.slice(index + 1)) {
          if (mediaType || field.text === '' || !/^(?:[<*]\s)?[\w-]+:/.test(field.text)) break;
          if (/^(?:[<*]\s)?content-type:/i.test(field.text))
            mediaType = mediaTypeIn({ text: field.text, start: field.start });
        }
        const span = { start: line.start, end: line.start + line.text.length };
        return [{ ...status, description: undefined, mediaType, span, form: 'code' as const, isCertain: true }];
      });
    }),
};

/** `202 Accepted`: a number and a phrase. */
export const bareStatusLine = /^\s*([1-5]\d\d) [A-Z][A-Za-z' -]*(?:\r?\n|$)/;
