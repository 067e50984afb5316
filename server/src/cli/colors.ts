import picocolors from 'picocolors';
import type { Colors } from 'picocolors/types.js';

/**
 * Colours for a stream: as the flag says, else as `NO_COLOR` or `FORCE_COLOR` say, else on a terminal only.
 *
 * @see https://no-color.org and https://force-color.org
 */
export function colorsFor(stream: { readonly isTTY?: boolean }, flag: boolean | undefined): Colors {
  return picocolors.createColors(flag ?? hasColors(stream));
}

function hasColors(stream: { readonly isTTY?: boolean }): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR) return false;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '') return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return stream.isTTY === true && TERM !== 'dumb';
}
