import type { CodePlace } from './code-place.ts';
import type { Place } from './place.ts';

/** A header field of an HTTP message where it is written, up to the place. */
export interface FieldAtPlace {
  /** In which message it stands; undefined where nothing says. */
  readonly message: 'request' | 'response' | undefined;
  /** The letters of the name before the place; the whole name where the place is in the value. */
  readonly name: string;
  /** What stands of the value before the place; undefined where the place is in the name. */
  readonly value: string | undefined;
}

/** The field at a place: in the head of an HTTP message, behind cURL's `-H`, in a code span that begins with a field's name and a colon. */
export function fieldAt({ block, inlineCode, line }: Place): FieldAtPlace | undefined {
  if (block.kind === 'code') {
    if (/^(?:https?|rest)$/.test(block.code.language)) return inMessage(block);
    return inCurl(block.before, block.linesBefore);
  }
  if (!inlineCode) return undefined;
  const before = line.before.slice(Math.max(0, inlineCode.start - line.start));
  const [, name, value] = /^([A-Za-z][\w-]*):[ \t]*(.*)$/.exec(before) ?? [];
  if (name !== undefined && value !== undefined) return { message: undefined, name, value };
  return inCurl(before, []);
}

/** https://www.rfc-editor.org/rfc/rfc9112.html#section-2.1 */
function inMessage({ before, linesBefore }: CodePlace): FieldAtPlace | undefined {
  let message: FieldAtPlace['message'];
  for (const line of linesBefore) {
    const text = line.trim();
    if (text.startsWith('###')) message = undefined;
    else if (/^HTTP\/\d/.test(text)) message = 'response';
    else if (/^[A-Z]+[ \t]+\S/.test(text)) message = 'request';
    else if (text === '') message = undefined;
  }
  const [begun, name = '', value] = /^([\w-]*)(?::[ \t]*(.*))?$/.exec(before) ?? [];
  return message && begun !== undefined ? { message, name, value } : undefined;
}

/** https://curl.se/docs/manpage.html#-H */
function inCurl(before: string, linesBefore: readonly string[]): FieldAtPlace | undefined {
  const [, name, value] = /(?:^|\s)(?:-H[ \t]*|--header[ \t=]+)["']([\w-]*)(?::[ \t]*([^"']*))?$/.exec(before) ?? [];
  const isCurl = /\bcurl\b/.test(before) || linesBefore.some((line) => /\bcurl\b/.test(line));
  return isCurl && name !== undefined ? { message: 'request', name, value } : undefined;
}
