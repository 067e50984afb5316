import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { MarkdownFile } from '#engine/markdown/markdown-file.ts';
import { parseMarkdown } from '#engine/markdown/parse.ts';
import {
  generatorMark,
  imagesOf,
  pageTitle,
  specPage,
  standalonePage,
  standaloneSpecPage,
} from '#engine/preview/index.ts';
import type { ApiWorkspace } from '#workspace/apis/api-workspace.ts';
import type { DocWorkspace } from '#workspace/docs/doc-workspace.ts';
import { looksLikeDescription } from '#workspace/specs/find-specs.ts';
import type { RenderOptions } from './commands/render.ts';
import { count } from './count.ts';
import { findFiles, type Problem } from './files/find-files.ts';
import { describeSystemError, readText } from './files/read-text.ts';
import { displayPath } from './paths.ts';
import { Projects } from './projects.ts';
import { embeddedImage } from './render/images.ts';
import { commonFolder, type Page, pageLink, pagesOf } from './render/pages.ts';
import { workspacesAround } from './workspaces.ts';

/** `render`: writes the pages, says what it could not read or write, and sets the exit code. */
export async function runRender(names: readonly string[], options: RenderOptions): Promise<void> {
  const workingDirectory = process.cwd();
  const out = resolve(workingDirectory, options.out);
  const found = await findDocuments(names, out, options);
  const problems: Problem[] = [...found.problems];
  const { projects } = found;
  const { docs, apis } = workspacesAround(
    found.documents.map((path) => ({ path })),
    { workingDirectory, projects },
  );
  const base = commonFolder(found.documents);
  const pages = pagesOf(found.documents, out);
  const site: Site = {
    docs,
    apis,
    projects,
    pages: new Map(pages.map((page) => [page.source, page])),
    base: baseOf(base, workingDirectory),
  };
  const written: { readonly page: Page; readonly title: string }[] = [];
  for (const page of pages) {
    const problem = isSpecName(page.source)
      ? await writeSpecPage(page, site, written)
      : await writeDocumentPage(page, site, written);
    if (problem !== undefined) problems.push({ path: page.source, message: problem });
  }
  const index = resolve(out, 'index.html');
  if (written.length > 1 && !written.some(({ page }) => page.target === index)) {
    const problem = await writeText(index, contentsPage(written, index));
    if (problem !== undefined) problems.push({ path: index, message: problem });
  }
  for (const { path, message } of problems) {
    process.stderr.write(`docwright: ${displayPath(resolve(path), workingDirectory)}: ${message}\n`);
  }
  process.stdout.write(`Wrote ${count(written.length, 'page')} to ${displayPath(out, workingDirectory)}.\n`);
  if (problems.length > 0) process.exitCode = 2;
}

interface Site {
  readonly docs: DocWorkspace;
  readonly apis: ApiWorkspace;
  readonly projects: Projects;
  readonly pages: ReadonlyMap<string, Page>;
  /** The folder that images must be in. */
  readonly base: string;
}

interface FoundDocuments {
  /** Absolute paths. */
  readonly documents: readonly string[];
  readonly problems: readonly Problem[];
  readonly projects: Projects;
}

/** Documents of the folder that pages are written to are pages of an earlier run's, or nobody's. */
async function findDocuments(
  names: readonly string[],
  out: string,
  { config }: RenderOptions,
): Promise<FoundDocuments> {
  const { files, problems } = await findFiles(names, process.cwd(), (name) => isMarkdown(name) || isSpecName(name));
  const projects = new Projects({ configuration: config });
  const documents: string[] = [];
  for (const { path, isNamed } of files) {
    const scope = await projects.scopeOf(path);
    const isLeftOut = !isNamed && (scope.isIgnored(path) || path.startsWith(out + sep));
    if (!isLeftOut && (isNamed || isMarkdown(path) || looksLikeSpec(path))) documents.push(path);
  }
  return { documents, problems, projects };
}

/** The working directory, where the documents are in it. */
function baseOf(folder: string, workingDirectory: string): string {
  return folder === workingDirectory || folder.startsWith(workingDirectory + sep) ? workingDirectory : folder;
}

function isMarkdown(name: string): boolean {
  return /\.mdx?$/i.test(name);
}

function isSpecName(name: string): boolean {
  return /\.(?:ya?ml|json)$/i.test(name);
}

/** The root of a description; its other files are on its page. */
function looksLikeSpec(path: string): boolean {
  const input = readText(path);
  return 'text' in input && looksLikeDescription(input.text);
}

type Written = { readonly page: Page; readonly title: string }[];

/** Answers with what kept it from being written. */
async function writeDocumentPage(
  page: Page,
  { docs, projects, pages, base }: Site,
  written: Written,
): Promise<string | undefined> {
  const input = readText(page.source);
  if ('problem' in input) return input.problem;
  const file = parseMarkdown(pathToFileURL(page.source).href, input.text);
  const images = new Map<string, string | undefined>();
  for (const source of imagesOf(file)) images.set(source, await embeddedImage(source, { source: page.source, base }));
  const { loaded } = await projects.scopeOf(page.source);
  await docs.prepare(file, loaded);
  const html = standalonePage(file, {
    apis: docs.neighboursOf(loaded).api(file),
    link: (href) => pageLink(href, page, pages, base),
    image: (source) => images.get(source),
  });
  const problem = await writeText(page.target, html);
  if (problem === undefined) written.push({ page, title: pageTitle(file) });
  return problem;
}

/** As for a document. */
async function writeSpecPage(page: Page, { apis }: Site, written: Written): Promise<string | undefined> {
  const api = await apis.read(pathToFileURL(page.source).href);
  if (!api) return 'not an OpenAPI description';
  const spec = specPage(api);
  const problem = await writeText(page.target, standaloneSpecPage(spec));
  if (problem === undefined) written.push({ page, title: spec.sections[0]?.title ?? '' });
  return problem;
}

/** A list of the pages, where no document is the index of all. */
function contentsPage(written: readonly { readonly page: Page; readonly title: string }[], index: string): string {
  const items = written.map(({ page, title }) => {
    const href = relative(dirname(index), page.target).split(sep).map(encodeURIComponent).join('/');
    return `- [${title.replace(/[\\[\]<>&`*_]/g, String.raw`\$&`)}](${href})`;
  });
  const file: MarkdownFile = parseMarkdown(pathToFileURL(index).href, `# Contents\n\n${items.join('\n')}\n`);
  return standalonePage(file, { link: (href) => href, image: () => undefined });
}

/** Writes over what an earlier run has written, and over nothing else. Answers with what is in the way. */
async function writeText(path: string, text: string): Promise<string | undefined> {
  try {
    const before = await readFile(path, 'utf8').catch(() => undefined);
    if (before !== undefined && !before.includes(generatorMark)) return `${path} is there already, and no page of ours`;
    if (before === text) return undefined;
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
    return undefined;
  } catch (error) {
    return describeSystemError(error);
  }
}
