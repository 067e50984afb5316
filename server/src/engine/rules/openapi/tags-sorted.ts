import { type DeclaredTag, declaredTags, tagList } from '../../spec/facts/tags.ts';
import { textAt } from '../../spec/tree/node.ts';
import type { DocumentContext, SpecFix, SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'off',
  summary: 'The tags are not in alphabetical order.',
  explanation: `Tools show tags in the order in which they are declared. Whoever wants them sorted turns this rule on; it reports the first tag
that stands behind a greater one. Capital letters come before small ones, as in Redocly and unlike in Spectral, unless \`ignoreCase\` says otherwise.
Comments between tags stay where they are when the fix sorts them.`,
  aliases: ['openapi-tags-alphabetical', 'tags-alphabetical'],
  options: {
    ignoreCase: { type: 'boolean', description: "The case of letters doesn't count.", default: false },
  },
  isFixable: true,
  examples: [
    {
      title: 'Tags out of order',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
tags:
  - name: parcels
    description: Send parcels.
  - name: drivers
          ^^^^^^^ \`drivers\` stands behind \`parcels\`
paths: {}
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
tags:
  - name: drivers
  - name: parcels
    description: Send parcels.
paths: {}
`,
    },
    {
      title: 'Capital letters, where they make no difference',
      options: { ignoreCase: true },
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
tags: [{ name: Parcels }, { name: drivers }]
                                  ^^^^^^^ \`drivers\` stands behind \`Parcels\`
paths: {}
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
tags: [{ name: drivers }, { name: Parcels }]
paths: {}
`,
    },
  ],
  visit: {
    openapi(_, context) {
      const tags = declaredTags(context);
      const keyOf = ({ name }: DeclaredTag): string =>
        context.options.ignoreCase === true ? name.toLowerCase() : name;
      for (const [index, tag] of tags.entries()) {
        const before = tags[index - 1];
        if (!before || keyOf(before) <= keyOf(tag)) continue;
        context.report({
          message: `\`${tag.name}\` stands behind \`${before.name}\``,
          at: tag.nameNode,
          fixes: () => sorting(tags, keyOf, context),
        });
        return;
      }
    },
  },
};

function sorting(
  tags: readonly DeclaredTag[],
  keyOf: (tag: DeclaredTag) => string,
  context: DocumentContext,
): SpecFix[] {
  const items = new Set(tagList(context)?.items);
  if (!tags.every(({ node }) => items.has(node))) return [];
  const sorted = [...tags].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0));
  const edits = sorted.flatMap(({ node }, index) => {
    const place = tags[index]?.node;
    return place && place !== node ? [{ at: place, text: textAt(node) }] : [];
  });
  return [{ title: 'Sort the tags', edits, isSafe: false }];
}
