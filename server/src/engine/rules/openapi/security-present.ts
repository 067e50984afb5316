import { nameOf, type ServedOperation, securitySaid, servedOperations } from '../../spec/facts/operations.ts';
import { versionKey } from '../../spec/facts/version-key.ts';
import type { SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'warning',
  summary: 'Nothing says whether an operation needs authentication.',
  explanation: `\`security\` of the document holds for all operations; an operation may have its own. Where there is neither, readers can't
know whether the operation is open to all or the author forgot. An empty list, or \`{}\` in the list, says that it is open, and is enough: \`security: []\`
of a public API says so for all of it.

Where nothing in the document says anything, that is one finding. Webhooks and callbacks don't count: the API calls them itself.`,
  aliases: [],
  isFixable: false,
  isAboutCompleteness: true,
  options: {
    exceptions: {
      description: 'Operations that need not say it: a path, and its methods where not all are meant.',
      type: 'array',
      items: {
        type: 'object',
        properties: {
          path: { description: 'As it stands in the document.', type: 'string' },
          methods: { description: 'All, when it is left out.', type: 'array', items: { type: 'string' } },
        },
        additionalProperties: false,
      },
      default: [],
    },
  },
  examples: [
    {
      title: 'An operation that says nothing, beside one that does',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
    ^^^ Neither \`GET /parcels\` nor the document has \`security\`
      responses:
        '200':
          description: The parcels.
    post:
      security:
        - apiKey: []
      responses:
        '201':
          description: The new parcel.
components:
  securitySchemes:
    apiKey: { type: apiKey, in: header, name: X-API-Key }
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
security: []
paths:
  /parcels:
    get:
      responses:
        '200':
          description: The parcels.
    post:
      security:
        - apiKey: []
      responses:
        '201':
          description: The new parcel.
components:
  securitySchemes:
    apiKey: { type: apiKey, in: header, name: X-API-Key }
`,
    },
    {
      title: 'Nothing at all',
      bad: `
openapi: 3.1.0
^^^^^^^ Neither the document nor any operation has \`security\`
info: { title: Parcels, version: 1.0.0 }
paths:
  /parcels:
    get:
      responses:
        '200':
          description: The parcels.
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
security:
  - apiKey: []
paths:
  /parcels:
    get:
      responses:
        '200':
          description: The parcels.
components:
  securitySchemes:
    apiKey: { type: apiKey, in: header, name: X-API-Key }
`,
    },
  ],
  visit: {
    openapi(_, context) {
      const { spec, report, options, memo } = context;
      if (spec.root.has('security')) return;
      const { count, lacking } = memo(
        'lacking',
        () => [spec.all('paths').length, spec.collectByGroup(securitySaid)],
        () => lackingOf(servedOperations(context)),
      );
      if (lacking.length === 0) return;
      const hasExceptions = Array.isArray(options.exceptions) && options.exceptions.length > 0;
      const operations = lacking.length === count && !hasExceptions ? [] : servedOperations(context);
      const meant = lacking.filter((index) => {
        const operation = operations[index];
        return !operation || !isException(operation, options.exceptions);
      });
      if (meant.length === 0) return;
      if (lacking.length === count && count === meant.length) {
        report({ message: 'Neither the document nor any operation has `security`', at: versionKey(spec) });
        return;
      }
      for (const index of meant) {
        const operation = operations[index];
        if (!operation) continue;
        report({
          message: `Neither \`${nameOf(operation)}\` nor the document has \`security\``,
          at: operation.at,
        });
      }
    },
  },
};

/** How many operations there are, and the indices of those without `security`. */
function lackingOf(operations: readonly ServedOperation[]): {
  readonly count: number;
  readonly lacking: readonly number[];
} {
  const lacking = operations.flatMap(({ node }, index) => (node.has('security') ? [] : [index]));
  return { count: operations.length, lacking };
}

function isException({ path, method }: ServedOperation, exceptions: unknown): boolean {
  if (!Array.isArray(exceptions)) return false;
  return exceptions.some((exception: unknown) => {
    if (typeof exception !== 'object' || exception === null) return false;
    const { path: itsPath, methods } = exception as { readonly path?: unknown; readonly methods?: unknown };
    if (itsPath !== path) return false;
    return !Array.isArray(methods) || methods.some((name) => String(name).toLowerCase() === method.toLowerCase());
  });
}
