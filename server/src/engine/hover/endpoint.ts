import type { Endpoint } from '../endpoints/endpoint.ts';
import { endpointsOf } from '../endpoints/endpoints.ts';
import { coversPath } from '../endpoints/path.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import type { Hover, HoverContext } from './item.ts';

/** The path of an endpoint: where this document documents it, and which other methods of the path it documents. */
export function endpointHover({ file, place: { offset } }: HoverContext): Hover | undefined {
  const endpoints = endpointsOf(file);
  const here = endpoints.find(({ pathSpan }) => pathSpan.start <= offset && offset <= pathSpan.end);
  if (!here) return undefined;
  const declared = endpoints.filter((one) => one.isDeclaration && isSamePath(one, here));
  const own = declared.filter(({ method }) => method === here.method);
  const methods = new Set(declared.map(({ method }) => method));
  methods.delete(here.method);
  const others = [...methods].map((method) => `\`${method}\``).join(', ');
  const { template } = (own[0] ?? declared[0] ?? here).path;
  const paragraphs = [
    `**${here.method}** \`${template}\``,
    describePlaces(file, own, here),
    others === '' ? undefined : `Other methods of the path: ${others}.`,
  ];
  return { markdown: paragraphs.filter((text) => text !== undefined).join('\n\n'), span: here.pathSpan };
}

/** Also that which a call of an example is made to. */
function isSamePath({ path }: Endpoint, { path: other }: Endpoint): boolean {
  return path.template === other.template || coversPath(path, other);
}

function describePlaces({ lines }: MarkdownFile, places: readonly Endpoint[], here: Endpoint): string {
  const [first] = places;
  if (!first) return 'Documented nowhere in this document.';
  if (first === here) return places.length > 1 ? 'Documented here, and once more below.' : 'Documented here.';
  const heading = first.heading ? `, *${first.heading.text}*` : '';
  return `Documented in line ${lines.lineAt(first.pathSpan.start) + 1}${heading}.`;
}
