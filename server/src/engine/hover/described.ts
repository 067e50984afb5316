import { describeSubject } from '../bound/describe.ts';
import { subjectAt } from '../bound/subject-at.ts';
import type { Hover, HoverContext } from './item.ts';

/** What the description that the document is about says of an operation, a parameter, a status, a field or a code. */
export function describedHover({ file, api, place: { offset } }: HoverContext): Hover | undefined {
  const found = api && subjectAt(file, api, offset);
  return found && { markdown: describeSubject(found.subject), span: found.span };
}
