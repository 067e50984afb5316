import { distance } from 'fastest-levenshtein';
import { type Anchors, anchorsOf, isPieceOfPage, mayHaveOtherAnchors } from '../../facts/anchors.ts';
import { type LinkPlace, linkPlaces } from '../../facts/link-places.ts';
import { decodePath, documentsAt } from '../../facts/link-targets.ts';
import { perPart } from '../../markdown/per-part.ts';
import { matchesAny } from '../../selection.ts';
import type { DocRule } from '../rule.ts';

export const rule: DocRule = {
  about: 'docs',
  severity: 'warning',
  summary: 'A link leads to a heading or anchor that its document does not have.',
  explanation: `Such a link leads nowhere, and nobody is told: most often the heading was renamed.

Anchors are what GitHub makes of headings (\`## Error codes\` is \`#error-codes\`, the second one of that name
\`#error-codes-1\`), what other generators make of them, \`{#id}\` behind a heading, and \`id\` and \`name\` of HTML. Links to headings of other Markdown
documents of the workspace are followed, too. A document that includes other files, is made by a template in part, or is a piece of a page
itself may get its headings from there, and links to it are left in peace.`,
  isFixable: true,
  examples: [
    {
      title: 'The heading has another title now',
      bad: `# Example API

## Overview

Lists parcels and says where they are. See [what may go wrong](#error).
                                                                ^^^^^ No heading or anchor \`error\` in this document; did you mean \`errors\`?

## Errors

Every error has a code.
`,
      good: `# Example API

## Overview

Lists parcels and says where they are. See [what may go wrong](#errors).

## Errors

Every error has a code.
`,
    },
  ],
  *check({ file, project, neighbours }) {
    const own = mayHaveOtherAnchors(file) ? undefined : file;
    const isPiece = isPieceOfPage(file.uri);
    for (const { start, content } of file.parts) {
      for (const { destination, span } of anchorLinks(content)) {
        const mark = destination.indexOf('#');
        const path = destination.slice(0, mark);
        const anchors = path === '' ? own && anchorsOf(own) : isPiece ? undefined : anchorsAt(destination);
        const name = decodePath(destination.slice(mark + 1));
        if (!anchors || anchors.accepted.has(name.toLowerCase())) continue;
        const suggestion = nearest(name, anchors.names);
        const place = { start: start + span.start + mark + 1, end: start + span.end };
        const hint = suggestion === undefined ? '' : `; did you mean \`${suggestion}\`?`;
        const edits = suggestion === undefined ? [] : [{ uri: file.uri, span: place, text: suggestion }];
        yield {
          message: `No heading or anchor \`${name}\` in ${path === '' ? 'this document' : `\`${path.replace(/\?.*$/, '')}\``}${hint}`,
          span: place,
          fixes: suggestion === undefined ? [] : [{ title: `Link to \`#${suggestion}\``, edits, isSafe: false }],
        };
      }
    }

    function anchorsAt(destination: string): Anchors | undefined {
      if (matchesAny(destination.replace(/[?#].*$/, ''), project.configuration.links.skip)) return undefined;
      for (const uri of documentsAt(project, file.uri, destination)) {
        const anchors = neighbours.anchorsOf(uri);
        if (anchors) return anchors.isComplete ? anchors : undefined;
      }
      return undefined;
    }
  },
};

/** Within the document, or to another file of the project. */
const anchorLinks = perPart((content): readonly LinkPlace[] =>
  linkPlaces(content).filter(({ destination }) => {
    const mark = destination.indexOf('#');
    return mark !== -1 && !isNoAnchor(destination.slice(mark)) && !/^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(destination);
  }),
);

/** The top of the page, a route of a single-page application, lines of a file, a text fragment, what a template fills in. */
function isNoAnchor(destination: string): boolean {
  return /^#(?:$|top$|[!/?]|:~:|L\d+|.*[{}$<>])/i.test(destination);
}

/** The anchor with the fewest other letters, or one that has the same words among others. */
function nearest(name: string, names: readonly string[]): string | undefined {
  const wanted = name.toLowerCase();
  const most = Math.max(1, Math.floor(wanted.length / 3));
  let best: string | undefined;
  let least = most + 1;
  for (const other of names) {
    if (Math.abs(other.length - wanted.length) >= least) continue;
    const letters = distance(wanted, other.toLowerCase());
    if (letters >= least) continue;
    best = other;
    least = letters;
  }
  return best ?? sameWords(wanted, names);
}

function sameWords(wanted: string, names: readonly string[]): string | undefined {
  const words = wordsOf(wanted);
  if (words.length < 2) return undefined;
  const found = names.filter((name) => {
    const others = new Set(wordsOf(name.toLowerCase()));
    return words.every((word) => others.has(word));
  });
  return found.length === 1 ? found[0] : undefined;
}

function wordsOf(name: string): string[] {
  return name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}
