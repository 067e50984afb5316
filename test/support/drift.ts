import assert from 'node:assert/strict';
import { defaultConfiguration } from '#engine/configuration/configuration.ts';
import { builtinContracts } from '#engine/contract/builtin.ts';
import type { Finding } from '#engine/finding.ts';
import { applyEdits, checkMarkdown, parseMarkdown } from '#engine/index.ts';
import type { Project } from '#engine/project.ts';
import { neighboursOf, specUri } from './bound.ts';
import { dedent } from './marks.ts';

const uri = 'file:///api.md';

const project: Project = {
  configuration: defaultConfiguration('file:///'),
  contracts: builtinContracts(),
  contractOverride: 'api-reference',
};

/** A document, the description that it is about, and what the rules about parameters, statuses and deprecations say of both. */
export class Drift {
  readonly spec: string;
  readonly text: string;
  readonly found: readonly Finding[];

  constructor(spec: string, text: string) {
    this.spec = dedent(spec);
    this.text = text;
    const { findings, failures } = checkMarkdown(project, parseMarkdown(uri, text), 'api.md', neighboursOf(this.spec));
    assert.deepEqual(failures, []);
    this.found = findings.filter(({ rule }) => /^drift\/.*(?:parameter|status|deprecated)/.test(rule));
  }

  /** `marked text | message` of each finding. */
  get lines(): string[] {
    return this.found.map(({ span, message }) => `${this.text.slice(span.start, span.end)} | ${message}`);
  }

  /** Document and description after a fix. */
  after(title: string): Drift {
    const fix = this.found.flatMap(({ fixes }) => fixes).find((one) => one.title === title);
    if (!fix) assert.fail(`no fix “${title}”: ${this.found.flatMap(({ fixes }) => fixes.map((one) => one.title))}`);
    const editsIn = (file: string) => fix.edits.filter((edit) => edit.uri === file);
    return new Drift(applyEdits(this.spec, editsIn(specUri)), applyEdits(this.text, editsIn(uri)));
  }
}

/** A description of `GET /parcels/{id}` and `POST /parcels`: what a parameter's YAML is put into. */
export function specWith({
  get = '',
  post = '',
  body = '',
  responses = "{ '200': { description: OK } }",
  components = '',
}: {
  readonly get?: string;
  readonly post?: string;
  readonly body?: string;
  readonly responses?: string;
  readonly components?: string;
}): string {
  const requestBody = body ? `requestBody: { required: true, content: { application/json: { schema: ${body} } } }` : '';
  return [
    'openapi: 3.1.0',
    "info: { title: Parcels, version: '1' }",
    'paths:',
    '  /parcels/{id}:',
    '    get:',
    '      parameters:',
    '        - { name: id, in: path, required: true, schema: { type: string } }',
    ...get
      .split('\n')
      .filter(Boolean)
      .map((line) => `        - ${line}`),
    `      responses: ${responses}`,
    '  /parcels:',
    '    post:',
    ...(post ? ['      parameters:', ...post.split('\n').map((line) => `        - ${line}`)] : []),
    ...(requestBody ? [`      ${requestBody}`] : []),
    `      responses: ${responses}`,
    ...(components ? ['components:', '  schemas:', ...components.split('\n').map((line) => `    ${line}`)] : []),
    '',
  ].join('\n');
}

/** A page about `GET /parcels/{id}`. */
export function getPage(body: string): string {
  return `# Parcels\n\n## GET /parcels/{id}\n\nGets a parcel by its \`id\`.\n\n${body}\n`;
}

/** A page about `POST /parcels`. */
export function postPage(body: string): string {
  return `# Parcels\n\n## POST /parcels\n\nSends a parcel.\n\n${body}\n`;
}
