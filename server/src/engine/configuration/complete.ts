import { type Completion, type CompletionKind, sortKey } from '../completion/item.ts';
import { type YamlContext, yamlContextAt } from '../yaml/context.ts';
import { allowsType, elementSchema, type JsonSchema, resolve, schemaAt } from './json-schema.ts';
import { keyWords, type ProjectFileQuestion, schemaOf, valueWords, type Word } from './vocabulary.ts';

/** The keys and values that may stand at a place of `docwright.yaml` or of a contract file. */
export function completeConfiguration(question: ProjectFileQuestion): readonly Completion[] {
  const context = yamlContextAt(question.text, question.offset);
  const root = schemaOf(question);
  const schema = context && schemaAt(root, context.path);
  if (!context || !schema) return [];
  const values = valueWords(question, elementSchema(root, schema)).map((word) => ({ ...word, text: word.word }));
  if (context.kind === 'value') return toCompletions('value', values, context);
  const ruleKeys = ruleItems(question, schema);
  const ownKeys = ruleKeys.length > 0 ? [] : keyItems(root, schema, context);
  const keys = [...ownKeys, ...ruleKeys].filter(({ word }) => !context.siblings.includes(word));
  const completions = toCompletions('key', context.hasColon ? keys.map(withoutColon) : keys, context);
  // Only an item of a list may be a plain value where a key might begin.
  const isItem = typeof context.path.at(-1) === 'number';
  return isItem ? [...completions, ...toCompletions('value', values, context)] : completions;
}

/** A word and what is written for it. */
type Item = Word & { readonly text: string };

function keyItems(root: JsonSchema, schema: JsonSchema, context: YamlContext): Item[] {
  const kinds = (schema.oneOf ?? []).flatMap((branch) => branch.required);
  const hasKind = context.siblings.some((key) => kinds.includes(key));
  return Object.entries(schema.properties ?? {})
    .filter(([key]) => !(hasKind && kinds.includes(key)))
    .map(([key, property]) => {
      const value = resolve(root, property) ?? property;
      return { word: key, text: keyText(key, value), detail: undefined, documentation: value.description };
    });
}

function ruleItems(question: ProjectFileQuestion, schema: JsonSchema): Item[] {
  return keyWords(question, schema).map((word) => ({ ...word, text: `${word.word}: ` }));
}

/** A mapping or a list begins in the next line. */
function keyText(key: string, schema: JsonSchema): string {
  const isPlain = ['string', 'boolean', 'integer', 'number'].some((type) => allowsType(schema, type));
  return isPlain ? `${key}: ` : `${key}:`;
}

function withoutColon(item: Item): Item {
  return { ...item, text: item.word };
}

function toCompletions(kind: CompletionKind, items: readonly Item[], { span }: YamlContext): Completion[] {
  return items.map(({ word, text, detail, documentation }, index) => ({
    label: word,
    kind,
    insertText: text,
    isSnippet: false,
    span,
    detail,
    documentation,
    sortText: sortKey(kind, index),
    filterText: word,
  }));
}
