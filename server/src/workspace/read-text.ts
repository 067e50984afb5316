import type { FileSystem } from './file-system.ts';

/** What came of reading a file: its text, or in words why there is none; undefined where there is no such file. */
export type ReadResult = { readonly text: string } | { readonly text?: never; readonly reason: string } | undefined;

/** Reads a text file, of so many bytes at most. Never rejects. */
export async function readText(
  fileSystem: FileSystem,
  uri: string,
  largest = Number.POSITIVE_INFINITY,
): Promise<ReadResult> {
  try {
    const bytes = await fileSystem.readFile(uri);
    if (bytes === undefined) return undefined;
    if (bytes.length > largest)
      return {
        reason: `The file is too large: ${megabytes(bytes.length)} MB, and the limit is ${megabytes(largest)} MB`,
      };
    const text = decodeText(bytes);
    return text === undefined ? { reason: 'The file is not UTF-8 text' } : { text };
  } catch (error) {
    return { reason: `The file can't be read: ${error instanceof Error ? error.message : String(error)}` };
  }
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / 1024 / 1024);
}

/** The text of UTF-8 bytes, without a byte order mark; undefined for bytes that are none. */
export function decodeText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
