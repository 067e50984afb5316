import type { LabelledCase, LoadedSuite, Skipped } from '../case.ts';
import { readSpecs } from '../files.ts';
import type { Fields } from '../outside.ts';
import { asFields, asList } from '../outside.ts';

/** The drafts that OpenAPI builds on, and a version that does. */
const versions: Readonly<Record<string, string>> = { draft4: '3.0.4', 'draft2020-12': '3.1.1' };

/** Files that ask for what Docwright doesn't do on purpose. */
const unwanted: readonly (readonly [RegExp, string])[] = [
  [/\/(?:refRemote|vocabulary)\.json$|\/optional\/cross-draft\.json$/, 'schemas on the network: nothing is fetched'],
  [/^[^/]*\/format\.json$/, 'formats that are no more than a note: here they are checked'],
  [/\/optional\/format-assertion\.json$/, 'dialects on the network: nothing is fetched'],
];

/**
 * The test suite of JSON Schema, `tests/DRAFT/KEYWORD.json`: lists of schemas, each with values that fit it or don't. Each value
 * becomes the example of a response that refers to the schema in a file of its own.
 */
export function loadJsonSchemaTestSuite(suite: string, folder: string): LoadedSuite {
  const cases: LabelledCase[] = [];
  const skipped: Skipped[] = [];
  for (const [path, text] of readSpecs(folder)) {
    const [, draft = '', file = ''] = /^tests\/([^/]+)\/(.*)$/.exec(path) ?? [];
    const version = versions[draft];
    if (version === undefined) continue;
    const groups = fieldsIn(JSON.parse(text));
    const reason = unwanted.find(([name]) => name.test(`${draft}/${file}`))?.[1];
    const read = groups.flatMap((group, index) => casesOf(group, { suite, version, id: `${draft}/${file}#${index}` }));
    if (reason === undefined) cases.push(...read);
    else skipped.push({ suite, what: `${draft}/${file}`, count: read.length, reason });
  }
  return { cases, skipped };
}

function fieldsIn(value: unknown): Fields[] {
  return (asList(value) ?? []).flatMap((item): Fields[] => {
    const fields = asFields(item);
    return fields ? [fields] : [];
  });
}

interface GroupOf {
  readonly suite: string;
  readonly version: string;
  readonly id: string;
}

function casesOf(group: Fields, { suite, version, id }: GroupOf): LabelledCase[] {
  const schema = JSON.stringify(group.schema, null, 2);
  return fieldsIn(group.tests).map((test, index) => {
    const root = 'document.json';
    const files = new Map([
      [root, documentWith(test.data, version)],
      ['schema.json', schema],
    ]);
    const rule = 'no-invalid-media-type-examples';
    const expectations = [{ kind: 'rule', rule, options: {}, isFlagged: test.valid === false }] as const;
    return { suite, id: `${id}.${index}`, files, root, expectations };
  });
}

function documentWith(example: unknown, openapi: string): string {
  const content = { 'application/json': { schema: { $ref: 'schema.json' }, example } };
  const components = { responses: { Value: { description: 'The value.', content } } };
  return JSON.stringify({ openapi, info: { title: 'Values', version: '1' }, paths: {}, components }, null, 2);
}
