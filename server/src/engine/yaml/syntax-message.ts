/** What is wrong with a YAML text, in the author's words, from what the package `yaml` says of it. */
export function syntaxMessage(code: string, message: string): string {
  return byCode[code] ?? byWords.find(([words]) => words.test(message))?.[1] ?? `Not valid YAML: ${message}`;
}

const byCode: Readonly<Record<string, string>> = {
  ALIAS_PROPS: 'An alias has no anchor and no tag of its own',
  BAD_PROP_ORDER: 'An anchor or a tag stands before the value, behind the `-`, `?` or `:`',
  KEY_OVER_1024_CHARS: 'A key has at most 1,024 characters; longer text needs quotes or a `|`',
  MULTIPLE_ANCHORS: 'A value has at most one anchor',
  MULTIPLE_DOCS: 'Only one YAML document may stand in this file',
  MULTIPLE_TAGS: 'A value has at most one tag',
  TAB_AS_INDENT: 'A tab stands in the indentation; YAML is indented with spaces',
};

const byWords: readonly (readonly [RegExp, string])[] = [
  [/^Nested mappings are not allowed/, 'A line has one key; text with a colon and a space needs quotes'],
  [/^A block sequence may not be used/, 'A list cannot begin on the line of its key'],
  [/^Implicit keys need to be on a single line/, 'A key stands on one line; a colon is missing in the line before'],
  [/^Implicit keys of flow sequence/, 'A key stands on one line'],
  [/^Implicit map keys need to be followed/, 'A colon is missing behind this key'],
  [/^All mapping items must start/, 'A key stands at the column of the keys before it'],
  [/^All sequence items must start/, 'An item stands at the column of the items before it'],
  [/^Missing closing /, 'The text has no closing quote'],
  [/^Comments must be separated/, 'A space is missing before the `#` of a comment'],
  [/^Missing , or : between/, 'A comma or a colon is missing'],
  [/^Missing , between/, 'A comma is missing'],
  [/^Missing space after :/, 'A space is missing behind the colon'],
  [/^Sequence item without/, 'A `-` is missing before this item'],
  [/^Tags and anchors must be separated/, 'A space is missing behind the anchor or the tag'],
  [/must end with a \}|end with a \}/, 'A `{` is not closed, or what stands in it is not indented'],
  [/must end with a \]|end with a \]/, 'A `[` is not closed, or what stands in it is not indented'],
  [
    /^Plain value cannot start with (?:reserved character |directive indicator character )?`/,
    'Text that begins with a backtick needs quotes',
  ],
  [/^Plain value cannot start with.* @/, 'Text that begins with `@` needs quotes'],
  [/^Plain value cannot start with.* %/, 'Text that begins with `%` needs quotes'],
  [/^Plain value cannot start with.*tab/, 'Text cannot begin with a tab'],
  [/^Plain value cannot start with/, 'Text that begins with this character needs quotes'],
  [/^Invalid escape sequence/, 'This is no escape sequence; a backslash in double quotes is written `\\\\`'],
  [
    /^Block scalar header includes extra/,
    'Nothing may stand behind `|` or `>` but a comment; the text begins on the next line',
  ],
  [
    /^Block scalars with more-indented leading/,
    'A blank line at the beginning of the text is indented more than the text',
  ],
  [/^Unexpected , in/, 'A comma stands where a value is expected'],
  [
    /^Unexpected (?:scalar|flow|block|alias|anchor|tag|map|seq).* at node end/,
    'A value stands here already; a line break, an indentation or quotes are wrong',
  ],
  [/^Unexpected flow-(?:seq|map)-end token/, 'This bracket closes nothing'],
  [/^Unexpected map-value-ind token/, 'A colon stands here without its key'],
  [/^Unexpected .* token in YAML stream/, 'This belongs to nothing that stands before it'],
  [/^Unsupported YAML version/, 'Only YAML 1.1 and 1.2 can be read'],
  [/^Alias cannot be an empty/, 'An alias has no name'],
  [/^Anchor cannot be an empty/, 'An anchor has no name'],
];
