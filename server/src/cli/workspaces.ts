import { fileURLToPath, pathToFileURL } from 'node:url';
import { ApiWorkspace } from '#workspace/apis/api-workspace.ts';
import { DocWorkspace } from '#workspace/docs/doc-workspace.ts';
import { nodeFileSystem } from '#workspace/node-file-system.ts';
import { SpecWorkspace } from '#workspace/specs/spec-workspace.ts';
import type { Problem } from './files/find-files.ts';
import { foldersAround } from './fragments.ts';
import type { Projects } from './projects.ts';

/** What a run knows of documents and descriptions besides those that it checks. */
export interface Workspaces {
  readonly docs: DocWorkspace;
  readonly specs: SpecWorkspace;
  readonly apis: ApiWorkspace;
  /** URIs with a final slash: nothing is read outside of these folders. */
  readonly folders: readonly string[];
}

/** Why the description can't be used that the user asked for, if any. */
export async function problemsOfSpec({ apis, specs }: Workspaces, { spec }: Projects): Promise<readonly Problem[]> {
  if (spec === undefined) return [];
  const { href } = pathToFileURL(spec);
  if (await apis.read(href)) return [];
  return [{ path: spec, message: specs.problemOf(href) ?? 'not an OpenAPI description' }];
}

/** Of the working directory, and of what was named. */
export function workspacesAround(
  files: readonly { readonly path: string; readonly folder?: string }[],
  { workingDirectory, projects }: { readonly workingDirectory: string; readonly projects: Projects },
): Workspaces {
  const named = projects.spec === undefined ? [] : [{ path: projects.spec }];
  const folders = foldersAround(workingDirectory, [...files, ...named]);
  const fileSystem = nodeFileSystem;
  const specs = new SpecWorkspace({ fileSystem, folders: () => folders, isReadOnly: true });
  const apis = new ApiWorkspace({ fileSystem, specs, documents: () => docs.known() });
  const docs: DocWorkspace = new DocWorkspace({
    fileSystem,
    folders: () => folders,
    projectOf: async (uri) => (await projects.scopeOf(fileURLToPath(uri))).loaded,
    apis,
    waitsForAll: true,
  });
  return { docs, specs, apis, folders };
}
