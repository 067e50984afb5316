import { wordAt } from '../facts/word.ts';
import { findMediaType } from '../http/media-types.ts';
import type { Hover, HoverContext } from './item.ts';

/** A media type, wherever one stands: nothing else looks like it. */
export function mediaTypeHover({ place }: HoverContext): Hover | undefined {
  const word = wordAt(place, '\\w+.*/-');
  // What ends the sentence is none of it.
  const text = word?.text.replace(/\.+$/, '') ?? '';
  const type = /^[a-z]+\/[\w+.*-]+$/i.test(text) ? findMediaType(text) : undefined;
  if (!word || !type) return undefined;
  const { name, meaning, rfc } = type;
  const link = rfc ? [`[RFC ${rfc}](https://www.rfc-editor.org/rfc/rfc${rfc}.html)`] : [];
  return {
    markdown: [`**${name}**`, meaning, ...link].join('\n\n'),
    span: { start: word.span.start, end: word.span.start + text.length },
  };
}
