import { imagesOf, standalonePage } from '#engine/preview/index.ts';
import {
  type ExportPageParams,
  type ExportPageResult,
  exportPageRequest,
  type PageImagesParams,
  type PageImagesResult,
  pageImagesRequest,
} from '#shared/protocol.ts';
import { guard } from '../guard.ts';
import type { Feature } from '../services.ts';

/** Writes a document as a page that stands alone. The client brings the images, which are files of its own. */
export const exportPage: Feature = ({ connection, analyses, log }) => {
  const images = async ({ uri }: PageImagesParams): Promise<PageImagesResult> => {
    const { file } = (await analyses.of(uri))?.markdown ?? {};
    return file ? imagesOf(file) : [];
  };
  const page = async ({ uri, images }: ExportPageParams): Promise<ExportPageResult> => {
    const { markdown } = (await analyses.of(uri)) ?? {};
    const known = new Map(Object.entries(images));
    const options = { link: (href: string) => href, image: (source: string) => known.get(source) };
    return markdown ? standalonePage(markdown.file, { ...options, apis: markdown.apis }) : null;
  };
  connection.onRequest(
    pageImagesRequest,
    guard(log, pageImagesRequest, images, () => []),
  );
  connection.onRequest(
    exportPageRequest,
    guard(log, exportPageRequest, page, () => null),
  );
};
