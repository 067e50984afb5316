import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultConfiguration } from '#engine/configuration/configuration.ts';
import { builtinContracts } from '#engine/contract/builtin.ts';
import type { Contract, Section } from '#engine/contract/contract.ts';
import { plainScaffold } from '#engine/contract/scaffold.ts';
import { checkMarkdown, fixMarkdown, parseMarkdown } from '#engine/index.ts';
import type { Project } from '#engine/project.ts';
import template from '../fixtures/api-docs-template.md';
import byResource from '../fixtures/complete-by-resource.md';
import chatty from '../fixtures/complete-chatty.md';
import flat from '../fixtures/complete-flat.md';
import formal from '../fixtures/complete-formal.md';
import nested from '../fixtures/complete-nested.md';

for (const layout of ['flat', 'nested'] as const) {
  test(`Scaffolds alone meet every requirement of api-docs, and each names what is to do (${layout})`, () => {
    assertOnlyToDo(builtin('api-docs'), layout);
  });
}

for (const id of ['api-reference', 'endpoint']) {
  test(`The scaffold alone meets every requirement of ${id}, and names what is to do`, () => {
    assertOnlyToDo(builtin(id), 'nested');
  });
}

for (const [name, text] of Object.entries({ nested, flat, formal, chatty, byResource })) {
  test(`A document that somebody wrote with care meets every requirement (${name})`, () => {
    assert.deepEqual(
      findingsOf('api-docs', text).map(({ rule, message }) => `${rule}: ${message}`),
      [],
    );
  });
}

/** What a document lacks once a text is gone from it. */
const removals: readonly (readonly [text: string, gone: string, message: string])[] = [
  [flat, 'The call is idempotent.', '`PUT` must say whether it is idempotent'],
  [
    flat,
    "A confirmation is sent to the account's address.",
    '`POST` must say which side effects it has, or that it has none',
  ],
  [
    flat,
    ' Warnings that are on their way may still arrive afterwards.',
    '`DELETE` must say what its implications or follow-up actions are',
  ],
  [
    flat,
    'The [units](https://weather.example/units) are those of the SI.',
    '`GET` must contain links to related endpoints or further resources',
  ],
  [
    flat,
    ' Keep it in an\nenvironment variable or a secrets manager.',
    '`Token Management` must say how to store it securely',
  ],
  [
    flat,
    'Read the [FAQ](https://weather.example/faq) first, or write an email to support@weather.example. ',
    '`Support and Resources` must contain contact information for escalated support',
  ],
  [
    nested,
    '* Book a shipment with any of our four carriers\n* Print labels as PDF or ZPL\n* Receive an event for each scan\n',
    '`Key Features` must contain a list of the main features',
  ],
  [
    nested,
    'Still stuck? See the [status page](https://status.parcelo.example).',
    '`Authentication Errors` must contain a link to further resources or support',
  ],
  [flat, ', so treat it as a secret and send it over HTTPS', '`API Authentication` must contain security advice'],
  [
    formal,
    'Acceptance discloses the reading to the supplier and sets the due date of the next one.',
    '`POST` must say which side effects it has, or that it has none',
  ],
  [formal, 'A second submission of an equal value has no effect.', '`PUT` must say whether it is idempotent'],
  [
    formal,
    'A bill that rests on the reading is flagged for review. The audit trail preserves the value for ten years.',
    '`DELETE` must say what its implications or follow-up actions are',
  ],
  [
    formal,
    'A supplier obtains the closing readings of all customers who move out this month by means of one query.',
    '`Core Functionalities` must contain an example of what can be achieved',
  ],
  [
    formal,
    '| Custody | In main memory only; a token shall not be written to a file |\n',
    '`Token Management` must say how to store it securely',
  ],
  [
    formal,
    '* Operations centre, day and night: +31 20 555 0100\n',
    '`Support and Resources` must contain contact information for escalated support',
  ],
  [
    chatty,
    'Heads-up: all translators of the project get an email.',
    '`POST` must say which side effects it has, or that it has none',
  ],
  [
    chatty,
    "Go ahead and run it as often as you like, you'll end up with the same string.",
    '`PUT` must say whether it is idempotent',
  ],
  [
    chatty,
    'Its translations go with it. Changed your mind? You have 30 days to bring it back.',
    '`DELETE` must say what its implications or follow-up actions are',
  ],
  [
    byResource,
    "The lender's registrar finds the request in the inbox, and the work is marked as wanted.",
    '`POST /requests` must say which side effects it has, or that it has none',
  ],
  [
    byResource,
    'Agreements that came out of the request are dissolved; inform your insurer.',
    '`DELETE /requests/{id}` must say what its implications or follow-up actions are',
  ],
  [
    byResource,
    "The terms are exchanged as a whole: what the body doesn't name is gone afterwards.",
    '`PUT /agreements/{id}` must say whether it is idempotent',
  ],
  [
    byResource,
    'Continue with [an agreement](#put-agreementsid).',
    '`GET /requests/{id}` must contain links to related endpoints or further resources',
  ],
  [
    formal,
    `| Name | Place | Obligation | Meaning |
| --- | --- | --- | --- |
| \`meter\` | path | mandatory | The meter's number |
| \`from\` | query | optional | First day |
`,
    '`GET` must contain its parameters, required and optional, in a table or list',
  ],
];

for (const [text, gone, message] of removals) {
  test(`Without its words: ${message}`, () => {
    assert.ok(text.includes(gone));
    assert.deepEqual(
      findingsOf('api-docs', text.replace(gone, '')).map((finding) => finding.message),
      [message],
    );
  });
}

test('Every section of the template names what it must contain, once', () => {
  const rules = findingsOf('api-docs', template).map(({ rule }) => rule);
  assert.deepEqual([...new Set(rules)].sort(), ['structure/leftover-guidance', 'structure/unmet-requirement']);
});

test('The skeletons of all requirements meet them', () => {
  const fixed = fixMarkdown(projectWith('api-docs'), uri, template, 'api.md');
  const unmet = findingsOf('api-docs', fixed).filter(({ rule }) => rule === 'structure/unmet-requirement');
  assert.deepEqual(
    unmet.map(({ message }) => message),
    [],
  );
});

function assertOnlyToDo(contract: Contract, layout: 'flat' | 'nested'): void {
  const lines = [`# ${contract.root?.title ?? 'Parcels'}`];
  let count = 0;
  const add = (section: Section, level: number): void => {
    lines.push(`${'#'.repeat(level)} ${section.title}`, plainScaffold(section.scaffold ?? ''));
    count += 1;
    for (const child of section.sections) add(child, layout === 'nested' ? level + 1 : level);
  };
  for (const section of contract.sections) add(section, 2);
  const findings = findingsOf(contract.id, lines.join('\n\n'));
  const others = findings.filter(({ rule }) => rule !== 'structure/leftover-guidance');
  assert.deepEqual(
    others.map(({ rule, message }) => `${rule}: ${message}`),
    [],
  );
  assert.equal(findings.length, count);
}

const uri = 'file:///project/api.md';

function findingsOf(contract: string, text: string) {
  return checkMarkdown(projectWith(contract), parseMarkdown(uri, text), 'api.md').findings;
}

function projectWith(contract: string): Project {
  const configuration = defaultConfiguration('file:///project/');
  return { configuration, contracts: builtinContracts(), contractOverride: contract };
}

function builtin(id: string): Contract {
  const contract = builtinContracts().get(id);
  assert.ok(contract);
  return contract;
}
