import type { Feature } from '../services.ts';

/** A folder that joins or leaves the workspace can bring a configuration for documents that are open. */
export const workspaceFolders: Feature = ({ connection, client, folders, projects, specs, docs, onInitialized }) => {
  if (!client.changesWorkspaceFolders) return;
  onInitialized(() =>
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      for (const { uri } of removed) folders.delete(uri);
      for (const { uri } of added) folders.add(uri);
      specs.reindex();
      docs.reindex();
      projects.reload();
    }),
  );
};
