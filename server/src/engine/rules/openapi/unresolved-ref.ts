import { replaceScalar } from '../../spec/edit/edits.ts';
import { closest } from '../../spec/references/closest.ts';
import { isTargetDoubtful } from '../../spec/references/doubtful-target.ts';
import { fileName } from '../../spec/references/file-name.ts';
import type { Found } from '../../spec/references/lookup.ts';
import { meantReferences } from '../../spec/references/meant-reference.ts';
import { isHolderMisspelt } from '../../spec/references/misspelt-holder.ts';
import { isOtherKind, mayNameOtherKind, namedType } from '../../spec/references/named-type.ts';
import { formatPointer } from '../../spec/tree/pointer.ts';
import { typeName } from '../../spec/walk/names.ts';
import type { Reference } from '../../spec/walk/spec-object.ts';
import type { SpecContext, SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'error',
  summary: 'A reference leads nowhere.',
  explanation: `What a \`$ref\` names must be there: the file, and the place in it (RFC 6901). The same holds for \`$dynamicRef\` and for
the values of a discriminator's \`mapping\`. References to the network are left alone: nothing is fetched. A file outside of the workspace
isn't read. \`file.yaml#/\` means all of the file where there is no key without a name. A component must be of the kind that is expected where the reference stands.

A link's \`operationRef\` may lead to a description that isn't here, and a bare name in a \`mapping\` may stand for more than a component: where nothing of a similar name is
there, these are warnings.`,
  aliases: ['invalid-ref', 'no-unresolved-refs'],
  isFixable: true,
  examples: [
    {
      title: 'A misspelt component',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
      responses:
        '200':
          description: A parcel.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Parcl'
                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ No schema \`Parcl\` in components; did you mean \`Parcel\`?
components:
  schemas:
    Parcel:
      type: object
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
      responses:
        '200':
          description: A parcel.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Parcel'
components:
  schemas:
    Parcel:
      type: object
`,
    },
    {
      title: 'A slash that is missing',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Parcels:
      type: array
      items:
        $ref: '#components/schemas/Parcel'
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ No anchor \`components/schemas/Parcel\` in \`openapi.yaml\`; did you mean \`#/components/schemas/Parcel\`?
    Parcel:
      type: object
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  schemas:
    Parcels:
      type: array
      items:
        $ref: '#/components/schemas/Parcel'
    Parcel:
      type: object
`,
    },
    {
      title: 'A component of another kind',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  requestBodies:
    Parcel:
      content: { application/json: {} }
  schemas:
    Parcels:
      type: array
      items:
        $ref: '#/components/requestBodies/Parcel'
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ \`#/components/requestBodies/Parcel\` is a request body; a schema is expected here
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths: {}
components:
  requestBodies:
    Parcel:
      content: { application/json: {} }
  schemas:
    Parcels:
      type: array
      items:
        $ref: '#/components/schemas/Parcel'
    Parcel:
      type: object
`,
    },
  ],
  checkUnit({ references }, context) {
    for (const reference of references) check(reference, context);
  },
};

function check(reference: Reference, context: SpecContext): void {
  const { lookup, lookupSurface, report } = context;
  const { node, base, target: written } = reference;
  if (written === '') {
    report({ message: 'The reference is empty', at: node });
    return;
  }
  const found = lookupSurface(base, written);
  if (found.target.isRemote) return;
  if (found.node) {
    checkKind(reference, found, context);
    return;
  }
  const { tokens = [], uri } = found.target;
  const find = (path: readonly string[]) => lookup(uri, formatPointer(path)).node;
  if (isHolderMisspelt(tokens, context.version, find)) return;
  if (found.file === 'read' && isTargetDoubtful(tokens, find)) return;
  const meant = meantBy(reference, found, context);
  report({
    message: `${problem(reference, found)}${meant ? `; did you mean \`${meant.name}\`?` : ''}`,
    at: node,
    ...(!meant && mayBeElsewhere(reference) && { severity: 'warning' }),
    fixes: () =>
      meant
        ? [{ title: `Refer to \`${meant.name}\``, edits: [replaceScalar(node, meant.written)], isSafe: false }]
        : [],
  });
}

/** What a reference that leads nowhere should be, and what to call that. */
function meantBy(
  { base, target: written, expects }: Reference,
  found: Found,
  { lookup, version }: SpecContext,
): { readonly name: string; readonly written: string } | undefined {
  const meant = meantReferences(written, expects, version).find((one) => lookup(base, one).node);
  if (meant !== undefined) return { name: meant, written: meant };
  const suggestion = found.file === 'read' ? closest(found, lookup) : undefined;
  return suggestion && { name: suggestion.name, written: written.replace(/#.*/s, '') + suggestion.fragment };
}

/** A link may lead to an operation of a description that nobody has here, and a bare name in a `mapping` is more than a component's. */
function mayBeElsewhere({ kind, node, target }: Reference): boolean {
  return kind === 'operation-ref' || (kind === 'mapping' && node.value !== target);
}

function checkKind(reference: Reference, { target }: Found, { lookup, report }: SpecContext): void {
  const { expects, shape, node, base, target: written } = reference;
  // The root is asked for only where it must be: who looks at it depends on all of the file.
  if (shape !== undefined || !mayNameOtherKind(target, expects)) return;
  const named = namedType(target, lookup(base, `${written.replace(/#.*/s, '')}#`).node);
  if (named === undefined || !isOtherKind(named, expects)) return;
  const what = named === 'openapi' ? 'a whole document' : withArticle(typeName(named));
  const message = `\`${written}\` is ${what}; ${withArticle(typeName(expects))} is expected here`;
  report({ message, at: node });
}

function withArticle(name: string): string {
  return `${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name}`;
}

function problem({ target: written }: Reference, { target, file }: Found): string {
  const { tokens = [], anchor, uri } = target;
  const path = written.replace(/#.*/s, '');
  if (file === 'outside') return `\`${path}\` is outside of the workspace and isn't read`;
  if (file === 'unreadable') return `\`${path}\` can't be read: it is no UTF-8 text, or too large`;
  if (file === 'missing') return `There is no file \`${path}\``;
  if (anchor !== undefined) return `No anchor \`${anchor}\` in \`${fileName(uri)}\``;
  const [first, kind, name] = tokens;
  if (first === 'components' && tokens.length === 3) return `No ${singular(kind ?? '')} \`${name}\` in components`;
  if (tokens.length === 2 && /^(?:definitions|parameters|responses)$/.test(first ?? ''))
    return `No ${singular(first ?? '')} \`${kind}\` in \`${first}\``;
  if (tokens.at(-1) === '') return `\`${written}\` ends with a slash: a key without a name is meant, and there is none`;
  return `Nothing stands at \`${written}\``;
}

function singular(kind: string): string {
  return names.get(kind) ?? kind;
}

const names: ReadonlyMap<string, string> = new Map([
  ['schemas', 'schema'],
  ['definitions', 'schema'],
  ['responses', 'response'],
  ['parameters', 'parameter'],
  ['examples', 'example'],
  ['requestBodies', 'request body'],
  ['headers', 'header'],
  ['securitySchemes', 'security scheme'],
  ['links', 'link'],
  ['callbacks', 'callback'],
  ['pathItems', 'path item'],
  ['mediaTypes', 'media type'],
]);
