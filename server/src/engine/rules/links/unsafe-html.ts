import { textWithoutCode } from '../../facts/source-text.ts';
import { perPart } from '../../markdown/per-part.ts';
import type { DocRule } from '../rule.ts';

export const rule: DocRule = {
  about: 'docs',
  severity: 'warning',
  summary: 'HTML in the document runs code: a script, an event handler, or a link with `javascript:`.',
  explanation: `Documents are shown in many places, and most of them don't run what is in them: GitHub and the preview of VS Code leave it out,
and what it was to show is missing there. Where it does run, whoever can write the document can run code in your readers' browsers.

Scripts that hold data (\`type="application/ld+json"\`) are none. In MDX, handlers such as \`onClick={…}\` belong to components.
Code is left in peace: that is where such HTML is written about.`,
  isFixable: false,
  examples: [
    {
      title: 'A script and a handler',
      bad: `# Example API

## Overview

Lists parcels and says where they are.

<script src="https://example.com/map.js"></script>
^^^^^^^ A script stands in the document

## Errors

Every error has a <a href="#errors" onclick="show()">code</a>.
                                    ^^^^^^^ The handler \`onclick\` stands in the document
`,
      good: `# Example API

## Overview

Lists parcels and says where they are. Don't put a \`<script>\` into your own page.

## Errors

Every error has a <a href="#errors">code</a>.
`,
    },
    {
      title: 'A link that runs code',
      bad: `# Example API

## Overview

Lists parcels and says [where they are](javascript:showMap()).
                                        ^^^^^^^^^^^ A link with \`javascript:\` runs code

## Errors

Every error has a code.
`,
      good: `# Example API

## Overview

Lists parcels and says [where they are](https://example.com/map).

## Errors

Every error has a code.
`,
    },
  ],
  *check({ file }) {
    const isMdx = /\.mdx$/i.test(file.uri);
    for (const { start, content } of file.parts) {
      for (const { kind, at, length, name } of unsafeIn(content)) {
        if (
          isMdx &&
          kind === 'handler' &&
          content.text
            .slice(at + length)
            .trimStart()
            .startsWith('={')
        )
          continue;
        yield { message: messages[kind](name), span: { start: start + at, end: start + at + length } };
      }
    }
  },
};

const messages = {
  script: () => 'A script stands in the document',
  handler: (name: string) => `The handler \`${name}\` stands in the document`,
  link: (name: string) => `A link with \`${name}\` runs code`,
};

interface Unsafe {
  readonly kind: keyof typeof messages;
  /** In the part. */
  readonly at: number;
  readonly length: number;
  readonly name: string;
}

const unsafeIn = perPart((content): readonly Unsafe[] =>
  /<[a-z]|(?:java|vb)script:/i.test(content.text) ? read(textWithoutCode(content)) : [],
);

function read(text: string): Unsafe[] {
  const found: Unsafe[] = [];
  for (const { index, 0: tag } of text.matchAll(/(?<!\\)<[a-z][\w-]*(?=[\s/>])(?:[^<>"']|"[^"]*"|'[^']*')*>/gi)) {
    if (
      /^<script\b/i.test(tag) &&
      !/\btype\s*=\s*["']?(?:application\/(?:[\w.+-]*json)|text\/(?:template|x-\w+)|math\/)/i.test(tag)
    )
      found.push({ kind: 'script', at: index, length: '<script'.length, name: 'script' });
    for (const { index: at, 1: name = '' } of tag.matchAll(/(?<=[\s"'/])(on[a-z]+)(?=\s*=)/gi))
      if (handlers.test(name) && isOutsideQuotes(tag, at))
        found.push({ kind: 'handler', at: index + at, length: name.length, name });
    for (const { index: at, 0: link } of tag.matchAll(
      /(?<=\b(?:href|src|action|formaction|data)\s*=\s*["']?\s*)(?:java|vb)script:/gi,
    ))
      found.push({ kind: 'link', at: index + at, length: link.length, name: link.toLowerCase() });
  }
  for (const { index, 0: link } of text.matchAll(/(?:java|vb)script:/gi))
    if (beginsDestination.test(text.slice(Math.max(0, index - longestLabel), index)))
      found.push({ kind: 'link', at: index, length: link.length, name: link.toLowerCase() });
  return found;
}

/** What stands before a link's destination. */
const beginsDestination = /(?:\]\(\s*<?|(?:^|[\r\n]) {0,3}\[[^\]\n]+\]:[ \t]*<?)$/;
const longestLabel = 200;

function isOutsideQuotes(tag: string, at: number): boolean {
  return (
    (
      tag
        .slice(0, at)
        .replace(/"[^"]*"|'[^']*'/g, '')
        .match(/["']/g) ?? []
    ).length === 0
  );
}

/** https://html.spec.whatwg.org/multipage/webappapis.html#event-handlers-on-elements,-document-objects,-and-window-objects */
const handlers =
  /^on(?:abort|animation\w+|auxclick|before\w+|blur|cancel|canplay\w*|change|click|close|contextmenu|copy|cuechange|cut|dblclick|drag\w*|drop|durationchange|emptied|ended|error|focus\w*|formdata|hashchange|input|invalid|key\w+|load\w*|message\w*|mouse\w+|offline|online|page\w+|paste|pause|play\w*|pointer\w+|popstate|progress|ratechange|reset|resize|scroll\w*|search|seek\w+|select\w*|show|slotchange|stalled|storage|submit|suspend|timeupdate|toggle|touch\w+|transition\w+|unload|volumechange|waiting|wheel)$/i;
