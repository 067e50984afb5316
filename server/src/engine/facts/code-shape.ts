import { findStatus } from '../http/statuses.ts';

/** How error codes are written: those of one API are alike. Undefined for what is hardly a code. */
export function shapeOf(code: string): string | undefined {
  if (/^\d{3}$/.test(code) && findStatus(Number(code))) return 'status';
  if (/^\d+$/.test(code)) return `${code.length} digits`;
  const prefix = /^([A-Za-z]+[-_]?)\d+$/.exec(code)?.[1];
  if (prefix !== undefined) return `${prefix} and digits`;
  if (/^[a-z][a-z\d]*(?:_[a-z\d]+)+$/.test(code)) return 'a_b';
  if (/^[A-Z][A-Z\d]*(?:_[A-Z\d]+)+$/.test(code)) return 'A_B';
  if (/^[a-z][a-z\d]*(?:-[a-z\d]+)+$/.test(code)) return 'a-b';
  if (/^[a-z][\w-]*(?:[./][\w-]+)+$/.test(code)) return 'a.b';
  if (/^[a-z]+(?:[A-Z][a-z\d]*)+$/.test(code)) return 'aB';
  if (/^[A-Z][a-z\d]+(?:[A-Z][a-z\d]*)+$/.test(code)) return 'AB';
  if (/^[a-z]+$/.test(code)) return 'word';
  return /^[A-Z]+$/.test(code) ? 'WORD' : undefined;
}

/** The shapes that enough of some codes have for another code to be one of them. */
export function commonShapes(codes: readonly string[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const code of codes) {
    const shape = shapeOf(code);
    if (shape !== undefined) counts.set(shape, (counts.get(shape) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count > 1 && count * 3 > codes.length).map(([shape]) => shape));
}
