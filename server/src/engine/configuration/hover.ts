import type { Span } from '../finding.ts';
import type { Hover } from '../hover/hover.ts';
import { parseYaml } from '../yaml/parse.ts';
import type { YamlValue } from '../yaml/value.ts';
import { elementSchema, type JsonSchema, type SchemaPath, schemaAt } from './json-schema.ts';
import { keyWords, type ProjectFileQuestion, schemaOf, valueWords, type Word } from './vocabulary.ts';

/** What a key or a value of `docwright.yaml` or of a contract file means. */
export function hoverConfiguration(question: ProjectFileQuestion): Hover | undefined {
  const { root } = parseYaml(question.text, 'configuration/syntax');
  return root && hoverValue(question, root, []);
}

function hoverValue(question: ProjectFileQuestion, value: YamlValue, path: SchemaPath): Hover | undefined {
  switch (value.kind) {
    case 'scalar':
      return contains(value.span, question.offset)
        ? hoverScalar(question, String(value.value), value.span, path)
        : undefined;
    case 'list':
      return first(value.items, (item) => hoverValue(question, item, [...path, 0]));
    case 'map':
      return first(value.entries, ({ key, keySpan, value }) =>
        contains(keySpan, question.offset)
          ? hoverKey(question, key, keySpan, path)
          : hoverValue(question, value, [...path, key]),
      );
  }
}

function hoverKey(question: ProjectFileQuestion, key: string, span: Span, path: SchemaPath): Hover | undefined {
  const root = schemaOf(question);
  const parent = schemaAt(root, path);
  const named = parent && keyWords(question, parent).find(({ word }) => word === key);
  if (named) return { markdown: describeWord(named), span };
  const schema = schemaAt(root, [...path, key]);
  return schema?.description === undefined ? undefined : { markdown: describeKey(key, schema), span };
}

function hoverScalar(question: ProjectFileQuestion, text: string, span: Span, path: SchemaPath): Hover | undefined {
  const schema = schemaAt(schemaOf(question), path) ?? {};
  const named = valueWords(question, elementSchema(schemaOf(question), schema)).find(({ word }) => word === text);
  const isKnown = named && (named.detail !== undefined || named.documentation !== undefined);
  return isKnown ? { markdown: describeWord(named), span } : undefined;
}

function describeKey(key: string, schema: JsonSchema): string {
  const values = schema.enum?.map((value) => {
    const meaning = schema['x-values-described']?.[value];
    return meaning === undefined ? `- \`${value}\`` : `- \`${value}\`: ${meaning}`;
  });
  return [`**${key}**`, schema.description ?? '', ...(values ? [values.join('\n')] : [])].join('\n\n');
}

function describeWord({ word, detail, documentation }: Word): string {
  const title = detail === undefined ? `**${word}**` : `**${word}** (${detail})`;
  return documentation === undefined ? title : `${title}\n\n${documentation}`;
}

function contains(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end && span.end > span.start;
}

function first<Item, Result>(items: readonly Item[], find: (item: Item) => Result | undefined): Result | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
