import type { RenameFilesParams, WorkspaceEdit } from 'vscode-languageserver';
import { moveEdits } from '#engine/spec/refactor/move-files.ts';
import { uriKey } from '#workspace/uris.ts';
import { toSpecEdit } from '../edits.ts';
import { guard } from '../guard.ts';
import type { Feature } from '../services.ts';

/** Keeps the references of specs right when files or folders get another name or place. */
export const moveFiles: Feature = (services) => {
  const { connection, specs, log } = services;
  connection.workspace.onWillRenameFiles(
    guard(
      log,
      'workspace/willRenameFiles',
      async ({ files }: RenameFilesParams): Promise<WorkspaceEdit | null> => {
        await specs.index();
        const moves = files.map(({ oldUri, newUri }) => ({ from: uriKey(oldUri), to: uriKey(newUri) }));
        const roots = specs.workspace.roots.flatMap((root) => specs.workspace.spec(root) ?? []);
        const edits = moveEdits(roots, moves);
        return edits.length > 0 ? (toSpecEdit(edits, services) ?? null) : null;
      },
      () => null,
    ),
  );
};
