import * as vscode from 'vscode';
import {
  type ExportPageParams,
  type ExportPageResult,
  exportPageRequest,
  type PageImagesParams,
  type PageImagesResult,
  pageImagesRequest,
} from '#shared/protocol.ts';
import { isWithin, linkTarget } from '../preview/link-target.ts';
import type { Command } from './command.ts';

/**
 * Writes the page of a document or a description into one HTML file that needs nothing else and no network. A menu may hand over the document; a key binding, the
 * file to write too, and then nothing is asked.
 */
export const exportPreview: Command = async ({ client, previewed }, resource, file) => {
  const document = asDocument(resource) ?? vscode.window.activeTextEditor?.document.uri ?? previewed();
  if (!document) return;
  await vscode.workspace.openTextDocument(document);
  const uri = client.code2ProtocolConverter.asUri(document);
  const asked: PageImagesParams = { uri };
  const sources = await client.sendRequest<PageImagesResult>(pageImagesRequest, asked);
  const images = await readImages(sources, document);
  const params: ExportPageParams = { uri, images };
  const page = await client.sendRequest<ExportPageResult>(exportPageRequest, params);
  if (page === null) {
    await vscode.window.showInformationMessage(
      'There is no page to export: open a Markdown document or an OpenAPI description first.',
    );
    return;
  }
  const given = file instanceof vscode.Uri ? file : undefined;
  const target = given ?? (await askForFile(document));
  if (!target) return;
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(page));
  if (given) return;
  const left = sources.length - Object.keys(images).length;
  await tell(target, left === 0 ? '' : ` ${left} of ${sources.length} images could not be put into it.`);
};

/** What the title of a panel hands over is the panel. */
function asDocument(resource: unknown): vscode.Uri | undefined {
  return resource instanceof vscode.Uri && resource.scheme !== 'webview-panel' ? resource : undefined;
}

function askForFile(document: vscode.Uri): Thenable<vscode.Uri | undefined> {
  return vscode.window.showSaveDialog({
    defaultUri: document.with({ path: `${document.path.replace(/\.(?:mdx?|ya?ml|json)$/i, '')}.html` }),
    filters: { HTML: ['html'] },
    title: 'Export the Page',
  });
}

async function tell(target: vscode.Uri, note: string): Promise<void> {
  const open = 'Open';
  const message = `The page is in ${vscode.workspace.asRelativePath(target)}.${note}`;
  if ((await vscode.window.showInformationMessage(message, open)) === open) await vscode.env.openExternal(target);
}

/** By their sources, as `data:` URLs: those that are files of the workspace. */
async function readImages(sources: readonly string[], document: vscode.Uri): Promise<Record<string, string>> {
  const images: Record<string, string> = {};
  for (const source of sources) {
    const url = isEmbedded.test(source) ? source : await readImage(source, document);
    if (url !== undefined) images[source] = url;
  }
  return images;
}

async function readImage(source: string, document: vscode.Uri): Promise<string | undefined> {
  const target = linkTarget(source);
  const mediaType =
    target.kind === 'file' ? mediaTypes[/\.(\w+)$/.exec(target.path)?.[1]?.toLowerCase() ?? ''] : undefined;
  if (target.kind !== 'file' || mediaType === undefined) return undefined;
  const folder = vscode.Uri.joinPath(document, '..');
  const workspace = vscode.workspace.getWorkspaceFolder(document)?.uri ?? folder;
  const file = vscode.Uri.joinPath(target.base === 'workspace' ? workspace : folder, target.path);
  if (!isWithin(workspace.path, file.path)) return undefined;
  try {
    const { size } = await vscode.workspace.fs.stat(file);
    if (size > largestImage) return undefined;
    return `data:${mediaType};base64,${base64(await vscode.workspace.fs.readFile(file))}`;
  } catch {
    return undefined;
  }
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += chunk) text += String.fromCharCode(...bytes.subarray(at, at + chunk));
  return btoa(text);
}

const chunk = 0x8000;
/** In bytes. */
const largestImage = 5 * 1024 * 1024;
const isEmbedded = /^data:image\/(?:png|gif|jpeg|webp|avif|svg\+xml)[;,]/i;

const mediaTypes: Readonly<Record<string, string>> = {
  avif: 'image/avif',
  gif: 'image/gif',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  png: 'image/png',
  svg: 'image/svg+xml',
  webp: 'image/webp',
};
