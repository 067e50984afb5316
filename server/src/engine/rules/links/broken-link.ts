import { distance } from 'fastest-levenshtein';
import { isPieceOfPage } from '../../facts/anchors.ts';
import { linkPlaces } from '../../facts/link-places.ts';
import { decodePath, type FilePlace, pathIn, placesOf } from '../../facts/link-targets.ts';
import type { Span } from '../../finding.ts';
import type { Neighbours } from '../../graph/neighbours.ts';
import type { Project } from '../../project.ts';
import { matchesAny } from '../../selection.ts';
import type { DocRule } from '../rule.ts';

export const rule: DocRule = {
  about: 'docs',
  severity: 'warning',
  summary: 'A link or an image leads to a file that is not there.',
  explanation: `Most often the file was moved or renamed, or is written in another case: what opens on your machine doesn't open on
everybody's.

Links to Markdown, images and other files by their names are followed, from the document's folder and, as generators of sites do, from a
folder named like the document. Addresses of pages (\`guide/start\`, \`guide.html\`) are the generator's to make, and are left in
peace, and so are templates. A link that begins with \`/\` is followed where \`links.root\` in \`docwright.yaml\` says from where;
\`links.skip\` lists what is not to be looked at, as globs. Nothing outside of the workspace is looked at.`,
  isFixable: true,
  examples: [
    {
      title: 'The file has another name',
      bad: `# Example API

## Overview

Lists parcels and says where they are. See the [guide](guides/trcking.md).
                                                       ^^^^^^^^^^^^^^^^^ No file \`guides/trcking.md\`; did you mean \`guides/tracking.md\`?

## Errors

Every error has a code.
`,
      good: `# Example API

## Overview

Lists parcels and says where they are. See the [guide](guides/tracking.md).

## Errors

Every error has a code.
`,
    },
  ],
  *check({ file, project, neighbours }) {
    if (isPieceOfPage(file.uri)) return;
    for (const { start, content } of file.parts) {
      for (const { destination, span } of linkPlaces(content)) {
        const path = pathIn(destination);
        if (path === undefined || isSkipped(project, destination)) continue;
        const places = placesOf(project, file.uri, decodePath(path));
        const looks = places.map((place) => lookFor(place, neighbours));
        if (looks.length === 0 || looks.some((look) => look !== 'missing')) continue;
        const suggestion = places[0] && nearest(path, places[0], neighbours);
        const at: Span = { start: start + span.start, end: start + span.start + path.length };
        yield {
          message: `No file \`${path}\`${suggestion === undefined ? '' : `; did you mean \`${suggestion}\`?`}`,
          span: at,
          fixes:
            suggestion === undefined
              ? []
              : [
                  {
                    title: `Link to \`${suggestion}\``,
                    edits: [{ uri: file.uri, span: at, text: suggestion }],
                    isSafe: false,
                  },
                ],
        };
      }
    }
  },
};

function isSkipped({ configuration: { links } }: Project, destination: string): boolean {
  return matchesAny(destination.replace(/[?#].*$/, ''), links.skip);
}

function lookFor(
  { folder, name }: FilePlace,
  neighbours: Pick<Neighbours, 'namesIn'>,
): 'there' | 'missing' | 'unknown' {
  const names = neighbours.namesIn(folder);
  if (names === undefined) return 'unknown';
  return names.has(name.normalize('NFC')) ? 'there' : 'missing';
}

/** The path with the name of the file nearby that is most like it. */
function nearest(
  path: string,
  { folder, name }: FilePlace,
  neighbours: Pick<Neighbours, 'namesIn'>,
): string | undefined {
  const written = path.slice(0, path.lastIndexOf('/') + 1);
  const extension = /\.[^.]*$/.exec(name)?.[0].toLowerCase() ?? '';
  const most = Math.max(1, Math.floor((name.length - extension.length) / 4));
  let best: string | undefined;
  let least = most + 1;
  for (const other of neighbours.namesIn(folder) ?? []) {
    if (!other.toLowerCase().endsWith(extension)) continue;
    const letters = distance(name.toLowerCase(), other.toLowerCase());
    if (letters >= least) continue;
    best = other;
    least = letters;
  }
  return best === undefined ? undefined : written + best.replaceAll(' ', '%20');
}
