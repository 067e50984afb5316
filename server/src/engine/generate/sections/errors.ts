import type { DescribedApi } from '../../api/api.ts';
import type { GeneratedBlock } from '../block.ts';
import { inOneLine } from '../embed.ts';
import { type DescribedError, surveyErrors } from '../errors.ts';
import { namedErrors } from '../named-errors.ts';
import { responseFields } from '../operation-blocks.ts';
import { responseExample, statusText } from '../response.ts';
import { blocksOf, type SectionContext } from '../section-context.ts';
import { table } from '../tables.ts';
import { code, counted, listed, plain, sentence } from '../words.ts';

export function writeErrors({ api }: SectionContext): readonly GeneratedBlock[] {
  const { statuses, codes: own, shown } = surveyErrors(api);
  const codes = own.length > 0 ? catalogueOf(api) : own;
  const names = statuses.map((one) => code(one.code));
  const told =
    names.length > 0
      ? `When something goes wrong, the API answers with one of these statuses: ${listed(names)}.`
      : 'The description of the API ties no status of its own to what may go wrong. The statuses of HTTP hold for it as for every server.';
  const fields = shown ? responseFields(shown.content, api) : [];
  const top = fields.filter(({ name }) => !/[.[]/.test(name)).map(({ name }) => code(name));
  return [
    ...blocksOf(
      statuses[0]?.place,
      `${told}${codes.length > 0 ? ` The body tells more by ${counted(codes.length, 'code')} of the API's own.` : ''}`,
    ),
    ...(shown
      ? blocksOf(
          shown.at,
          `An error response${top.length > 0 ? ` has ${listed(top.slice(0, mostNames))} in its body, and` : ''} looks like this:`,
          responseExample(shown, api),
        )
      : []),
    ...blocksOf(
      undefined,
      'To troubleshoot an error:',
      '1. Look at the status: from 400 on the request was at fault, from 500 on the server.\n2. Read the body of the response, if there is one.\n3. Correct the request, or send it again later where the server was at fault.',
    ),
  ];
}

const mostNames = 8;

/** The error catalogue: the API's own codes, or the statuses where it has none. */
export function writeErrorCodes({ api }: SectionContext): readonly GeneratedBlock[] {
  return catalogueBlocks(api).map((block) => ({ ...block, region: catalogueRegion }));
}

export const catalogueRegion = 'errors';

export function catalogueBlocks(api: DescribedApi): readonly GeneratedBlock[] {
  const errors = catalogueOf(api);
  const hasStatus = errors.some(({ code: own, status }) => status !== undefined && status !== own);
  return (['client', 'server'] as const).flatMap((category): GeneratedBlock[] => {
    const own = errors.filter((one) => one.category === category);
    if (own.length === 0) return [];
    const [label = '', other = ''] = category === 'client' ? sides : sides.toReversed();
    const isOnly = own.length === errors.length;
    const rows = own.map((one) => ({
      cells: [
        code(one.code),
        ...(hasStatus ? [one.status === undefined ? '' : code(one.status)] : []),
        plainly(one.message),
        plainly(one.description),
      ],
      place: one.place,
    }));
    return [
      {
        markdown: isOnly ? `${label} errors (none are described as ${other.toLowerCase()}):` : `${label} errors:`,
        place: own[0]?.place,
      },
      { ...table(['Code', ...(hasStatus ? ['Status'] : []), 'Message', 'Description'], rows), place: own[0]?.place },
    ];
  });
}

const sides = ['Client-side', 'Server-side'];

function plainly(text: string): string {
  return inOneLine(text) || plain(text) || '–';
}

/** In the order of the table. Where the description names none, those that every server may answer with. */
export function catalogueOf(api: DescribedApi): readonly DescribedError[] {
  const { codes, statuses } = surveyErrors(api);
  if (codes.length > 0) return [...codes, ...namedErrors(api, codes)];
  const all = statuses.length > 0 ? statuses : usual(api);
  return all;
}

function usual(api: DescribedApi): readonly DescribedError[] {
  const place = api.root;
  return [
    {
      code: '400',
      status: '400',
      message: 'Bad Request',
      description: 'The server could not understand the request.',
      category: 'client',
      place,
    },
    {
      code: '404',
      status: '404',
      message: 'Not Found',
      description: 'There is nothing at the path of the request.',
      category: 'client',
      place,
    },
    {
      code: '500',
      status: '500',
      message: 'Internal Server Error',
      description: 'The server met something that it did not expect.',
      category: 'server',
      place,
    },
  ];
}

export function writeTroubleshooting({ api }: SectionContext): readonly GeneratedBlock[] {
  const { statuses } = surveyErrors(api);
  const told = statuses.length > 0 ? statuses : usual(api);
  const items = told.map(
    (one) =>
      `- **${statusText(one.code)}** occurs like this: ${sentence(plainly(one.description))} Solution: ${solutionFor(one.code)}`,
  );
  return blocksOf(
    told[0]?.place,
    items.join('\n'),
    'Best practices to avoid common mistakes:',
    '- Check values against the types and the allowed values of the parameters before you send them.\n- Retry with growing delays, and only requests that may be repeated.',
  );
}

function solutionFor(status: string): string {
  const own = solutions[status];
  if (own !== undefined) return own;
  return status.startsWith('5') ? 'send the request again later.' : 'correct the request, then send it again.';
}

const solutions: Readonly<Record<string, string>> = {
  '401': 'send valid credentials.',
  '403': 'ask for the permission that the request needs.',
  '404': 'check the path and the identifiers in it.',
  '405': 'use one of the methods that are described for the path.',
  '406': 'ask for a media type that the operation answers with.',
  '409': 'read the current state of the resource, then try again.',
  '412': 'read the resource again, then repeat the change.',
  '413': 'send less at once.',
  '415': 'send the body in a media type that the operation takes.',
  '422': 'correct the values that the response names.',
  '429': 'wait, then send fewer requests at a time.',
  '503': 'wait, then send the request again.',
};
