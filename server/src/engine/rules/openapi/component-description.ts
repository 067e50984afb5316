import { isBlank, wordCount } from '../../spec/facts/blank.ts';
import type { ObjectType } from '../../spec/grammar/grammar.ts';
import { grammarOf } from '../../spec/grammar/grammars.ts';
import { type Entry, keyPlace } from '../../spec/tree/node.ts';
import { typeName } from '../../spec/walk/names.ts';
import { countOf } from '../spec-options.ts';
import type { SpecContext, SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'off',
  summary: 'A component has no description, or too short a one.',
  explanation: `Components are what an API is made of, and many readers see them without the operations that use them. An empty description counts
as none. A component that is only a reference is described where it leads to; callbacks and media types can't have a description. What a reference finds by
a name in another file is a component as well.`,
  aliases: ['component-description'],
  options: {
    minWords: { type: 'integer', minimum: 0, description: 'How many words it must have at least.', default: 1 },
  },
  isFixable: false,
  isAboutCompleteness: true,
  examples: [
    {
      title: 'A schema without a description',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Parcel:
    ^^^^^^ The schema \`Parcel\` has no description
      type: object
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Parcel:
      description: What is sent, and where to.
      type: object
`,
    },
    {
      title: 'A description that says too little',
      options: { minWords: 3 },
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Parcel:
      description: Parcel.
      ^^^^^^^^^^^ The description of the schema \`Parcel\` has 1 word of at least 3
      type: object
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Parcel:
      description: What is sent, and where to.
      type: object
`,
    },
  ],
  checkUnit({ type, entry, version }, context) {
    if (entry && described.has(type) && grammarOf(version).get(type)?.fields.has('description'))
      check(entry, type, context);
  },
};

const described: ReadonlySet<ObjectType> = new Set([
  'schema',
  'response',
  'parameter',
  'example',
  'requestBody',
  'header',
  'securityScheme',
  'link',
]);

function check(entry: Entry, type: ObjectType, { report, options }: SpecContext): void {
  const { key, value } = entry;
  if (value.kind !== 'map' || value.has('$ref')) return;
  const name = `${typeName(type)} \`${key}\``;
  const at = keyPlace(value.entry('description') ?? entry);
  if (isBlank(value.get('description'))) {
    report({ message: `The ${name} has no description`, at, lacks: { map: value, keys: ['description'] } });
    return;
  }
  const [least, words] = [countOf(options.minWords), wordCount(value, 'description')];
  if (words >= least) return;
  const count = words === 1 ? '1 word' : `${words} words`;
  report({ message: `The description of the ${name} has ${count} of at least ${least}`, at });
}
