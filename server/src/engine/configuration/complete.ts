import type { Completion } from '../completion/completion.ts';
import { type YamlContext, yamlContextAt } from '../yaml/context.ts';
import { allowsType, type JsonSchema, resolve, schemaAt } from './json-schema.ts';
import { keyWords, type ProjectFileQuestion, schemaOf, valueWords, type Word } from './vocabulary.ts';

/** The keys and values that may stand at a place of `docwright.yaml` or of a contract file. */
export function completeConfiguration(question: ProjectFileQuestion): readonly Completion[] {
  const context = yamlContextAt(question.text, question.offset);
  const root = schemaOf(question);
  const schema = context && schemaAt(root, context.path);
  if (!context || !schema) return [];
  const values = valueWords(question, elementSchema(root, schema)).map((word) => valueCompletion(word, context));
  if (context.kind === 'value') return values;
  const keys = keyCompletions(root, schema, context);
  const named = keyWords(question, schema)
    .filter(({ word }) => !context.siblings.includes(word))
    .map((word) => ({
      ...valueCompletion(word, context),
      insertText: context.hasColon ? word.word : `${word.word}: `,
    }));
  // Only an item of a list may be a plain value where a key might begin.
  const isItem = typeof context.path.at(-1) === 'number';
  return [...keys, ...named, ...(isItem ? values : [])];
}

/** `extends: api-docs` and `extends: [api-docs]` take the same words. */
function elementSchema(root: JsonSchema, schema: JsonSchema): JsonSchema {
  const items = allowsType(schema, 'array') ? resolve(root, schema.items) : undefined;
  return items ? { ...items, ...schema } : schema;
}

function keyCompletions(root: JsonSchema, schema: JsonSchema, context: YamlContext): Completion[] {
  const kinds = (schema.oneOf ?? []).flatMap((branch) => branch.required);
  const hasKind = context.siblings.some((key) => kinds.includes(key));
  return Object.entries(schema.properties ?? {})
    .filter(([key]) => !context.siblings.includes(key) && !(hasKind && kinds.includes(key)))
    .map(([key, property]) => {
      const value = resolve(root, property) ?? property;
      return {
        label: key,
        insertText: context.hasColon ? key : keyText(key, value),
        isSnippet: false,
        detail: undefined,
        documentation: value.description,
        span: context.span,
      };
    });
}

/** A mapping or a list begins in the next line. */
function keyText(key: string, schema: JsonSchema): string {
  const isNested =
    schema.type !== undefined && !['string', 'boolean', 'integer', 'number'].some((type) => allowsType(schema, type));
  return isNested ? `${key}:` : `${key}: `;
}

function valueCompletion({ word, detail, documentation }: Word, context: YamlContext): Completion {
  return { label: word, insertText: word, isSnippet: false, detail, documentation, span: context.span };
}
