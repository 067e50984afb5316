import type { Connection } from 'vscode-languageserver';
import {
  type FindFilesParams,
  type FindFilesResult,
  findFilesRequest,
  type ReadFileParams,
  type ReadFileResult,
  readFileRequest,
} from '#shared/protocol.ts';
import type { FileSystem } from '#workspace/file-system.ts';
import { uriKey } from '#workspace/uris.ts';
import { describeError } from './guard.ts';
import type { Services } from './services.ts';

export type EditorFileSystemOptions = Pick<Services, 'connection' | 'documents' | 'host' | 'client' | 'log'>;

/**
 * The files as the author sees them: what is open in an editor, saved or not; else what the host reads; else what the client
 * reads, in a workspace that isn't on the server's machine.
 */
export function editorFileSystem({ connection, documents, host, client, log }: EditorFileSystemOptions): FileSystem {
  const provided = client.options.providesFiles ? clientFileSystem(connection) : undefined;
  const of = (uri: string) => (host.fileSystem && uri.startsWith('file:') ? host.fileSystem : provided);
  return {
    async readFile(uri) {
      const open = documents.get(uri);
      return open ? new TextEncoder().encode(open.text) : of(uri)?.readFile(uri);
    },
    async find(folder, globs) {
      try {
        return ((await of(folder)?.find(folder, globs)) ?? []).map(uriKey);
      } catch (error) {
        // Documents are checked with what there is.
        log(`Looking for ${globs.join(', ')} below ${folder} failed: ${describeError(error)}`);
        return [];
      }
    },
    async namesIn(folder, root) {
      return of(folder)?.namesIn(folder, root);
    },
    async isBelow(uri, folders) {
      return of(uri)?.isBelow?.(uri, folders);
    },
  };
}

function clientFileSystem(connection: Connection): FileSystem {
  return {
    async readFile(uri) {
      const params: ReadFileParams = { uri };
      const result = await connection.sendRequest<ReadFileResult>(readFileRequest, params);
      return result ? bytesOf(result.base64) : undefined;
    },
    find(folder, globs) {
      const params: FindFilesParams = { folder, globs };
      return connection.sendRequest<FindFilesResult>(findFilesRequest, params);
    },
    async namesIn(folder) {
      const params: FindFilesParams = { folder, globs: ['*'] };
      const found = await connection.sendRequest<FindFilesResult>(findFilesRequest, params);
      return found.map((uri) => decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1)));
    },
  };
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
