import { insertEntry, insertItem } from '../../spec/edit/edits.ts';
import { essenceOf } from '../../spec/facts/media-types.ts';
import { type DeclaredParameter, parametersOf } from '../../spec/facts/parameters.ts';
import { missingIn } from '../../spec/facts/place-of.ts';
import type { MapNode, Node } from '../../spec/tree/node.ts';
import { operationName } from '../../spec/walk/names.ts';
import type { SpecObject } from '../../spec/walk/spec-object.ts';
import type { Unit } from '../../spec/walk/unit.ts';
import type { DocumentContext, SpecFix, SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'warning',
  summary: 'An operation has form parameters and consumes no form.',
  explanation: `Parameters in \`formData\` are sent as \`application/x-www-form-urlencoded\` or \`multipart/form-data\`, a file as the latter
([Parameter Object](https://spec.openapis.org/oas/v2.0.html#parameter-object)): one of them must be among what the operation consumes. An operation without
\`consumes\` has that of the document, and the path's parameters are its own; Spectral looks at neither.`,
  aliases: ['oas2-operation-formData-consume-check'],
  versions: ['2.0'],
  isFixable: true,
  examples: [
    {
      title: 'A form that is sent as JSON',
      bad: `
swagger: '2.0'
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    post:
      consumes: [application/json]
      ^^^^^^^^ \`POST /parcels\` has form parameters and consumes no form
      parameters:
        - { name: address, in: formData, type: string }
      responses:
        '201':
          description: The parcel is on its way.
`,
      good: `
swagger: '2.0'
info: { title: Parcels, version: 1.0.0 }
consumes: [application/x-www-form-urlencoded]
paths:
  /parcels:
    post:
      parameters:
        - { name: address, in: formData, type: string }
      responses:
        '201':
          description: The parcel is on its way.
`,
    },
  ],
  visit: {
    openapi({ node: root }, context) {
      if (context.spec.collect(formFields).length === 0) return;
      for (const operation of context.spec.all('operation')) check(operation, root, context);
    },
  },
};

function formFields(unit: Unit): readonly SpecObject[] {
  return unit.ofType('parameter').filter(({ node }) => node.text('in') === 'formData');
}

function check(operation: SpecObject, root: MapNode, context: DocumentContext): void {
  const { node, parent } = operation;
  const own = parametersOf(node, context).parameters;
  const shared = parent?.type === 'pathItem' ? parametersOf(parent.node, context).parameters : [];
  const fields = [...own, ...shared].filter((parameter) => parameter.in === 'formData');
  const consumed = node.get('consumes') ?? root.get('consumes');
  if (fields.length === 0 || isForm(consumed)) return;
  context.report({
    message: `\`${operationName(operation)}\` has form parameters and consumes no form`,
    ...missingIn(operation, 'consumes'),
    fixes: () => consuming(node, fields),
  });
}

function isForm(consumed: Node | undefined): boolean {
  return (
    consumed?.kind === 'list' &&
    consumed.items.some((item) => item.kind === 'scalar' && forms.has(essenceOf(String(item.value))))
  );
}

const forms: ReadonlySet<string> = new Set(['application/x-www-form-urlencoded', 'multipart/form-data']);

function consuming(node: MapNode, fields: readonly DeclaredParameter[]): SpecFix[] {
  const hasFile = fields.some(({ node: field }) => field.text('type') === 'file');
  const form = hasFile ? 'multipart/form-data' : 'application/x-www-form-urlencoded';
  const list = node.list('consumes');
  if (!list && node.has('consumes')) return [];
  const before = node.entry('operationId') ?? node.entry('summary') ?? node.entries[0];
  const edit = list ? insertItem(list, form) : insertEntry(node, 'consumes', [form], before);
  return [{ title: `Consume \`${form}\``, edits: [edit], isSafe: false }];
}
