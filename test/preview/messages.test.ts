import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isMessageFromPreview, isMessageToPreview } from '#shared/preview-messages.ts';
import type { MessageFromPreview, MessageToPreview } from '#shared/protocol.ts';
import type { RequestPlan, ShownAnswer } from '#shared/try-it.ts';

const settings = { scrollWithEditor: true, scrollEditor: true, allowRemoteImages: false, canTry: false };
const panel = { documentFolder: 'https://x/', workspaceFolder: 'https://x/', isLocked: false };
const block = { id: 'a', html: '<p>' };
const place = { id: 'a', startLine: 0, endLine: 1 };
const finding = { rule: 'a/b', severity: 'error', message: 'm', startLine: 0, startCharacter: 0 } as const;
const section = { id: 'GET/a', level: 3, title: '/a', method: 'GET', height: 100 } as const;
const endpoint = { method: 'GET', path: '/a', line: 3 };
const given = { in: 'path', name: 'id', value: '1' } as const;
const input = { server: 0, security: 1, parameters: [given], body: { mediaType: 'a/b', text: '' } };
const ghost = { section: 's', title: 't', guidance: '', isRequired: true, line: 0 };

test('Every message of the page passes as it should be, and not with a wrong member', () => {
  const good: MessageFromPreview[] = [
    { kind: 'ready' },
    { kind: 'scrolled', line: 1.5 },
    { kind: 'reveal', line: 3 },
    { kind: 'reveal', line: 3, character: 2, takesFocus: true },
    { kind: 'insertSection', section: 'overview' },
    { kind: 'openLink', href: '#a' },
    { kind: 'copy', text: 'curl x' },
    { kind: 'rendered', version: 1, text: '' },
    { kind: 'need', ids: ['GET/a'] },
    { kind: 'reveal', line: 3, file: 1 },
    { kind: 'scrolled', line: 3, file: 1 },
    { kind: 'pointed' },
    { kind: 'pointed', startLine: 2, endLine: 4, file: 1 },
    { kind: 'fix', line: 3 },
    { kind: 'watchCoverage', isWatched: true },
    { kind: 'coverage', path: [0, 3], does: 'write' },
    { kind: 'coverage', path: [0], does: 'open' },
    { kind: 'try', form: 1, action: { kind: 'open', endpoint } },
    { kind: 'try', form: 1, action: { kind: 'send', input } },
    { kind: 'try', form: 1, action: { kind: 'send', input: { server: 0, parameters: [] } } },
    { kind: 'try', form: 1, action: { kind: 'abort' } },
    { kind: 'try', form: 1, action: { kind: 'setCredential', server: 0, scheme: 'key' } },
    { kind: 'try', form: 1, action: { kind: 'forgetCredential', server: 0, scheme: 'key' } },
    { kind: 'try', form: 1, action: { kind: 'insert' } },
    { kind: 'try', form: 1, action: { kind: 'close' } },
  ];
  for (const message of good) assert.ok(isMessageFromPreview(message), JSON.stringify(message));
  const bad: unknown[] = [
    ...[undefined, null, 0, 'ready', [], {}, { kind: 'nothing' }, { kind: 'toString' }, { kind: '__proto__' }],
    ...[{ kind: 'scrolled' }, { kind: 'scrolled', line: -1 }, { kind: 'scrolled', line: Number.NaN }],
    ...[
      { kind: 'reveal', line: 1.5 },
      { kind: 'reveal', line: 1, character: '2' },
      { kind: 'reveal', line: 1, takesFocus: 1 },
    ],
    ...[
      { kind: 'insertSection', section: 7 },
      { kind: 'insertSection', section: 'x'.repeat(5000) },
    ],
    ...[
      { kind: 'openLink', href: null },
      { kind: 'openLink', href: 'x'.repeat(50_000) },
    ],
    { kind: 'copy', text: 7 },
    { kind: 'copy', text: 'x'.repeat(1_000_001) },
    { kind: 'rendered', version: '1', text: '' },
    ...[
      { kind: 'need', ids: 'GET/a' },
      { kind: 'need', ids: [1] },
      { kind: 'need', ids: new Array(2000).fill('a') },
    ],
    ...[
      { kind: 'reveal', line: 3, file: 0.5 },
      { kind: 'scrolled', line: 3, file: -1 },
    ],
    ...[
      { kind: 'watchCoverage' },
      { kind: 'coverage', path: [0.5], does: 'open' },
      { kind: 'coverage', path: 0, does: 'open' },
    ],
    ...[
      { kind: 'coverage', path: [0], does: 'delete' },
      { kind: 'coverage', path: new Array(2000).fill(0), does: 'open' },
    ],
    ...[{ kind: 'pointed', startLine: -1 }, { kind: 'fix' }, { kind: 'fix', line: 0.5 }],
    ...[
      { kind: 'try', form: '1', action: { kind: 'abort' } },
      { kind: 'try', form: 1, action: { kind: 'toString' } },
      { kind: 'try', form: 1, action: { kind: 'open', endpoint: { ...endpoint, line: -1 } } },
      { kind: 'try', form: 1, action: { kind: 'send', input: { ...input, server: 'https://evil.example' } } },
      { kind: 'try', form: 1, action: { kind: 'send', input: { ...input, parameters: [{ ...given, in: 'cookie' }] } } },
      { kind: 'try', form: 1, action: { kind: 'send', input: { ...input, parameters: new Array(1001).fill(given) } } },
      { kind: 'try', form: 1, action: { kind: 'send', input: { ...input, body: { mediaType: 'a/b', text: 1 } } } },
      { kind: 'try', form: 1, action: { kind: 'setCredential', server: 0 } },
    ],
  ];
  for (const message of bad) assert.ok(!isMessageFromPreview(message), JSON.stringify(message));
});

const plan: RequestPlan = {
  ...{ method: 'GET', path: '/a', servers: [{ url: 'https://a.example' }], needsBody: false },
  parameters: [{ name: 'id', in: 'path', isRequired: true, kind: 'text', value: '', choices: [] }],
  security: [{ label: 'key', credentials: [{ scheme: 'key', kind: 'header', name: 'X-Key', prefix: '' }], unmet: [] }],
  bodies: [{ mediaType: 'a/b', kind: 'text', text: '' }],
};
const answer: ShownAnswer = {
  ...{ status: 200, phrase: 'OK', milliseconds: 1, headers: [['a', 'b']], body: '', language: 'text' },
  ...{ notes: [], canInsert: false, check: { spec: 'a.yaml', findings: [{ severity: 'error', message: 'm' }] } },
};

test('Every message to the page passes as it should be, and not with a wrong member', () => {
  const state = { uri: 'u', version: 1, blocks: [block], places: [place], findings: [finding], ghosts: [ghost] };
  const change = { since: 1, at: 0, removed: 1, inserted: [place], shifts: [{ from: 3, by: -1 }], corrected: [] };
  const patch = { uri: 'u', version: 2, added: [block], places: change };
  const good: MessageToPreview[] = [
    { kind: 'state', state, settings, panel },
    { kind: 'patch', patch },
    { kind: 'patch', patch: { ...patch, findings: [], ghosts: [] } },
    { kind: 'scroll', line: 0.25 },
    { kind: 'scroll', line: 0.25, file: 2 },
    { kind: 'blocks', uri: 'u', blocks: [block] },
    { kind: 'state', state: { ...state, sections: [section], files: ['u'] }, settings, panel },
    { kind: 'patch', patch: { ...patch, sections: [section], outdated: ['a'] } },
    { kind: 'patch', patch: { uri: 'u', version: 2, added: [] } },
    { kind: 'patch', patch: { ...patch, moved: [{ file: 1, at: 2, removed: 0, inserted: 1 }] } },
    { kind: 'try', form: 1, event: { kind: 'plan', plan, stored: [{ server: 0, scheme: 'key' }] } },
    { kind: 'try', form: 1, event: { kind: 'plan', plan: null, stored: [] } },
    { kind: 'try', form: 1, event: { kind: 'stored', stored: [] } },
    { kind: 'try', form: 1, event: { kind: 'answer', answer } },
    { kind: 'try', form: 1, event: { kind: 'failed', message: 'm' } },
    { kind: 'try', form: 1, event: { kind: 'inserted', message: 'm' } },
    { kind: 'settings', settings, panel },
  ];
  for (const message of good) assert.ok(isMessageToPreview(message), JSON.stringify(message));
  const bad: unknown[] = [
    { kind: 'patch', patch: { ...patch, moved: [{ at: 2, removed: 0 }] } },
    { kind: 'patch', patch: { ...patch, moved: { at: 2, removed: 0, inserted: -1 } } },
    { kind: 'state', state, settings },
    { kind: 'state', state: { ...state, blocks: [{ id: 'a' }] }, settings, panel },
    { kind: 'state', state: { ...state, findings: [{ ...finding, severity: 'fatal' }] }, settings, panel },
    { kind: 'patch', patch: { ...patch, places: [place] } },
    { kind: 'patch', patch: { ...patch, places: { ...change, inserted: [{ ...place, startLine: '0' }] } } },
    { kind: 'patch', patch: { ...patch, places: { ...change, shifts: [{ from: 3, by: 0.5 }] } } },
    { kind: 'patch', patch: { ...patch, ghosts: [{ ...ghost, isRequired: 'yes' }] } },
    { kind: 'settings', settings: {}, panel },
    { kind: 'scrolled', line: 1 },
    { kind: 'blocks', uri: 'u', blocks: [{ id: 'a' }] },
    { kind: 'state', state: { ...state, sections: [{ ...section, level: 4 }] }, settings, panel },
    { kind: 'try', form: 1, event: { kind: 'answer', answer: { ...answer, headers: [['a']] } } },
    { kind: 'try', form: 1, event: { kind: 'answer', answer: { ...answer, language: 'html' } } },
    { kind: 'try', form: 1, event: { kind: 'answer', answer: { ...answer, check: { findings: [{}] } } } },
    { kind: 'try', form: 1, event: { kind: 'plan', plan: { ...plan, parameters: [{ name: 'a' }] }, stored: [] } },
    { kind: 'try', form: 1, event: { kind: 'stored', stored: [{ scheme: 'key' }] } },
    { kind: 'patch', patch: { ...patch, outdated: [1] } },
  ];
  for (const message of bad) assert.ok(!isMessageToPreview(message), JSON.stringify(message));
});
