import { imagesOf, type SpecPage, specPage, standalonePage, standaloneSpecPage } from '#engine/preview/index.ts';
import {
  type ExportPageParams,
  type ExportPageResult,
  exportPageRequest,
  type PageImagesParams,
  type PageImagesResult,
  pageImagesRequest,
} from '#shared/protocol.ts';
import { guard } from '../guard.ts';
import type { Analysis } from '../kinds/analysis.ts';
import type { Feature } from '../services.ts';

/** Writes a document, or a description, as a page that stands alone. The client brings the images, which are files of its own. */
export const exportPage: Feature = ({ connection, analyses, docs, log }) => {
  const ofSpec = (analysis: Analysis | undefined): SpecPage | undefined => {
    const root = analysis?.spec?.specs[0]?.uri;
    const api = root === undefined ? undefined : docs.apis.api(root);
    return api && specPage(api);
  };
  const images = async ({ uri }: PageImagesParams): Promise<PageImagesResult> => {
    const { file } = (await analyses.of(uri))?.markdown ?? {};
    return file ? imagesOf(file) : [];
  };
  const page = async ({ uri, images }: ExportPageParams): Promise<ExportPageResult> => {
    const analysis = await analyses.of(uri);
    const markdown = analysis?.markdown;
    const known = new Map(Object.entries(images));
    const options = { link: (href: string) => href, image: (source: string) => known.get(source) };
    const spec = ofSpec(analysis);
    if (spec) return standaloneSpecPage(spec);
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
