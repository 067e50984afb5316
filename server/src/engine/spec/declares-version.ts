import type { SpecFile } from './text/spec-file.ts';

/** Whether a file is the root of an OpenAPI description; told by its text, without parsing what need not be. */
export function declaresVersion({ parts }: SpecFile): boolean {
  return parts.some(({ kind, containers, text }) => {
    if (kind === 'whole') return versionKey.test(text);
    return kind === 'entry' && containers.length === 0 && versionKeyAtStart.test(text);
  });
}

const versionKeyAtStart = /^\s*(["']?)(?:openapi|swagger)\1\s*:/;
/** Not every match is a key of the root: the tree tells. */
const versionKey = /(?:^|[{,])\s*(["']?)(?:openapi|swagger)\1\s*:/m;
