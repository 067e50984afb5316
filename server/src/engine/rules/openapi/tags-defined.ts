import { didYouMean } from '../../configuration/problem.ts';
import { insertEntry, insertItem, replaceScalar } from '../../spec/edit/edits.ts';
import { nearest } from '../../spec/facts/nearest.ts';
import { declaredTags, tagList, tagUses, usedTagNames } from '../../spec/facts/tags.ts';
import type { ScalarNode } from '../../spec/tree/node.ts';
import type { DocumentContext, SpecFix, SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'warning',
  summary: "An operation's tag is not declared.",
  explanation: `A tag that \`tags\` at the root doesn't declare has no description and no place in the order of the groups: often it is a
misspelt one. A tag is reported once, at its first use, and the other uses are named there; Spectral, Redocly and vacuum repeat themselves at each.
An operation without tags is the matter of \`openapi/operation-tags\`, which Redocly reports here.`,
  aliases: ['operation-tag-defined'],
  isFixable: true,
  examples: [
    {
      title: 'A misspelt tag',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
tags:
  - name: parcels
paths:
  /parcels:
    get:
      tags: [parcel]
             ^^^^^^ The tag \`parcel\` is not declared; did you mean \`parcels\`?
      responses:
        '200':
          description: The parcels.
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
tags:
  - name: parcels
paths:
  /parcels:
    get:
      tags: [parcels]
      responses:
        '200':
          description: The parcels.
`,
    },
    {
      title: 'A document that declares no tags',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
      tags: [parcels]
             ^^^^^^^ The tag \`parcels\` is not declared
      responses:
        '200':
          description: The parcels.
    post:
      tags: [parcels]
      responses:
        '201':
          description: The parcel is on its way.
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
tags:
  - name: parcels
paths:
  /parcels:
    get:
      tags: [parcels]
      responses:
        '200':
          description: The parcels.
    post:
      tags: [parcels]
      responses:
        '201':
          description: The parcel is on its way.
`,
    },
  ],
  visit: {
    openapi(_, context) {
      const { spec, memo } = context;
      const names = memo(
        'declared',
        () => [spec.root.get('tags')],
        () => declaredTags(context).map(({ name }) => name),
      );
      const used = spec.collectByGroup(usedTagNames);
      const indices = memo(
        'undeclared',
        () => [names, used],
        () => indicesOfOthers(used.flat(), new Set(names)),
      );
      if (indices.length === 0) return;
      const declared = new Set(names);
      const uses = spec.collect(tagUses);
      const undeclared = new Map<string, ScalarNode[]>();
      for (const index of indices) {
        const use = uses[index];
        if (!use) continue;
        const ofName = undeclared.get(use.name);
        if (ofName) ofName.push(use.node);
        else undeclared.set(use.name, [use.node]);
      }
      for (const [name, uses] of undeclared) report(name, uses, declared, context);
    },
  },
};

function indicesOfOthers(names: readonly string[], declared: ReadonlySet<string>): readonly number[] {
  return names.flatMap((name, index) => (declared.has(name) ? [] : [index]));
}

function report(
  name: string,
  [first, ...others]: readonly ScalarNode[],
  declared: ReadonlySet<string>,
  context: DocumentContext,
): void {
  if (!first) return;
  const meant = nearest(name, declared);
  context.report({
    message: `The tag \`${name}\` is not declared${didYouMean(meant)}`,
    at: first,
    related: others.slice(0, mostRelated).map((at) => ({ at, message: 'It is used here, too' })),
    fixes: () => [...(meant === undefined ? [] : [renaming(meant, [first, ...others])]), declaration(name, context)],
  });
}

/** More than a reader looks at. */
const mostRelated = 10;

function renaming(meant: string, uses: readonly ScalarNode[]): SpecFix {
  return { title: `Use \`${meant}\``, edits: uses.map((use) => replaceScalar(use, meant)), isSafe: false };
}

function declaration(name: string, context: DocumentContext): SpecFix {
  const { root } = context.spec;
  const list = tagList(context);
  const edit = list
    ? insertItem(list, { name })
    : insertEntry(root, 'tags', [{ name }], root.entry('servers') ?? root.entry('info'));
  return { title: `Declare the tag \`${name}\``, edits: [edit], isSafe: false };
}
