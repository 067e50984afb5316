import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ApiBinding, defaultConfiguration } from '#engine/configuration/configuration.ts';
import { type Binding, bindingOf } from '#engine/drift/binding.ts';

interface Options {
  readonly path?: string;
  readonly spec?: string;
  readonly apis?: readonly ApiBinding[];
  readonly override?: string;
  readonly roots?: readonly string[];
}

function bind({ path = 'docs/a.md', spec, apis = [], override, roots = [] }: Options): Binding | undefined {
  return bindingOf({
    uri: `file:///shop/${path}`,
    path,
    spec: spec === undefined ? undefined : { text: spec, span: { start: 0, end: 0 } },
    configuration: { ...defaultConfiguration('file:///shop/'), apis },
    specOverride: override,
    roots: roots.map((root) => `file:///shop/${root}`),
  });
}

const api = (spec: string, docs: readonly string[], servers: readonly string[] = []): ApiBinding => ({
  spec,
  docs,
  servers,
});

const cases: readonly [name: string, options: Options, kind: Binding['kind'] | undefined, specs: readonly string[]][] =
  [
    ['nothing says it', {}, undefined, []],
    ['the only description', { roots: ['openapi.yaml'] }, 'nearest', ['openapi.yaml']],
    ['one below the folder above', { roots: ['specs/v1/openapi.yaml'] }, 'nearest', ['specs/v1/openapi.yaml']],
    ['two at the same distance', { roots: ['a.yaml', 'b.yaml'] }, undefined, []],
    ['one nearer than another', { roots: ['docs/a.yaml', 'b.yaml'] }, 'nearest', ['docs/a.yaml']],
    ['front matter', { spec: '../b c.yaml', roots: ['a.yaml'] }, 'front-matter', ['b%20c.yaml']],
    ['front matter from the project’s folder', { spec: '/specs/b.yaml' }, 'front-matter', ['specs/b.yaml']],
    ['front matter that says none', { spec: 'none', roots: ['a.yaml'], apis: [api('b.yaml', [])] }, undefined, []],
    ['the configuration', { apis: [api('b.yaml', ['docs/**'])], roots: ['a.yaml'] }, 'configuration', ['b.yaml']],
    ['the configuration for other documents', { apis: [api('b.yaml', ['guide/**'])] }, undefined, []],
    [
      'the configuration for other documents, and one that is near',
      { apis: [api('b.yaml', ['guide/**'])], roots: ['a.yaml'] },
      'nearest',
      ['a.yaml'],
    ],
    ['several APIs', { apis: [api('a.yaml', ['docs']), api('b.yaml', [])] }, 'configuration', ['a.yaml', 'b.yaml']],
    ['the user’s word', { override: 'file:///shop/c.yaml', spec: 'b.yaml' }, 'option', ['c.yaml']],
  ];

for (const [name, options, kind, specs] of cases)
  test(`Bound by: ${name}`, () => {
    const binding = bind(options);
    assert.equal(binding?.kind, kind);
    assert.deepEqual(
      binding?.specs ?? [],
      specs.map((spec) => `file:///shop/${spec}`),
    );
  });

test('The servers of the configuration hold for a description, whoever names it', () => {
  const apis = [api('a.yaml', ['guide/**'], ['https://eu.example.com'])];
  assert.deepEqual(bind({ apis, spec: '../a.yaml' })?.servers, ['https://eu.example.com']);
  assert.deepEqual(bind({ apis, path: 'guide/x.md' })?.servers, ['https://eu.example.com']);
});
