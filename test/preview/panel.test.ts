import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isWithin, linkTarget } from '../../client/src/preview/link-target.ts';
import { ScrollLeader } from '../../client/src/preview/scroll-leader.ts';

test('An editor that nobody asked to scroll leads', () => {
  const leader = new ScrollLeader();
  assert.ok(leader.editorScrolled(10));
  assert.ok(leader.editorScrolled(0));
});

test('An editor on its way to the line that it was asked to show is an echo, step by step', () => {
  const leader = new ScrollLeader();
  leader.previewLeads(100, 0);
  for (const top of [20, 60, 99, 100]) assert.ok(!leader.editorScrolled(top), String(top));
  assert.ok(leader.editorScrolled(101), 'beyond it, the author scrolls');
  assert.ok(leader.editorScrolled(100), 'and goes on to lead');
});

test('An editor that the end of its document stops early still leads as soon as it turns', () => {
  const leader = new ScrollLeader();
  leader.previewLeads(100, 0);
  assert.ok(!leader.editorScrolled(80));
  assert.ok(leader.editorScrolled(79));
});

test('Typing gives the editor the lead', () => {
  const leader = new ScrollLeader();
  leader.previewLeads(100, 0);
  leader.editorLeads();
  assert.ok(leader.editorScrolled(50));
});

test('Links lead to the web or to a file, and nowhere else', () => {
  assert.deepEqual(linkTarget('https://example.com/a b?c#d'), { kind: 'web', url: 'https://example.com/a%20b?c#d' });
  assert.deepEqual(linkTarget('other%20page.md?x#part'), {
    kind: 'file',
    base: 'document',
    path: 'other page.md',
    fragment: 'part',
  });
  assert.deepEqual(linkTarget('../a.md'), { kind: 'file', base: 'document', path: '../a.md', fragment: '' });
  assert.deepEqual(linkTarget('/docs/a.md'), { kind: 'file', base: 'workspace', path: 'docs/a.md', fragment: '' });
  assert.deepEqual(linkTarget('mailto:help@example.com?bcc=x@y.z'), { kind: 'mail', url: 'mailto:help@example.com' });
  assert.deepEqual(linkTarget('mailto:help%40example.com'), { kind: 'mail', url: 'mailto:help@example.com' });
  const refused = [
    ...[
      'javascript:alert(1)',
      'JAVASCRIPT:alert(1)',
      'command:workbench.action.quit',
      'vscode://x/y',
      'file:///etc/passwd',
    ],
    ...[
      'data:text/html,x',
      'mailto:',
      'mailto:a@b@c',
      '//host/share',
      '\\\\host\\share',
      'a\\..\\b',
      'a\0b',
      'a%00b',
      'a\nb',
      '',
      '#a',
      '%zz',
      'https://',
    ],
  ];
  for (const href of refused) assert.deepEqual(linkTarget(href), { kind: 'refused' }, JSON.stringify(href));
});

test('A folder holds itself and what is in it', () => {
  assert.ok(isWithin('/a/b', '/a/b') && isWithin('/a/b', '/a/b/c') && isWithin('/', '/a'));
  assert.ok(!isWithin('/a/b', '/a/bc') && !isWithin('/a/b', '/a'));
});
