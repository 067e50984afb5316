import { didYouMean } from '../../configuration/problem.ts';
import { removeEntry, replaceScalar } from '../../spec/edit/edits.ts';
import { nearest } from '../../spec/facts/nearest.ts';
import { placeIn, templatesIn } from '../../spec/facts/paths.ts';
import { keyPlace, type MapNode, type ScalarNode } from '../../spec/tree/node.ts';
import type { SpecContext, SpecRule } from '../spec-rule.ts';

export const rule: SpecRule = {
  about: 'specs',
  severity: 'error',
  summary: "A server's URL and its variables don't agree.",
  explanation: `Each \`{name}\` of a server's \`url\` needs an entry in \`variables\`. A variable that the URL doesn't use is a warning.

A \`default\` must be among the \`enum\`, and an \`enum\` must not be empty (OpenAPI 3.1, "Server Variable Object"); in 3.0 both are
warnings, since the specification says "should" there. Since 3.2 a variable may stand once in a URL.`,
  aliases: ['oas3-server-variables', 'no-server-variables-empty-enum', 'no-undefined-server-variable'],
  isFixable: true,
  versions: ['3.0', '3.1', '3.2'],
  examples: [
    {
      title: 'A variable that is not described',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
servers:
  - url: https://{regoin}.example.com
                 ^^^^^^^^ No variable \`regoin\`; did you mean \`region\`?
    variables:
      region:
        default: eu
paths: {}
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
servers:
  - url: https://{region}.example.com
    variables:
      region:
        default: eu
paths: {}
`,
    },
    {
      title: 'A variable that is not used, and a default that is none of the values',
      bad: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
servers:
  - url: https://{region}.example.com
    variables:
      region:
        enum: [eu, us]
        default: asia
                 ^^^^ \`asia\` is none of the values in \`enum\`
      port:
      ^^^^ The URL has no \`{port}\`
        default: '443'
paths: {}
`,
      good: `
openapi: 3.1.0
info: { title: Parcels, version: 1.0.0 }
servers:
  - url: https://{region}.example.com:{port}
    variables:
      region:
        enum: [eu, us]
        default: eu
      port:
        default: '443'
paths: {}
`,
    },
  ],
  visit: {
    server({ node }, context) {
      const url = node.get('url');
      if (url?.kind !== 'scalar' || typeof url.value !== 'string') return;
      check(node, url, url.value, context);
    },
    serverVariable: checkVariable,
  },
};

function check(server: MapNode, url: ScalarNode, text: string, { report, version }: SpecContext): void {
  const variables = server.map('variables');
  const declared = variables?.entries.filter(({ key }) => !key.startsWith('x-')) ?? [];
  const used = new Set<string>();
  const meant = new Set<string>();
  for (const { name, start, end } of templatesIn(text)) {
    const at = placeIn(url, text, start, end);
    const isAgain = used.has(name);
    used.add(name);
    if (isAgain && version === '3.2') report({ message: `\`{${name}}\` stands twice in \`${text}\``, at });
    if (isAgain || variables?.has(name)) continue;
    const free = declared.map(({ key }) => key).filter((key) => !text.includes(`{${key}}`));
    const suggestion = nearest(name, free);
    if (suggestion !== undefined) meant.add(suggestion);
    report({
      message: name === '' ? '`{}` names no variable' : `No variable \`${name}\`${didYouMean(suggestion)}`,
      at,
      fixes: () => {
        if (suggestion === undefined) return [];
        const renamed = `${text.slice(0, start)}{${suggestion}}${text.slice(end)}`;
        return [{ title: `Change to \`{${suggestion}}\``, edits: [replaceScalar(url, renamed)], isSafe: false }];
      },
    });
  }
  for (const entry of declared) {
    if (!variables || used.has(entry.key) || meant.has(entry.key)) continue;
    report({
      message: `The URL has no \`{${entry.key}}\``,
      at: keyPlace(entry),
      severity: 'warning',
      fixes: () => [{ title: `Remove \`${entry.key}\``, edits: [removeEntry(variables, entry)], isSafe: false }],
    });
  }
}

function checkVariable({ node }: { readonly node: MapNode }, { report, version }: SpecContext): void {
  const values = node.entry('enum');
  if (values?.value.kind !== 'list') return;
  const severity = version === '3.0' ? 'warning' : 'error';
  const { items } = values.value;
  if (items.length === 0) {
    // From 3.1 on the schema of the specification says so.
    if (version === '3.0') report({ message: '`enum` is empty', at: keyPlace(values), severity });
    return;
  }
  const standard = node.get('default');
  if (standard?.kind !== 'scalar') return;
  const isListed = items.some((item) => item.kind === 'scalar' && String(item.value) === String(standard.value));
  if (!isListed) report({ message: `\`${standard.value}\` is none of the values in \`enum\``, at: standard, severity });
}
