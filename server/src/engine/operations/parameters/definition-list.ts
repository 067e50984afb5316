import type { Span } from '../../finding.ts';
import type { Block } from '../../markdown/facts.ts';
import { annotationsIn } from '../annotations.ts';
import type { DocumentedParameter } from '../operation.ts';
import { readName } from '../parameter-name.ts';
import { readTerm, type Term } from '../term.ts';
import { allOf, plainText } from '../text.ts';
import type { ParameterGroup, ParameterRecogniser } from './recogniser.ts';

/** `term`, and in the next line `: definition`; or the terms of a `<dl>`. */
export const definitionList: ParameterRecogniser = {
  form: 'definition-list',
  read: ({ text, passages }) => {
    const groups: ParameterGroup[] = [];
    for (const { block, label } of passages) {
      const parameters = readBlock(text, block);
      const previous = groups.at(-1);
      if (parameters.length === 0) continue;
      const isNext = previous !== undefined && /^\s*$/.test(text.slice(previous.span.end, block.span.start));
      if (isNext)
        groups[groups.length - 1] = {
          ...previous,
          span: { start: previous.span.start, end: block.span.end },
          parameters: [...previous.parameters, ...parameters],
        };
      else groups.push({ span: block.span, parameters, topic: label?.topic, evidence: 'possible' });
    }
    return groups;
  },
};

function readBlock(part: string, { kind, span }: Block): DocumentedParameter[] {
  const source = part.slice(span.start, span.end);
  if (kind === 'paragraph' && /\n[ \t]*:[ \t]/.test(source)) return readParagraph(part, span);
  if (kind === 'html' && /<dt[\s>]/i.test(source)) return readHtml(part, span);
  return [];
}

/** Terms and definitions that no blank line parts are one paragraph to CommonMark. */
function readParagraph(part: string, { start, end }: Span): DocumentedParameter[] {
  const lines = [...part.slice(start, end).matchAll(/[^\r\n]+/g)].map(({ index, 0: line }) => ({
    line,
    at: start + index,
  }));
  const found: DocumentedParameter[] = [];
  for (let index = 0; index + 1 < lines.length; ) {
    const term = lines[index];
    let next = index + 1;
    while (
      next < lines.length &&
      (/^[ \t]*:[ \t]/.test(lines[next]?.line ?? '') ||
        (next > index + 1 && !/^[ \t]*:[ \t]/.test(lines[next + 1]?.line ?? '')))
    )
      next++;
    const definition = lines[index + 1];
    const last = lines[next - 1];
    if (!term || !definition || !last || next === index + 1) return found;
    const from = definition.at + definition.line.indexOf(':') + 1;
    const parameter = readPair(
      part,
      { start: term.at, end: term.at + term.line.length },
      { start: from, end: last.at + last.line.length },
    );
    if (parameter) found.push(parameter);
    index = next;
  }
  return found;
}

function readHtml(part: string, { start, end }: Span): DocumentedParameter[] {
  const source = part.slice(start, end);
  return [
    ...source.matchAll(
      /<dt(?:\s[^<>]*)?>([\s\S]*?)(?:<\/dt>\s*|(?=<dd))<dd(?:\s[^<>]*)?>([\s\S]*?)(?=<\/dd>|<dt[\s>]|<\/dl>|$)/gi,
    ),
  ].flatMap((match) => {
    const [all, term = '', definition = ''] = match;
    const termStart = start + match.index + all.indexOf('>') + 1;
    const definitionStart = start + match.index + all.length - definition.length;
    return (
      readPair(
        part,
        { start: termStart, end: termStart + term.length },
        { start: definitionStart, end: definitionStart + definition.length },
      ) ?? []
    );
  });
}

function readPair(part: string, term: Span, definition: Span): DocumentedParameter | undefined {
  // The definition is read as what stands behind the term's separator.
  const named = readTerm(part, term) ?? bareTerm(part, term);
  if (!named) return undefined;
  const description = allOf(plainText(part, definition));
  const said = annotationsIn(part, plainText(part, definition));
  return {
    ...named,
    required: named.required ?? said.required,
    default: named.default ?? said.default,
    values: named.values.length > 0 ? named.values : said.values,
    description: description ?? named.description,
    span: { start: term.start, end: definition.end },
    form: 'definition-list',
    children: [],
  };
}

/** A name without marks or notes, which stands alone in its line. */
function bareTerm(part: string, span: Span): Term | undefined {
  const plain = plainText(part, span);
  const name = readName(plain);
  if (!name || !/^[\s\v]*$/.test(plain.text.slice(name.end))) return undefined;
  return {
    name: name.name,
    nameSpan: name.span,
    in: undefined,
    type: undefined,
    required: name.required,
    default: undefined,
    values: [],
    description: undefined,
  };
}
