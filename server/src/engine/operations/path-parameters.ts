import type { Endpoint } from '../endpoints/endpoint.ts';
import { queryEnd } from '../endpoints/path-text.ts';
import type { DocumentedParameter, ParameterPlace } from './operation.ts';

/** The parameters that an endpoint's path and query name, where they stand. */
export function parametersInPath(text: string, { path, pathSpan }: Endpoint): DocumentedParameter[] {
  const source = text.slice(pathSpan.start, queryEnd(text, pathSpan.end));
  const found: DocumentedParameter[] = [];
  let at = 0;
  for (const name of path.segments.flatMap(({ parameters }) => parameters)) {
    const start = placeOf(source, name, at);
    if (start === undefined) continue;
    at = start.end;
    found.push(parameter(name, 'path', { start: pathSpan.start + start.start, end: pathSpan.start + start.end }));
  }
  const query = source.search(/\{?[?]/);
  if (query === -1) return found;
  const isTemplate = source.charAt(query) === '{';
  const names = isTemplate ? /[^{}?&,*\s]+/g : /(?<=[?&[])\s*[\w.$@-]+(?:\[[\w.]*\])?(?==|&|$|\])/g;
  for (const { index, 0: written } of source.slice(query).matchAll(names)) {
    const name = written.trim();
    const start = pathSpan.start + query + index + written.indexOf(name);
    found.push(parameter(name, 'query', { start, end: start + name.length }));
  }
  return found;
}

/** Marks of Markdown, and backslashes, may stand in a name. */
function placeOf(
  source: string,
  name: string,
  from: number,
): { readonly start: number; readonly end: number } | undefined {
  const plain = source.indexOf(name, from);
  const end = plain + name.length;
  if (plain !== -1 && !/\w/.test(source.charAt(plain - 1)) && !/\w/.test(source.charAt(end)))
    return { start: plain, end };
  const pattern = [...name]
    .map((character) => character.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'))
    .join(String.raw`\\?`);
  const match = new RegExp(String.raw`(?<![\w])${pattern}(?![\w])`, 'g');
  match.lastIndex = from;
  const found = match.exec(source);
  return found ? { start: found.index, end: found.index + found[0].length } : undefined;
}

function parameter(
  name: string,
  place: ParameterPlace,
  nameSpan: DocumentedParameter['nameSpan'],
): DocumentedParameter {
  return {
    name,
    nameSpan,
    in: place,
    type: undefined,
    required: place === 'path' ? { value: true, span: undefined } : undefined,
    default: undefined,
    values: [],
    description: undefined,
    span: nameSpan,
    form: 'path',
    children: [],
  };
}
