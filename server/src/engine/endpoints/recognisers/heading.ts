import type { PartEndpoint } from '../endpoint.ts';
import { withoutMarks } from '../marks.ts';
import { readPath } from '../path.ts';
import { phraseEndpoints } from '../phrase-endpoints.ts';
import { findPhrases } from '../phrases.ts';
import { mayFollow, recogniseEndpoint } from '../recognise.ts';
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
  if (!source.includes('/')) return [];
  const found = recogniseEndpoint(source, source);
  if (found) {
    const { method, methodSpan, pathSpan } = found;
    return [
      {
        form: 'heading',
        role: 'declaration',
        method,
        path: readPath(source.slice(pathSpan.start, pathSpan.end)),
        methodSpan: { start: offset + methodSpan.start, end: offset + methodSpan.end },
        pathSpan: { start: offset + pathSpan.start, end: offset + pathSpan.end },
      },
    ];
  }
  const text = withoutMarks(source);
  const [phrase] = findPhrases(text);
  const isAlone = phrase && text.slice(0, phrase.span.start).trim() === '' && mayFollow(text.slice(phrase.span.end));
  return isAlone ? phraseEndpoints(phrase, { text, offset, form: 'heading', role: 'declaration' }) : [];
}
