import { statusAt } from '../facts/status-place.ts';
import { describeStatus, statusLine } from '../http/describe.ts';
import type { Hover, HoverContext } from './item.ts';

/** A number that plainly is a status code: not any number of three digits. */
export function statusHover({ place }: HoverContext): Hover | undefined {
  const found = statusAt(place);
  if (!found) return undefined;
  const { status, span } = found;
  return { markdown: `**${statusLine(status)}**\n\n${describeStatus(status)}`, span };
}
