/** A path as a document writes it. */
export interface EndpointPath {
  /** As written, without query, fragment and Markdown's backslashes; a whole URL stays one. */
  readonly literal: string;
  /** Without the server and with every parameter as `{name}`: `/users/{id}`. */
  readonly template: string;
  readonly segments: readonly PathSegment[];
  /** Scheme and host, or the variable that stands for them; empty for none. */
  readonly server: string;
  /** Behind the `?`; empty for none. */
  readonly query: string;
  /** Behind the `#`; empty for none. Some descriptions tell operations of one URL apart by it: `/#Action=RunInstances`. */
  readonly fragment: string;
}

export interface PathSegment {
  /** As in the template: `{id}`, `users`, `items.{format}`. */
  readonly text: string;
  readonly parameters: readonly string[];
}

/** Reads a path as written, with query and fragment, if any. */
export function readPath(written: string): EndpointPath {
  const plain = withoutEscapes(written);
  const { literal, query, fragment } = splitQuery(plain);
  const server = literal.startsWith('/') ? '' : (serverOf.exec(literal)?.[0] ?? '');
  const path = literal
    .slice(server.length)
    .replace(/\[\/([^[\]]*)\]/g, '/$1')
    .replace(/^\//, '');
  const segments =
    literal.length === server.length ? [] : path.split(path.includes('{') ? slashes : '/').map(readSegment);
  const hasWords = segments.some(({ text }) => /[a-z]/.test(text.replace(/\{[^{}]*\}/g, '')));
  const named = segments.map((segment) =>
    hasWords && placeholder.test(segment.text) ? asParameter(segment) : segment,
  );
  return { literal, template: `/${named.map(({ text }) => text).join('/')}`, segments: named, server, query, fragment };
}

/** The names before the `=` of a path's query. */
export function queryNames({ query }: Pick<EndpointPath, 'query'>): readonly string[] {
  return query === '' ? [] : query.split('&').map((pair) => pair.replace(/=.*/s, ''));
}

/** What operations of a description are told apart by: the template with its fragment. */
export function fullTemplate({ template, fragment }: Pick<EndpointPath, 'template' | 'fragment'>): string {
  return fragment === '' ? template : `${template}#${fragment}`;
}

/** Reads a path of a description: only braces make parameters, and nothing else stands for another thing (OpenAPI 3.1.1, 4.8.8.2). */
export function readTemplate(key: string): EndpointPath {
  const written = key.trim();
  if (/[?#]/.test(written)) return readPath(written);
  const segments = written
    .replace(/^\//, '')
    .split(slashes)
    .map((text) => ({ text, parameters: [...text.matchAll(/\{([^{}]+)\}/g)].flatMap(([, name]) => name ?? []) }));
  return { literal: written, template: written, segments, server: '', query: '', fragment: '' };
}

/** Has it a value where a template would have a parameter: an id of digits, a hash, a query with values? */
export function isConcrete({ segments, query }: EndpointPath): boolean {
  const hasId = segments.some(({ text, parameters }) => parameters.length === 0 && opaque.test(text));
  return hasId || query.split('&').some((pair) => /=[^{<$:[(]/.test(pair));
}

/** Do two paths name the same resource? A parameter stands for any segment, and a path without a fragment for one with any. */
export function coversPath(template: EndpointPath, path: EndpointPath): boolean {
  if (template.fragment !== '' && template.fragment !== path.fragment) return false;
  if (template.segments.length !== path.segments.length) return false;
  return template.segments.every(({ text, parameters }, index) => {
    const other = path.segments[index]?.text ?? '';
    return text === other || parameters.length > 0;
  });
}

/** Ids: digits, a UUID, a hash, with letters of a kind before them at most. */
const opaque = /^(?:\d+|[0-9a-f]{8,}(?:-[0-9a-f]{4,})*|\w{0,12}[:_-]?[0-9a-f]{12,}|(?=[\w-]*\d)[A-Za-z\d_-]{18,})$/i;

/** `NAME` and `GROUP_ID`, where other segments are in lower case. */
const placeholder = /^[A-Z][A-Z\d]*(?:[_-][A-Z][A-Z\d]*)*$/;

const host = String.raw`(?:[\w*.-]|<[^<>]+>|\{+[^{}]+\}+|\$\{?\w+\}?|\[[^[\]]+\])`;
const serverOf = new RegExp(
  String.raw`^(?:(?:https?|wss?):\/\/(?:${host})+(?::(?:\d+|(?:${host})+))?|\{+[^{}]+\}+(?=\/)|\$\{?\w+\}?(?=\/)|<[^<>]+>(?=\/)|localhost(?::\d+)?(?=\/)|(?:[\w-]+\.)+[\w-]+(?::\d+)?(?=\/))`,
);

/** Between segments; not the slash within a parameter's braces: `{+path/to}`. */
const slashes = /\/(?![^{}]*\})/;

function splitQuery(written: string): Pick<EndpointPath, 'literal' | 'query' | 'fragment'> {
  if (!/[?#]/.test(written)) return { literal: written, query: '', fragment: '' };
  const form = /\{[?&]([^{}]*)\}/.exec(written);
  if (form) return { literal: written.slice(0, form.index), query: form[1] ?? '', fragment: '' };
  const inside = written.replace(/\{[^{}]*\}|<[^<>]*>/g, (parameter) => '_'.repeat(parameter.length));
  const fragment = inside.indexOf('#');
  const end = fragment === -1 ? written.length : fragment;
  const behind = written.slice(end + 1);
  const mark = inside.slice(0, end).indexOf('?');
  if (mark === -1) return { literal: written.slice(0, end), query: '', fragment: behind };
  const isOptional = /[[(]$/.test(written.slice(0, mark));
  return {
    literal: written.slice(0, isOptional ? mark - 1 : mark),
    query: written.slice(mark + 1, isOptional ? end - 1 : end),
    fragment: behind,
  };
}

function readSegment(written: string): PathSegment {
  if (!/[{<[(:$]/.test(written)) return { text: written, parameters: [] };
  const parameters: string[] = [];
  const text = written.replace(parameter, (whole, ...groups: (string | number | undefined)[]) => {
    const name = groups.slice(0, 6).find((group) => typeof group === 'string');
    if (typeof name !== 'string') return whole;
    const plain = name.trim().replace(/^[+/?#;&:]|[*?+]$/g, '');
    parameters.push(plain);
    return `{${plain}}`;
  });
  return { text, parameters };
}

/** `{{id}}`, `{id}`, `<id>`, `[id]` with or without a colon, `(id)` at a segment's start, `:id` and `$id`, but not OData's `$count` and the like. */
const parameter =
  /\{\{([^{}]+)\}\}|\$?\{([^{}]+)\}|<:?([^<>]+)>|\[:?([A-Za-z_][\w .-]*)\]|^\((?:\w+:)?([A-Za-z_][\w .-]*)\)|(?:^|(?<=[/.,;]))(?!\$(?:count|value|ref|metadata|batch|links)\b)[:$]([A-Za-z_][\w-]*)\??/g;

function asParameter({ text }: PathSegment): PathSegment {
  return { text: `{${text}}`, parameters: [text] };
}

/** Without backslashes, entities and the link's target that some generators write behind a name: `{user.id#users/object}`. */
function withoutEscapes(path: string): string {
  if (!/[\\&#\v]/.test(path)) return path;
  return path
    .replaceAll('\v', '')
    .replace(/\{([^{}#]+)#[^{}]*\}/g, '{$1}')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
