import { type EndpointPath, fullTemplate, readPath } from '../endpoints/path.ts';
import { isPath } from '../endpoints/path-text.ts';
import type { Block } from '../markdown/facts.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import { perPart } from '../markdown/per-part.ts';
import type { NamedEndpoint } from './named-endpoint.ts';

/** The paths that the words of a document name by themselves, without a method: ``The receiver is at `/api/write`.`` Each once. A word behind a slash may be anything. */
export function barePathsOf(file: MarkdownFile): readonly EndpointPath[] {
  const paths = new Map<string, EndpointPath>();
  for (const { content } of file.parts) for (const path of pathsIn(content)) paths.set(fullTemplate(path), path);
  return [...paths.values()];
}

/** The endpoints of a document, and what it names without a method, which is called `''`. */
export function withBarePaths(
  endpoints: readonly NamedEndpoint[],
  paths: readonly EndpointPath[],
): readonly NamedEndpoint[] {
  if (paths.length === 0) return endpoints;
  const known = new Set(endpoints.map(({ path }) => fullTemplate(path)));
  const bare = paths.filter((path) => !known.has(fullTemplate(path)));
  return bare.length === 0
    ? endpoints
    : [...endpoints, ...bare.map((path) => ({ method: '', path, isDeclaration: false }))];
}

const pathsIn = perPart(({ facts }): readonly EndpointPath[] =>
  codeIn(facts.blocks).flatMap((code) => (/^\/[^\s/]+\/\S/.test(code) && isPath(code) ? [readPath(code)] : [])),
);

/** The code among the words of paragraphs, also of those in lists and quotes. */
function codeIn(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block): readonly string[] => {
    if (block.kind === 'paragraph') return block.code;
    if (block.kind === 'quote') return codeIn(block.blocks);
    return block.kind === 'list' ? block.items.flatMap((item) => codeIn(item.blocks)) : [];
  });
}
