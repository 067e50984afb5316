import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';

/** Bytes. Larger files are no documents that somebody writes, and a parsed one takes some 150 times its size in memory. */
export const largestFile = 10 * 1024 * 1024;

export type ReadResult = { readonly text: string } | { readonly problem: string };

/**
 * The text of a file with its byte order mark, or why it can't be checked. It is read at once: nothing else is to be done meanwhile, and waiting for a
 * thousand small files takes longer than reading them.
 */
export function readText(path: string): ReadResult {
  try {
    const { size } = statSync(path);
    if (size > largestFile) return { problem: tooLarge(size) };
    return decode(readFileSync(path));
  } catch (error) {
    return { problem: describeSystemError(error) };
  }
}

/** As {@link readText}, of bytes that are there already. */
export function decode(bytes: Buffer, largest = largestFile): ReadResult {
  if (bytes.length > largest) return { problem: tooLarge(bytes.length, largest) };
  if (isUtf16(bytes)) return { problem: 'UTF-16, and Docwright reads UTF-8' };
  if (bytes.subarray(0, 8000).includes(0)) return { problem: 'binary, not text' };
  if (!isUtf8(bytes)) return { problem: `not valid UTF-8 at byte ${firstInvalidByte(bytes)}` };
  return { text: bytes.toString('utf8') };
}

/** What went wrong, in words, without the path and the system call. */
export function describeSystemError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return ('code' in error && systemErrors[String(error.code)]) || error.message;
}

const systemErrors: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  EACCES: 'no permission',
  EPERM: 'no permission',
  EISDIR: 'a folder, not a file',
  ELOOP: 'symbolic links that lead in a circle',
  ENOSPC: 'no space left on the disk',
  EROFS: 'the file system is read-only',
};

function tooLarge(size: number, largest = largestFile): string {
  return `too large to check: ${Math.ceil(size / 1024 / 1024)} MB, and the limit is ${largest / 1024 / 1024} MB`;
}

function isUtf16(bytes: Buffer): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

/** From 0. The decoder puts U+FFFD for what it can't read; the first that the bytes themselves don't have is the place. */
function firstInvalidByte(bytes: Buffer): number {
  const text = bytes.toString('utf8');
  let byte = 0;
  let from = 0;
  for (let at = text.indexOf('\uFFFD'); at !== -1; at = text.indexOf('\uFFFD', from)) {
    byte += Buffer.byteLength(text.slice(from, at));
    const isInText = bytes.subarray(byte, byte + 3).equals(replacementBytes);
    if (!isInText) return byte;
    byte += 3;
    from = at + 1;
  }
  return byte;
}

const replacementBytes = Buffer.from('\uFFFD');
