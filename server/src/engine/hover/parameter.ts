import { parameterSpan, writtenSegments } from '../endpoints/written-path.ts';
import type { Place } from '../facts/place.ts';
import { wordAt } from '../facts/word.ts';
import type { Span } from '../finding.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import type { DocumentedOperation, DocumentedParameter } from '../operations/operation.ts';
import { operationsOf } from '../operations/operations.ts';
import { holds } from '../spans.ts';
import type { Hover, HoverContext } from './item.ts';

/** A parameter or a field in the section of its endpoint, in the path, in an example or between code marks: what the section says of it. */
export function parameterHover({ file, place }: HoverContext): Hover | undefined {
  for (const operation of operationsOf(file)) {
    const { endpoint, span } = operation;
    if (!holds(span, place.offset) && !holds(endpoint.pathSpan, place.offset)) continue;
    const named = inPath(file, operation, place.offset) ?? inText(place);
    const all = [...operation.parameters, ...operation.responseFields].flatMap(withChildren);
    const told = all.find(({ name, form }) => form !== 'path' && name === named?.name);
    if (named && told && !holds(told.nameSpan, place.offset)) return { markdown: describe(told), span: named.span };
  }
  return undefined;
}

interface Named {
  readonly name: string;
  readonly span: Span;
}

function inPath({ text }: MarkdownFile, { endpoint }: DocumentedOperation, offset: number): Named | undefined {
  const { path, pathSpan } = endpoint;
  for (const [index, segment] of (writtenSegments(text, pathSpan, path) ?? []).entries()) {
    for (const name of path.segments[index]?.parameters ?? []) {
      const span = parameterSpan(segment, name);
      if (span && holds(span, offset)) return { name, span };
    }
  }
  return undefined;
}

/** Between code marks, as a key of JSON, and as a name in a query or a header field. */
function inText(place: Place): Named | undefined {
  const word = wordAt(place, '\\w.-');
  if (!word || (!place.inlineCode && place.block.kind !== 'code')) return undefined;
  const isName =
    place.inlineCode !== undefined ||
    (/"$/.test(word.before) && /^"\s*:/.test(word.after)) ||
    (/[?&]$/.test(word.before) && /^=/.test(word.after)) ||
    (/^\s*$/.test(word.before) && /^:/.test(word.after));
  return isName ? { name: word.text, span: word.span } : undefined;
}

function withChildren(parameter: DocumentedParameter): readonly DocumentedParameter[] {
  return [parameter, ...parameter.children.flatMap(withChildren)];
}

function describe({
  name,
  in: place,
  type,
  required,
  default: standard,
  values,
  description,
}: DocumentedParameter): string {
  const facts = [
    place,
    type?.text,
    required && (required.value ? 'required' : 'optional'),
    standard && `default \`${standard.text}\``,
  ].filter((fact) => fact !== undefined);
  const allowed = values.length > 0 ? `One of ${values.map(({ text }) => `\`${text}\``).join(', ')}.` : undefined;
  const head = [`**\`${name}\`**`, ...facts].join(' · ');
  return [head, description?.text, allowed].filter((text) => text !== undefined && text !== '').join('\n\n');
}
