import { isPieceOfPage } from '../facts/anchors.ts';
import { linkPlaces } from '../facts/link-places.ts';
import { decodePath, documentsAt, pathIn, placesOf } from '../facts/link-targets.ts';
import type { MarkdownFile } from '../markdown/markdown-file.ts';
import { perPart } from '../markdown/per-part.ts';
import type { Project } from '../project.ts';

/** What has to be known of other files before a document can be checked. */
export interface Needs {
  /** Documents to whose headings it links: URIs. Not all of them need be there. */
  readonly documents: ReadonlySet<string>;
  /** Folders of files to which it links: URIs with a final slash. */
  readonly folders: ReadonlySet<string>;
}

export function needsOf(file: MarkdownFile, project: Pick<Project, 'configuration'>): Needs {
  const documents = new Set<string>();
  const folders = new Set<string>();
  if (isPieceOfPage(file.uri)) return { documents, folders };
  for (const { content } of file.parts) {
    for (const destination of destinationsOf(content)) {
      const path = pathIn(destination);
      if (path !== undefined)
        for (const { folder } of placesOf(project, file.uri, decodePath(path))) folders.add(folder);
      if (destination.includes('#') && !destination.startsWith('#'))
        for (const uri of documentsAt(project, file.uri, destination)) documents.add(uri);
    }
  }
  return { documents, folders };
}

/** Where the links of a part lead to by a path, each once. */
const destinationsOf = perPart((content): readonly string[] => {
  const all = linkPlaces(content).map(({ destination }) => destination);
  return [...new Set(all)].filter((one) => !/^(?:#|[a-z][a-z\d+.-]*:|\/\/)/i.test(one));
});
