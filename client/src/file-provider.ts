import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type FindFilesParams,
  type FindFilesResult,
  findFilesRequest,
  type ReadFileParams,
  type ReadFileResult,
  readFileRequest,
} from '#shared/protocol.ts';

/** Reads the workspace for the server where the server can't: in a browser, and in virtual workspaces. */
export function provideFiles(client: BaseLanguageClient): vscode.Disposable {
  return vscode.Disposable.from(
    client.onRequest(readFileRequest, ({ uri }: ReadFileParams) => readFile(client.protocol2CodeConverter.asUri(uri))),
    client.onRequest(findFilesRequest, async ({ folder, globs }: FindFilesParams): Promise<FindFilesResult> => {
      const base = client.protocol2CodeConverter.asUri(folder);
      const found = await Promise.all(
        globs.map((glob) => vscode.workspace.findFiles(new vscode.RelativePattern(base, glob), '**/node_modules/**')),
      );
      return [...new Set(found.flat().map((uri) => client.code2ProtocolConverter.asUri(uri)))].sort();
    }),
  );
}

/** Only of the workspace: the server has no business with other files. */
async function readFile(uri: vscode.Uri): Promise<ReadFileResult> {
  if (!vscode.workspace.getWorkspaceFolder(uri)) return null;
  try {
    return { base64: toBase64(await vscode.workspace.fs.readFile(uri)) };
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return null;
    throw error;
  }
}

/** `btoa` takes a character for a byte, and a call takes only so many arguments. */
function toBase64(bytes: Uint8Array): string {
  const chunks: string[] = [];
  for (let at = 0; at < bytes.length; at += chunkSize) {
    chunks.push(String.fromCharCode(...bytes.subarray(at, at + chunkSize)));
  }
  return btoa(chunks.join(''));
}

const chunkSize = 0x8000;
