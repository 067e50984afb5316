import type { Span } from '../../finding.ts';
import { annotationsIn, placeCalled } from '../annotations.ts';
import type { DocumentedParameter, ParameterPlace, Wording } from '../operation.ts';
import { allOf, plainText } from '../text.ts';
import type { Topic } from '../topic.ts';
import type { ParameterGroup, ParameterRecogniser } from './recogniser.ts';

/** Elements of MDX: `<ParamField path="id" type="string" required>`, `<ResponseField name="id">`, `<Property name="id" type="string">`, `{% parameter name="id" in="query" %}`. */
export const component: ParameterRecogniser = {
  form: 'component',
  read: ({ text }) => {
    if (!mayHold.test(text)) return [];
    const elements = readElements(text);
    return elements.flatMap((element) => groupOf(text, element) ?? []);
  },
};

const names =
  'ParamField|ResponseField|Property|Properties\\.Property|Param|Parameter|APIParam|ApiParam|swagger-parameter|parameter|Field|Attribute';
const mayHold = new RegExp(`(?:<|\\{%-?\\s*)(?:${names})\\s`);
const tag = new RegExp(
  String.raw`<(/?)(${names})\b((?:\s+[\w:.@-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|\{(?:[^{}]|\{[^{}]*\})*\}|[^\s"'<>=]+))?)*)\s*(/?)>|\{%-?\s*(end)?(${names})\b((?:[^%]|%(?!\})){0,1000}?)-?%\}`,
  'g',
);
const attribute = /([\w:.@-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|\{\s*["'`]?([^"'`{}]*)["'`]?\s*\}|([^\s"'<>=,]+)))?/g;

/** Elements that stand deeper are read as if they stood here. */
const deepest = 20;

interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, { readonly value: string; readonly nameSpan: Span; readonly span: Span }>;
  readonly start: number;
  /** Behind the opening tag. */
  readonly contentStart: number;
  contentEnd: number;
  end: number;
  readonly children: Element[];
}

function readElements(text: string): Element[] {
  const roots: Element[] = [];
  const open: Element[] = [];
  for (const match of text.matchAll(tag)) {
    const [all, slash, name = '', inside = '', own = '', end, directive = '', values = ''] = match;
    const behind = match.index + all.length;
    if (slash === '/' || end !== undefined) {
      const closed = open.findLastIndex((one) => one.name === name + directive);
      if (closed === -1) continue;
      for (const element of open.splice(closed)) {
        element.contentEnd = match.index;
        element.end = behind;
      }
      continue;
    }
    const attributesAt = match.index + all.indexOf(inside + values, 1 + name.length);
    const element: Element = {
      name: name + directive,
      attributes: readAttributes(inside + values, attributesAt),
      start: match.index,
      contentStart: behind,
      contentEnd: behind,
      end: behind,
      children: [],
    };
    (open.at(-1)?.children ?? roots).push(element);
    if (own !== '/' && open.length < deepest) open.push(element);
  }
  return roots;
}

function readAttributes(text: string, offset: number): Element['attributes'] {
  return new Map(
    [...text.matchAll(attribute)].map((match) => {
      const name = match[1] ?? '';
      const value = match[2] ?? match[3] ?? match[4] ?? match[5] ?? '';
      const at = offset + match.index;
      const start = at + match[0].length - (match[0].length - match[0].lastIndexOf(value));
      return [
        name,
        { value, nameSpan: { start: at, end: at + name.length }, span: { start, end: start + value.length } },
      ];
    }),
  );
}

const places: Readonly<Record<string, ParameterPlace>> = {
  path: 'path',
  query: 'query',
  header: 'header',
  body: 'body',
  cookie: 'cookie',
};

function groupOf(part: string, element: Element): ParameterGroup | undefined {
  const parameter = readParameter(part, element);
  if (!parameter) return undefined;
  const about: Topic['about'] = /^Response/.test(element.name)
    ? 'response'
    : /^(?:ParamField|API|Api|swagger|[Pp]aram)/.test(element.name)
      ? 'request'
      : undefined;
  return {
    span: parameter.span,
    parameters: [parameter],
    topic: about && { about, place: undefined, isRequired: undefined },
    evidence: about ? 'certain' : 'likely',
  };
}

function readParameter(part: string, element: Element): DocumentedParameter | undefined {
  const { attributes } = element;
  const placed = [...attributes].find(([name, { value }]) => places[name] !== undefined && value !== '');
  const named = attributes.get('name') ?? placed?.[1];
  if (!named || named.value === '') return undefined;
  const wording = (name: string): Wording | undefined => {
    const found = attributes.get(name);
    return found && found.value !== '' ? { text: found.value, span: found.span } : undefined;
  };
  const where = wording('in') ?? wording('location');
  const requirement = attributes.get('required') ?? attributes.get('optional');
  const isOptional =
    requirement !== undefined && requirement === attributes.get('optional') && !attributes.has('required');
  const isFalse = requirement?.value === 'false';
  const contentEnd = Math.min(element.children[0]?.start ?? element.contentEnd, element.contentEnd);
  const content = plainText(part, { start: element.contentStart, end: contentEnd });
  const said = annotationsIn(part, content);
  return {
    name: named.value,
    nameSpan: named.span,
    in: (placed && places[placed[0]]) ?? (where && placeCalled(where.text)),
    type: wording('type'),
    required: requirement ? { value: isFalse === isOptional, span: requirement.nameSpan } : said.required,
    default: wording('default') ?? wording('initialValue') ?? said.default,
    values: said.values,
    description: wording('description') ?? allOf(content),
    span: { start: element.start, end: element.end },
    form: 'component',
    children: element.children.flatMap((child) => readParameter(part, child) ?? []),
  };
}
