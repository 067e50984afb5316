import { plainText } from '../text.ts';
import type { PartResponse, ResponseRecogniser } from './recogniser.ts';
import { readStatus } from './status.ts';

/** Elements and shortcodes that name a status: `{% swagger-response status="200: OK" %}`, `<Response status="404">`, `<ResponseExample code={200}>`. */
export const component: ResponseRecogniser = {
  form: 'component',
  read: ({ text }) => {
    if (!/<\w*Response\w*\s|\{%-? *(?:swagger-)?response\s/i.test(text)) return [];
    return [...text.matchAll(tag)].flatMap((match): PartResponse[] => {
      const attribute = /\b(?:status|code|statusCode)\s*=\s*\{?["']?([^"'<>{}%]+)/i.exec(match[0]);
      const value = attribute?.[1];
      if (!attribute || value === undefined) return [];
      const start = match.index + attribute.index + attribute[0].length - value.length;
      const found = readStatus(plainText(text, { start, end: start + value.length }));
      if (!found) return [];
      const { hasPhrase: _, ...status } = found;
      const span = { start: match.index, end: match.index + match[0].length };
      return [{ ...status, span, form: 'component', isCertain: true }];
    });
  },
};

const tag = /<\w*Response\w*\s[^<>]{0,400}>|\{%-?\s*(?:swagger-)?response\s[^%]{0,400}%\}/gi;
