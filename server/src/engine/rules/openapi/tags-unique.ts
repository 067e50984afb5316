import { removeItem } from '../../spec/edit/edits.ts';
import { type DeclaredTag, declaredTags, tagList } from '../../spec/facts/tags.ts';
import { textAt } from '../../spec/tree/node.ts';
import type { DocumentContext, SpecFix, SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'error',
  summary: 'Two tags have the same name.',
  explanation: `"Each tag name in the list MUST be unique" ([OpenAPI Object](https://spec.openapis.org/oas/v3.1.1.html#openapi-object)). Each
tag behind the first one of its name is reported.`,
  aliases: ['openapi-tags-uniqueness', 'no-duplicated-tag-names'],
  options: {
    ignoreCase: {
      type: 'boolean',
      description: 'Names that differ only in the case of letters count as the same.',
      default: false,
    },
  },
  isFixable: true,
  examples: [
    {
      title: 'A tag that is declared twice',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
tags:
  - name: parcels
  - name: drivers
  - name: parcels
          ^^^^^^^ The tag \`parcels\` is declared already
paths: {}
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
tags:
  - name: parcels
  - name: drivers
paths: {}
`,
    },
    {
      title: 'Names that differ in case, where that makes no difference',
      options: { ignoreCase: true },
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
tags:
  - name: parcels
    description: Send parcels.
  - name: Parcels
          ^^^^^^^ The tag \`Parcels\` is declared already
    description: Follow parcels on their way.
paths: {}
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
tags:
  - name: parcels
    description: Send parcels, and follow them on their way.
paths: {}
`,
    },
  ],
  visit: {
    openapi(_, context) {
      const firstTags = new Map<string, DeclaredTag>();
      for (const tag of declaredTags(context)) {
        const name = context.options.ignoreCase === true ? tag.name.toLowerCase() : tag.name;
        const first = firstTags.get(name);
        if (first) report(tag, first, context);
        else firstTags.set(name, tag);
      }
    },
  },
};

function report(tag: DeclaredTag, first: DeclaredTag, context: DocumentContext): void {
  context.report({
    message: `The tag \`${tag.name}\` is declared already`,
    at: tag.nameNode,
    related: [{ at: first.nameNode, message: 'It is declared here' }],
    fixes: () => removal(tag, first, context),
  });
}

/** Nothing is lost with a tag that says what the first one says. */
function removal({ node, name }: DeclaredTag, first: DeclaredTag, context: DocumentContext): SpecFix[] {
  const list = tagList(context);
  if (!list?.items.includes(node)) return [];
  const isSafe = textAt(node) === textAt(first.node);
  return [{ title: `Remove the second \`${name}\``, edits: [removeItem(list, node)], isSafe }];
}
