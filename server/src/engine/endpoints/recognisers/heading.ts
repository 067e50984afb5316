import type { Span } from '../../finding.ts';
import type { PartEndpoint } from '../endpoint.ts';
import { withoutMarks } from '../marks.ts';
import { readPath } from '../path.ts';
import { queryEnd } from '../path-text.ts';
import { phraseEndpoints } from '../phrase-endpoints.ts';
import { findPhrases } from '../phrases.ts';
import { longestHeading, mayFollow, recogniseEndpoint } from '../recognise.ts';
import type { Recogniser } from '../recogniser.ts';

/** `### GET /users/{id}`, `### /users/:id (GET)`, `## Get a user - GET /users/{id}`. */
export const heading: Recogniser = {
  form: 'heading',
  read: ({ text, candidates }) =>
    candidates.flatMap(({ block }) => {
      if (block.kind !== 'heading') return [];
      const { start, end } = block.textSpan;
      return readHeading(text.slice(start, end), start);
    }),
};

function readHeading(source: string, offset: number): PartEndpoint[] {
  if (!source.includes('/') || source.length > longestHeading) return [];
  const text = withoutMarks(source);
  const found = recogniseEndpoint(text);
  if (found) {
    const { method, methodSpan, pathSpan } = found;
    return [
      {
        form: 'heading',
        role: 'declaration',
        method,
        path: readPath(text.slice(pathSpan.start, queryEnd(text, pathSpan.end))),
        methodSpan: { start: offset + methodSpan.start, end: offset + methodSpan.end },
        pathSpan: { start: offset + pathSpan.start, end: offset + pathSpan.end },
      },
    ];
  }
  const [phrase] = findPhrases(text);
  return phrase && stands(text, phrase.span)
    ? phraseEndpoints(phrase, { text, offset, form: 'heading', role: 'declaration' })
    : [];
}

/** At one end of the heading, with a name or a note at the other: not `Fields in GET /users`, nor `GET /users response`. */
function stands(text: string, { start, end }: Span): boolean {
  const before = text.slice(0, start).replaceAll('\v', ' ').trim();
  const rest = text.slice(end).replaceAll('\v', ' ').trimEnd();
  if (before === '') return mayFollow(rest) || (/^\s+[A-Z][a-z]+ /.test(rest) && !aspect.test(rest));
  return mayFollow(rest) && /^[A-Z\d]/.test(before) && !leadsOn.test(before);
}

const aspect = /^\s*(?:Requests?|Responses?|Examples?|Parameters?|Errors?)\b/;
const leadsOn =
  /(?:\b(?:and|are|as|at|by|for|from|in|into|is|of|on|or|than|the|to|via|vs|with|using|calling|an?)|[^\w\s)\]"'])$/i;
