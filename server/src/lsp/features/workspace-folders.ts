import type { Feature } from '../services.ts';

/** A folder that joins or leaves the workspace can bring a configuration for documents that are open. */
export const workspaceFolders: Feature = ({ connection, client, projects, onInitialized }) => {
  if (!client.changesWorkspaceFolders) return;
  onInitialized(() => connection.workspace.onDidChangeWorkspaceFolders(() => projects.reload()));
};
