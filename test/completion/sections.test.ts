import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accept, completionsAt, labelsAt } from './support.ts';

const document = (cursor: string) => `# API Documentation

## Overview

Lists parcels.
${cursor}
## API Authentication

Send a key.
`;

test('The sections that are missing are offered on an empty line, those that belong there first', () => {
  const labels = labelsAt(document('\n<|>\n'), 'section');
  assert.deepEqual(labels.slice(0, 4), [
    'API Purpose',
    'Core Functionalities',
    'Architecture Overview',
    'Authentication Methods',
  ]);
  assert.ok(!labels.includes('Overview') && !labels.includes('API Authentication'));
});

test('At the end of the document those that belong there come first', () => {
  assert.equal(labelsAt(`${document('')}\n<|>`, 'section')[0], 'Authentication Methods');
});

test('A heading that is begun is replaced by the section’s, at the level that sections have here', () => {
  for (const typed of ['#', '##', '## ', '## Arch', '### arch', '##Arch']) {
    const text = accept(document(`\n${typed}<|>\n`), 'Architecture Overview');
    assert.ok(
      text.startsWith('# API Documentation\n\n## Overview\n\nLists parcels.\n\n## Architecture Overview\n\n${1:'),
      typed,
    );
    assert.ok(text.endsWith('\n\n## API Authentication\n\nSend a key.\n'), typed);
  }
});

test('A misspelling that is being typed still counts as missing', () => {
  assert.ok(labelsAt(document('\n## Architecture Overvie<|>\n'), 'section').includes('Architecture Overview'));
});

test('Words at the start of a line are completed only to titles that begin with them', () => {
  assert.deepEqual(labelsAt(document('\nArch<|>\n'), 'section'), ['Architecture Overview']);
  assert.deepEqual(labelsAt(document('\nThis is prose<|>\n'), 'section'), []);
});

test('A section that stands already is not offered in its own heading', () => {
  assert.deepEqual(labelsAt('# API Documentation\n\n## Overview<|>\n', 'section'), []);
});

test('Nothing for other words in a heading, and nothing before its end', () => {
  assert.deepEqual(labelsAt(document('\n## Something else<|>\n'), 'section'), []);
  assert.deepEqual(labelsAt(document('\n## <|>Arch\n'), 'section'), []);
});

test('Text right below a heading is its body, and no scaffold comes between', () => {
  const text = accept('# API Documentation\n\n## Over<|>\nLists parcels.\n', 'Overview');
  assert.equal(text, '# API Documentation\n\n## Overview\nLists parcels.\n');
});

test('A blank line sets the section apart from its neighbours', () => {
  const text = accept('# API Documentation\n\n## Overview\n\nText.\n<|>\n## API Authentication\n', 'API Purpose');
  assert.match(text, /Text\.\n\n## API Purpose\n\n/);
  assert.match(text, /\n\n## API Authentication\n$/);
});

test('An empty file, a byte order mark, CRLF and emoji before the cursor', () => {
  assert.equal(labelsAt('<|>', 'section')[0], 'Overview');
  assert.ok(accept('\u{feff}## Ov<|>', 'Overview').startsWith('\u{feff}## Overview\n\n'));
  const text = accept('# API Documentation\r\n\r\n😀 text\r\n\r\n## Ov<|>\r\n\r\nend\r\n', 'Overview');
  assert.match(text, /^# API Documentation\r\n\r\n😀 text\r\n\r\n## Overview\n/);
  assert.ok(text.endsWith('\r\n\r\nend\r\n'));
});

test('Nothing in prose, lists, quotes, tables, code, front matter and underlined headings', () => {
  const places = [
    'Some words <|>',
    'Some words\n<|>more words',
    '- item\n  <|>',
    '- item\n\n  <|>text',
    '> <|>',
    '| a |\n| - |\n| <|>',
    '```\n<|>\n```',
    '```\n# <|>',
    '    # <|>',
    'Title<|>\n===',
    '<pre>\n<|>\n</pre>',
  ];
  for (const place of places) assert.deepEqual(labelsAt(document(`\n${place}\n`), 'section'), [], place);
  assert.deepEqual(labelsAt('---\ntitle: x\n<|>\n---\n# API Documentation\n', 'section'), []);
});

test('Nothing in a document without a contract', () => {
  for (const source of ['<|>', '# <|>', '`<|>`', '```http\n<|>\n```'])
    assert.deepEqual(completionsAt(source, 'none'), []);
});

test('What a section must contain is said beside it', () => {
  const purpose = completionsAt(document('\n<|>\n')).find(({ label }) => label === 'API Purpose');
  assert.equal(purpose?.detail, 'required section');
  assert.match(purpose?.documentation ?? '', /^Clearly articulate[\s\S]*Must contain:\n\n- /);
});

test('A section that may repeat is offered again', () => {
  const source = '# Parcels\n\n## GET /parcels\n\nLists parcels.\n\n## <|>\n';
  assert.match(labelsAt(source, 'section', 'api-reference').join(), /^GET \/\S+$/);
});
