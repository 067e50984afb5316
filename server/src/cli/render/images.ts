import { readFile, realpath, stat } from 'node:fs/promises';
import { dirname, extname, join, resolve, sep } from 'node:path';

export interface ImagePlace {
  /** The document. Absolute. */
  readonly source: string;
  /** The folder that an image must be in, and that a path with a slash at its beginning starts from. */
  readonly base: string;
}

/** The `data:` URL of an image of a document; undefined for one of another host, outside of the folder, of another kind, or too large. */
export async function embeddedImage(written: string, { source, base }: ImagePlace): Promise<string | undefined> {
  if (/^data:image\/(?:png|gif|jpeg|webp|avif|svg\+xml)[;,]/i.test(written)) return written;
  if (written === '' || /^[a-z][a-z0-9+.-]*:|^[\\/]{2}/i.test(written)) return undefined;
  const mediaType = mediaTypes[extname(written.replace(/[?#].*$/s, '')).toLowerCase()];
  if (mediaType === undefined) return undefined;
  try {
    const path = decodeURIComponent(written.replace(/[?#].*$/s, ''));
    const file = await realpath(path.startsWith('/') ? join(base, path) : resolve(dirname(source), path));
    const folder = await realpath(base);
    const isInside = file.startsWith(folder.endsWith(sep) ? folder : folder + sep);
    if (!isInside || (await stat(file)).size > largestImage) return undefined;
    return `data:${mediaType};base64,${(await readFile(file)).toString('base64')}`;
  } catch {
    return undefined;
  }
}

/** In bytes. */
const largestImage = 5 * 1024 * 1024;

const mediaTypes: Readonly<Record<string, string>> = {
  '.avif': 'image/avif',
  '.gif': 'image/gif',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
};
