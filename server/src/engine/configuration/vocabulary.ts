import type { Contract, Section } from '../contract/contract.ts';
import type { DeclaredSection } from '../contract/declared.ts';
import { contractFileSchema, loadContract } from '../contract/load.ts';
import { conditionNames } from '../contract/spec-condition.ts';
import type { KnownRule } from './declared.ts';
import type { JsonSchema } from './json-schema.ts';
import { configurationFileSchema } from './load.ts';

/** A project's own YAML file, and what its values may name. */
export interface ProjectFileQuestion {
  readonly kind: 'contract' | 'configuration';
  readonly text: string;
  readonly offset: number;
  readonly contracts: ReadonlyMap<string, Contract>;
  readonly rules: readonly KnownRule[];
}

/** Something that a value or a key may name. */
export interface Word {
  readonly word: string;
  readonly detail: string | undefined;
  readonly documentation: string | undefined;
}

/** The schema of the file in question. */
export function schemaOf(question: ProjectFileQuestion): JsonSchema {
  return question.kind === 'contract' ? contractFileSchema : withRuleOptions(configurationFileSchema, question.rules);
}

/** Each rule that has options has a schema of its own. */
function withRuleOptions(schema: JsonSchema, rules: readonly KnownRule[]): JsonSchema {
  const setting = schema.properties?.rules;
  const any = schema.$defs?.rule;
  if (!setting || !any) return schema;
  const own = rules.flatMap(({ id, options }) =>
    options ? [[id, { ...any, properties: { ...any.properties, ...options } }] as const] : [],
  );
  return {
    ...schema,
    properties: { ...schema.properties, rules: { ...setting, properties: Object.fromEntries(own) } },
  };
}

/** The words that a value of this schema may be. */
export function valueWords(question: ProjectFileQuestion, schema: JsonSchema): readonly Word[] {
  const words = (schema.enum ?? schema.then?.enum ?? []).map((word) => ({
    word,
    detail: undefined,
    documentation: schema['x-values-described']?.[word],
  }));
  const isFlag = schema.type === 'boolean' || (Array.isArray(schema.type) && schema.type.includes('boolean'));
  const flags = isFlag ? ['true', 'false'].map((word) => ({ word, detail: undefined, documentation: undefined })) : [];
  return [...words, ...flags, ...namedWords(question, schema['x-values'])];
}

/** The words that a key of a mapping of this schema may be, besides those that the schema names. */
export function keyWords(question: ProjectFileQuestion, schema: JsonSchema): readonly Word[] {
  if (schema['x-keys'] !== 'rules') return [];
  return question.rules.map(({ id, severity, summary }) => ({ word: id, detail: severity, documentation: summary }));
}

function namedWords(question: ProjectFileQuestion, source: string | undefined): readonly Word[] {
  switch (source) {
    case 'contracts':
      return [...question.contracts.values()].map(({ id, title, description }) => ({
        word: id,
        detail: title,
        documentation: description,
      }));
    case 'sections':
      return sectionWords(question);
    case 'facts':
      return conditionNames.map((word) => ({ word, detail: undefined, documentation: undefined }));
    case undefined:
      return [];
  }
  return [];
}

/** The ids of the file's own sections and of those of the contracts that it extends. */
function sectionWords(question: ProjectFileQuestion): readonly Word[] {
  const own = loadContract({ uri: '', text: question.text }).contract;
  const words = new Map<string, Word>();
  const addOwn = (section: DeclaredSection): void => {
    words.set(section.id, { word: section.id, detail: section.settings.title, documentation: undefined });
    section.sections.forEach(addOwn);
  };
  const addBase = (section: Section): void => {
    words.set(section.id, { word: section.id, detail: section.title, documentation: section.guidance });
    section.sections.forEach(addBase);
  };
  own?.sections.forEach(addOwn);
  for (const base of own?.extends ?? []) question.contracts.get(base.id)?.sections.forEach(addBase);
  return [...words.values()];
}
