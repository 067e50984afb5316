/** Why the parsers differ, by what the difference is. */
export function reasonOf(difference: string): string {
  return reasons.find(([words]) => words.test(difference))?.[1] ?? '**not explained**';
}

const reasons: readonly (readonly [RegExp, string])[] = [
  [
    /refuses it: deficient indentation/,
    'A closing bracket stands at the column of its key. YAML asks for more, and other parsers do not: it is read by `yaml`, without a problem.',
  ],
  [
    /refuses it: the stream contains non-printable/,
    'A control character that YAML does not allow: a problem at its place; the tree is that of `yaml`.',
  ],
  [/A key must be text/, 'A map or a list as a key is a problem on purpose: no description has such keys.'],
  [/the tag tag:yaml.org,2002:binary/, 'The core schema has no `!!binary`: it is text.'],
];
