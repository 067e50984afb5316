import type { Span } from '../../finding.ts';
import type { FrontMatter } from '../../markdown/front-matter.ts';
import type { MarkdownFile } from '../../markdown/markdown-file.ts';
import { contractKey } from '../../selection.ts';
import { movedSpan } from '../../spans.ts';
import { parseYaml } from '../../yaml/parse.ts';
import type { YamlEntry, YamlValue } from '../../yaml/value.ts';
import type { DocRule, RuleFinding } from '../rule.ts';

export const rule: DocRule = {
  about: 'docs',
  severity: 'error',
  summary: 'The front matter does not parse, or one of its keys has a value that it cannot have.',
  explanation: `Generators of sites stop at a front matter that is no YAML, or show it to your readers as text.

Of what is in it, only keys that mean the same everywhere are looked at: \`title\` and \`description\` are text, and \`docwright\` names
a contract, or says \`false\` or \`none\`. All others are yours. A front matter with the placeholders of a template
(\`{{ … }}\`, \`{% … %}\`) is no YAML until it is filled in, and is left in peace.`,
  isFixable: false,
  examples: [
    {
      title: 'No YAML',
      bad: `---
title: Parcels: where they are
       ^ A line has one key; text with a colon and a space needs quotes
---

# Example API

## Overview

Lists parcels and says where they are.

## Errors

Every error has a code.
`,
      good: `---
title: "Parcels: where they are"
---

# Example API

## Overview

Lists parcels and says where they are.

## Errors

Every error has a code.
`,
    },
    {
      title: 'A value that the key cannot have',
      bad: `---
title:
^^^^^ \`title\` is a text, and not a list
  - Parcels
---

# Example API

## Overview

Lists parcels and says where they are.

## Errors

Every error has a code.
`,
      good: `---
title: Parcels
---

# Example API

## Overview

Lists parcels and says where they are.

## Errors

Every error has a code.
`,
    },
  ],
  *check({ file }) {
    const { frontMatter } = file;
    if (!frontMatter) {
      const opening = unclosed(file);
      if (opening)
        yield { message: 'The front matter that begins here is not closed: a line `---` is missing', span: opening };
      return;
    }
    yield* problemsOf(file, frontMatter);
  },
};

/** Kept as long as the front matter is the same. */
function problemsOf(file: MarkdownFile, frontMatter: FrontMatter): readonly RuleFinding[] {
  const known = found.get(frontMatter);
  if (known) return known;
  const problems = [...check(file.text, frontMatter)];
  found.set(frontMatter, problems);
  return problems;
}

const found = new WeakMap<FrontMatter, readonly RuleFinding[]>();

function* check(text: string, { contentSpan }: FrontMatter): Generator<RuleFinding> {
  const yaml = text.slice(contentSpan.start, contentSpan.end);
  if (/\{\{|\{%/.test(yaml) || isPlain(yaml)) return;
  const { root, problems, isBroken } = parseYaml(yaml, 'front-matter/invalid');
  for (const { message, span } of problems.slice(0, 1)) yield { message, span: movedSpan(span, contentSpan.start) };
  if (!root || isBroken || problems.length > 0) return;
  if (root.kind === 'map') for (const entry of root.entries) yield* checkEntry(entry, contentSpan.start);
  else if (root.kind === 'list' || root.value !== null)
    yield { message: 'The front matter has no keys', span: movedSpan(firstLine(yaml, root.span), contentSpan.start) };
}

/** Nothing but different keys with words, as most have: there can be nothing wrong, and it needn't be parsed. */
function isPlain(yaml: string): boolean {
  if (!/^(?:[A-Za-z_][\w-]*:[ \t]+(?:[A-Za-z\d][\w ./-]*|"[\w ./:-]*"|'[\w ./:-]*')[ \t]*(?:\r?\n|$))+$/.test(yaml))
    return false;
  const keys: readonly string[] = yaml.match(/^[^:]+/gm) ?? [];
  return new Set(keys).size === keys.length && !keys.includes(contractKey);
}

function* checkEntry({ key, keySpan, value }: YamlEntry, offset: number): Generator<RuleFinding> {
  const span = movedSpan(keySpan, offset);
  if (key === 'title' || key === 'description') {
    if (value.kind !== 'scalar') yield { message: `\`${key}\` is a text, and not ${kindOf(value)}`, span };
  } else if (key === contractKey && !namesContract(value)) {
    yield { message: `\`${contractKey}\` names a contract, or says \`false\``, span };
  }
}

function namesContract(value: YamlValue): boolean {
  return value.kind === 'scalar' && (typeof value.value === 'string' || value.value === false);
}

function kindOf({ kind }: YamlValue): string {
  return kind === 'list' ? 'a list' : 'a mapping';
}

/** A first line of `---` with a key below it: a rule across the page has none. */
function unclosed({ text }: MarkdownFile): Span | undefined {
  const [opening, mark] = /^\u{feff}?(---)[ \t]*(?:\r\n|\n|\r)(?=[A-Za-z_][\w-]*:(?:[ \t]|\r|\n))/u.exec(text) ?? [];
  if (opening === undefined || mark === undefined) return undefined;
  const start = opening.indexOf(mark);
  return { start, end: start + mark.length };
}

function firstLine(text: string, { start, end }: Span): Span {
  const line = /^[^\r\n]*/.exec(text.slice(start, end))?.[0] ?? '';
  return { start, end: start + line.length };
}
