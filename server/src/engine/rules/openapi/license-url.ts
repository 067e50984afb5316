import { didYouMean } from '../../configuration/problem.ts';
import { insertEntry, replaceScalar } from '../../spec/edit/edits.ts';
import { isBlank } from '../../spec/facts/blank.ts';
import { licenseNamed, licenseProblem } from '../../spec/facts/licenses.ts';
import { placeOf } from '../../spec/facts/place-of.ts';
import type { MapNode } from '../../spec/tree/node.ts';
import type { SpecObject } from '../../spec/walk/spec-object.ts';
import type { SpecContext, SpecFix, SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'off',
  summary: 'The license leads to no text: it has no URL and no identifier, or one that the SPDX list does not know.',
  explanation: `A license's name alone can mean many texts. Since 3.1 an SPDX expression in \`identifier\` (\`Apache-2.0\`,
\`MIT OR Apache-2.0\`) does as well as a \`url\`; one that is no [SPDX expression](https://spdx.org/licenses/) is reported. \`LicenseRef-…\` may be
anything. That both stand there is what \`openapi/schema\` reports, whichever of the names of this rule is used.`,
  aliases: ['license-url', 'info-license-strict', 'info-license-spdx'],
  isFixable: true,
  isAboutCompleteness: true,
  examples: [
    {
      title: 'A license by its name alone',
      bad: `
openapi: 3.0.4
info:
  title: Parcels
  version: 1.0.0
  license:
  ^^^^^^^ The license has no \`url\`
    name: Apache 2.0
paths: {}
`,
      good: `
openapi: 3.0.4
info:
  title: Parcels
  version: 1.0.0
  license:
    name: Apache 2.0
    url: https://spdx.org/licenses/Apache-2.0.html
paths: {}
`,
    },
    {
      title: 'A license that the SPDX list does not know',
      bad: `
openapi: 3.1.0
info:
  title: Parcels
  version: 1.0.0
  license:
    name: Apache 2.0
    identifier: Apache-2
                ^^^^^^^^ \`Apache-2\` is no SPDX license; did you mean \`Apache-2.0\`?
paths: {}
`,
      good: `
openapi: 3.1.0
info:
  title: Parcels
  version: 1.0.0
  license:
    name: Apache 2.0
    identifier: Apache-2.0
paths: {}
`,
    },
  ],
  visit: {
    license(license, context) {
      const { version } = context;
      const mayHaveIdentifier = version === '3.1' || version === '3.2';
      const hasIdentifier = mayHaveIdentifier && !isBlank(license.node.get('identifier'));
      if (hasIdentifier) checkIdentifier(license, context);
      else if (isBlank(license.node.get('url'))) reportMissing(license, mayHaveIdentifier, context);
    },
  },
};

function reportMissing(license: SpecObject, mayHaveIdentifier: boolean, { report }: SpecContext): void {
  const { node } = license;
  const id = licenseNamed(node.text('name') ?? '');
  report({
    message: `The license has no \`url\`${mayHaveIdentifier ? ' and no `identifier`' : ''}`,
    at: placeOf(license),
    fixes: () => (id === undefined ? [] : [insertion(node, id, mayHaveIdentifier)]),
  });
}

function insertion(node: MapNode, id: string, mayHaveIdentifier: boolean): SpecFix {
  const edit = mayHaveIdentifier
    ? insertEntry(node, 'identifier', id)
    : insertEntry(node, 'url', `https://spdx.org/licenses/${id}.html`);
  return { title: `Refer to SPDX's \`${id}\``, edits: [edit], isSafe: false };
}

function checkIdentifier({ node }: SpecObject, { report }: SpecContext): void {
  const identifier = node.get('identifier');
  if (identifier?.kind !== 'scalar' || typeof identifier.value !== 'string') return;
  const problem = licenseProblem(identifier.value);
  if (!problem) return;
  const { text, kind, suggestion } = problem;
  report({
    message: `\`${text}\` is no SPDX ${kind}${didYouMean(suggestion)}`,
    at: identifier,
    fixes: () =>
      suggestion === undefined
        ? []
        : [{ title: `Write \`${suggestion}\``, edits: [replaceScalar(identifier, suggestion)], isSafe: false }],
  });
}
