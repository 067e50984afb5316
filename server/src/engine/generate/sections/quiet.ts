import { endpointsOf } from '../../endpoints/endpoints.ts';
import { parseMarkdown } from '../../markdown/parse.ts';

/** The paragraphs of a text in which nobody reads the declaration of an endpoint, as in a list or a table of endpoints. */
export function quietly(markdown: string): string {
  if (!/\/|\b[A-Z]{3,7}\b/.test(markdown) || isQuiet(markdown)) return markdown;
  return markdown
    .split(/\n\n(?=\S)/)
    .filter(isQuiet)
    .join('\n\n');
}

function isQuiet(markdown: string): boolean {
  return !endpointsOf(parseMarkdown('file:///probe.md', `# Title\n\n${markdown}\n`)).some(
    ({ isDeclaration }) => isDeclaration,
  );
}
