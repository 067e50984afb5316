import { didYouMean } from '../../configuration/problem.ts';
import { replaceScalar } from '../../spec/edit/edits.ts';
import { nearest } from '../../spec/facts/nearest.ts';
import { type DeclaredTag, declaredTags } from '../../spec/facts/tags.ts';
import type { ScalarNode } from '../../spec/tree/node.ts';
import type { DocumentContext, SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'error',
  summary: "A tag's parent is not declared, or is below the tag itself.",
  explanation: `"The named tag MUST exist in the API description, and circular references between parent and child tags MUST NOT be used"
([Tag Object](https://spec.openapis.org/oas/v3.2.0.html#tag-object)). A circle is reported once.`,
  aliases: ['spec-no-invalid-tag-parents'],
  versions: ['3.2'],
  isFixable: true,
  examples: [
    {
      title: 'A parent that is not there',
      bad: `
openapi: 3.2.0
info: { title: Parcels, version: 1.0.0 }
tags:
  - name: parcels
  - name: drivers
    parent: parcel
            ^^^^^^ The tag \`parcel\` is not declared; did you mean \`parcels\`?
paths: {}
`,
      good: `
openapi: 3.2.0
info: { title: Parcels, version: 1.0.0 }
tags:
  - name: parcels
  - name: drivers
    parent: parcels
paths: {}
`,
    },
    {
      title: 'Tags that stand below each other',
      bad: `
openapi: 3.2.0
info: { title: Parcels, version: 1.0.0 }
tags:
  - name: parcels
    parent: drivers
            ^^^^^^^ The tag \`parcels\` is below itself: \`parcels\`, \`drivers\`, \`parcels\`
  - name: drivers
    parent: parcels
  - name: vans
    parent: driver
            ^^^^^^ The tag \`driver\` is not declared; did you mean \`drivers\`?
paths: {}
`,
      good: `
openapi: 3.2.0
info: { title: Parcels, version: 1.0.0 }
tags:
  - name: parcels
  - name: drivers
    parent: parcels
  - name: vans
    parent: drivers
paths: {}
`,
    },
  ],
  visit: {
    openapi(_, context) {
      const tags = new Map<string, DeclaredTag>();
      for (const tag of declaredTags(context)) if (!tags.has(tag.name)) tags.set(tag.name, tag);
      const visited = new Set<string>();
      for (const tag of tags.values()) {
        checkParent(tag, tags, context);
        checkCircle(tag, tags, visited, context);
      }
    },
  },
};

interface Parent {
  readonly name: string;
  readonly node: ScalarNode;
}

function parentOf(tag: DeclaredTag): Parent | undefined {
  const node = tag.node.get('parent');
  return node?.kind === 'scalar' && typeof node.value === 'string' ? { name: node.value, node } : undefined;
}

function checkParent(tag: DeclaredTag, tags: ReadonlyMap<string, DeclaredTag>, { report }: DocumentContext): void {
  const parent = parentOf(tag);
  if (!parent || tags.has(parent.name)) return;
  const others = [...tags.keys()].filter((name) => name !== tag.name);
  const meant = nearest(parent.name, others);
  report({
    message: `The tag \`${parent.name}\` is not declared${didYouMean(meant)}`,
    at: parent.node,
    fixes: () =>
      meant === undefined
        ? []
        : [{ title: `Use \`${meant}\``, edits: [replaceScalar(parent.node, meant)], isSafe: false }],
  });
}

/** A tag has one parent, so that each way up ends at the root, among the visited, or in a circle of its own. */
function checkCircle(
  start: DeclaredTag,
  tags: ReadonlyMap<string, DeclaredTag>,
  visited: Set<string>,
  { report }: DocumentContext,
): void {
  const way: string[] = [];
  for (let tag: DeclaredTag | undefined = start; tag && !visited.has(tag.name); ) {
    visited.add(tag.name);
    way.push(tag.name);
    const parent = parentOf(tag);
    const from = parent ? way.indexOf(parent.name) : -1;
    if (parent && from !== -1) {
      const circle = [...way.slice(from), parent.name].map((name) => `\`${name}\``).join(', ');
      const first = tags.get(parent.name);
      const at = first && parentOf(first)?.node;
      if (at) report({ message: `The tag \`${parent.name}\` is below itself: ${circle}`, at });
      return;
    }
    tag = parent && tags.get(parent.name);
  }
}
