import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertMarks, readCursor, readFiles, writeMarks } from './marks.ts';

test('Marks are read and removed', () => {
  const [file] = readFiles('😀 two\n   ^^^ family/rule: Two.\n^^ Face.\nth<|>ree\r\n');
  assert.deepEqual(file, {
    path: '',
    text: '😀 two\nthree\r\n',
    cursors: [9],
    marks: [
      { span: { start: 3, end: 6 }, rule: 'family/rule', message: 'Two.' },
      { span: { start: 0, end: 2 }, rule: undefined, message: 'Face.' },
    ],
  });
});

test('A line begins another file, and shared indentation goes', () => {
  const files = readFiles(`
    //- docwright.yaml
    rules:
      a/b: off
    //- docs/a.md
    # A
  `);
  assert.deepEqual(
    files.map(({ path, text }) => [path, text]),
    [
      ['docwright.yaml', 'rules:\n  a/b: off\n'],
      ['docs/a.md', '# A\n'],
    ],
  );
});

test('A source without a mark is left as it is', () => {
  assert.deepEqual(readFiles(''), [{ path: '', text: '', cursors: [], marks: [] }]);
  assert.equal(readCursor('\u{feff}a ^ b<|>').text, '\u{feff}a ^ b');
});

test('Marks are written below their lines in the order of the text', () => {
  const marks = [
    { span: { start: 4, end: 9 }, message: 'Two.' },
    { span: { start: 0, end: 0 }, rule: 'a/b', message: 'One.' },
  ];
  assert.equal(writeMarks('one\ntwo\nthree', marks), 'one\n^ a/b: One.\ntwo\n^^^ Two.\nthree');
});

test('Marks that were not found, or not expected, fail', () => {
  const [file] = readFiles('one\n^^^ a/b: One.\n');
  assert.ok(file);
  assertMarks(file, [{ span: { start: 0, end: 3 }, rule: 'a/b', message: 'One.' }]);
  assert.throws(() => assertMarks(file, []));
  assert.throws(() => assertMarks(file, [{ span: { start: 0, end: 2 }, rule: 'a/b', message: 'One.' }]));
  assert.throws(() => assertMarks(file, [...file.marks, { span: { start: 1, end: 2 }, rule: 'a/b', message: 'Two.' }]));
});
