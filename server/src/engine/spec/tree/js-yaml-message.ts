/** What is wrong with a YAML text, in the author's words, from the reason that `js-yaml` gives. */
export function reasonMessage(reason: string): string {
  return messages[reason] ?? byWords.find(([words]) => words.test(reason))?.[1] ?? `Not valid YAML: ${reason}`;
}

const unclosed = 'The text has no closing quote';
const unindented = 'This is indented less than what it stands in';

const messages: Readonly<Record<string, string>> = {
  'a line break is expected': 'Nothing may stand behind `|` or `>` but a comment; the text begins on the next line',
  'a whitespace character is expected after the key-value separator within a block mapping':
    'A space is missing behind the colon',
  'alias node should not have any properties': 'An alias has no anchor and no tag of its own',
  'bad explicit indentation width of a block scalar; it cannot be less than one':
    'The indentation of a text block is 1 to 9',
  'bad indentation of a mapping entry': 'The indentation is wrong, or a text with a colon has no quotes',
  'bad indentation of a sequence entry': 'The indentation is wrong, or an item has no `-`',
  'can not read a block mapping entry; a multiline key may not be an implicit key':
    'A key stands on one line; a colon is missing in the line before',
  'deficient indentation': unindented,
  'directives end mark is expected': 'A `---` is missing behind the directives',
  'duplication of %YAML directive': 'The directive `%YAML` stands twice',
  'duplication of a tag property': 'A value has at most one tag',
  'duplication of an anchor property': 'A value has at most one anchor',
  'end of the stream or a document separator is expected': 'This belongs to nothing that stands before it',
  "expected ':' after a mapping key": 'A colon is missing behind this key',
  'expected hexadecimal character': 'This is no escape sequence: a hexadecimal digit is missing',
  "expected the node content, but found ','": 'A comma stands where a value is expected',
  'expected valid JSON character': 'A control character stands here',
  'missed comma between flow collection entries': 'A comma is missing',
  'name of an alias node must contain at least one character': 'An alias has no name',
  'name of an anchor node must contain at least one character': 'An anchor has no name',
  'null byte is not allowed in input': 'A control character (U+0000) stands here',
  'tab characters must not be used in indentation': 'A tab stands in the indentation; YAML is indented with spaces',
  'the stream contains non-printable characters': 'A character that cannot be printed stands here',
  'unexpected end of the document within a double quoted scalar': unclosed,
  'unexpected end of the document within a single quoted scalar': unclosed,
  'unexpected end of the stream within a double quoted scalar': unclosed,
  'unexpected end of the stream within a single quoted scalar': unclosed,
  'unexpected end of the stream within a flow collection': 'A bracket is not closed',
  'unacceptable YAML version of the document': 'Only YAML 1.1 and 1.2 can be read',
  'unknown escape sequence': 'This is no escape sequence; a backslash in double quotes is written `\\\\`',
};

const byWords: readonly (readonly [RegExp, string])[] = [
  [/^nesting exceeded/, 'More than 500 levels stand in one another; what is deeper is not read'],
  [/^undeclared tag handle/, 'No `%TAG` directive declares the handle of this tag'],
  [/^tag |^named tag handle|verbatim tag$/, 'This is no tag'],
  [/^repeat of a(?:n indentation| chomping)/, 'Behind `|` or `>` stand at most one digit and one of `+` and `-`'],
  [/[Dd]irective|tag handle/, 'This directive is not valid'],
];
