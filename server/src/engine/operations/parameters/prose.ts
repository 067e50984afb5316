import type { Span } from '../../finding.ts';
import { codeSpans } from '../annotations.ts';
import type { DocumentedParameter, ParameterPlace } from '../operation.ts';
import { readName } from '../parameter-name.ts';
import { plainText, wordingIn } from '../text.ts';
import type { ParameterGroup, ParameterRecogniser } from './recogniser.ts';

/** Sentences that name parameters with their kind: ``supports the `$expand` and `$select` query parameters``, ``the `If-Match` header``, ``the query parameter `limit` ``. */
export const prose: ParameterRecogniser = {
  form: 'prose',
  read: ({ text, passages }) =>
    passages.flatMap(({ block, label }) => {
      const isText = block.kind === 'paragraph' || (block.kind === 'html' && /^<[A-Z]/.test(block.content.trimStart()));
      if (!isText) return [];
      return sentences(text, block.span).flatMap((span) => {
        const found = readSentence(text, span);
        if (!found) return [];
        const about = found.isResponse ? ('response' as const) : ('request' as const);
        const topic = found.place ? { about, place: found.place, isRequired: undefined } : label?.topic;
        return [
          {
            span,
            parameters: found.parameters,
            topic,
            evidence: found.place ? 'certain' : 'possible',
          } satisfies ParameterGroup,
        ];
      });
    }),
};

const kind = '(?<kind>query(?:[ -]string)?|path|url|request|http|form|cookie|body|header)?';
const named = String.raw`(?:(?:and |or |,\s*)*\x60[^\x60\n]+\x60(?:,\s*|\s+(?:and|or)\s+|\s+)?)+`;
/** Names before the word for what they are, or behind it. */
const before = new RegExp(
  String.raw`(?<names>${named})(?:[([]?\w+ ){0,2}?[([]?${kind}[ -]?(?<word>param(?:eter)?s?|headers?|cookies?)\b`,
  'gi',
);
const behind = new RegExp(
  String.raw`\b${kind}[ -]?(?<word>param(?:eter)?s?|headers?|cookies?):?[ \n](?:named )?(?<names>${named})`,
  'gi',
);
const denied = /\b(?:not|no longer|never|without|removed|instead of|ignor\w+|unlike|n't)\b/i;

const ofResponse =
  /\bresponse(?:'s)? (?:headers?|cookies?|param\w*)\b|\bin the (?:\w+ )?response\b|\breturn(?:s|ed)\b[^.]*\b(?:headers?|cookies?)\b|\bheaders?\b[^.]*\b(?:is|are|be) (?:returned|included|set) |\bthe response (?:will )?(?:has|have|contains?|includes?)\b/i;

interface Sentence {
  readonly parameters: readonly DocumentedParameter[];
  readonly place: ParameterPlace | undefined;
  readonly isResponse: boolean;
}

function readSentence(part: string, span: Span): Sentence | undefined {
  const source = part.slice(span.start, span.end);
  if (!source.includes('`') || !/param|header|cookie/i.test(source) || denied.test(source)) return undefined;
  const match = [...source.matchAll(before)][0] ?? [...source.matchAll(behind)][0];
  const names = match?.groups?.names;
  if (!match || names === undefined) return undefined;
  const start = span.start + match.index + match[0].indexOf(names);
  const description = wordingIn(plainText(part, span), 0, source.length);
  const place = placeOf(match.groups?.kind?.toLowerCase() ?? '', match.groups?.word?.toLowerCase() ?? '');
  const parameters = codeSpans(part, { start, end: start + names.length }).flatMap((code): DocumentedParameter[] => {
    const plain = plainText(part, code);
    const name = readName(plain);
    if (!name || !/^[\s\v]*(?:[:=].*)?$/.test(plain.text.slice(name.end))) return [];
    return [
      {
        name: name.name,
        nameSpan: name.span,
        in: place,
        type: undefined,
        required: undefined,
        default: undefined,
        values: [],
        description,
        span,
        form: 'prose',
        children: [],
      },
    ];
  });
  const isResponse = place !== 'query' && place !== 'path' && ofResponse.test(source);
  return parameters.length === 0 ? undefined : { parameters, place, isResponse };
}

function placeOf(kind: string, word: string): ParameterPlace | undefined {
  if (word.startsWith('header') || kind === 'header') return 'header';
  if (word.startsWith('cookie') || kind === 'cookie') return 'cookie';
  if (kind.startsWith('query') || kind === 'url') return 'query';
  if (kind === 'path') return 'path';
  return kind === 'form' || kind === 'body' ? 'body' : undefined;
}

function sentences(part: string, { start, end }: Span): Span[] {
  const source = part.slice(start, end);
  const found: Span[] = [];
  let from = 0;
  for (const { index, 0: mark } of source.matchAll(/[.!?](?=\s+[A-Z`*[])|\n[ \t]*\n|$/g)) {
    const last = index + (mark.startsWith('\n') ? 0 : mark.length);
    const lead = /^\s*/.exec(source.slice(from, last))?.[0].length ?? 0;
    if (from + lead < last) found.push({ start: start + from + lead, end: start + last });
    from = last;
  }
  return found;
}
