import { fileURLToPath } from 'node:url';
import type { Finding } from '#engine/finding.ts';
import { noNeighbours } from '#engine/graph/neighbours.ts';
import { checkMarkdown } from '#engine/index.ts';
import type { MarkdownFile } from '#engine/markdown/markdown-file.ts';
import { ApiWorkspace } from '#workspace/apis/api-workspace.ts';
import type { DocWorkspace } from '#workspace/docs/doc-workspace.ts';
import type { FileSystem } from '#workspace/file-system.ts';
import type { LoadedProject } from '#workspace/load-project.ts';
import { nodeFileSystem } from '#workspace/node-file-system.ts';
import { SpecWorkspace } from '#workspace/specs/spec-workspace.ts';
import { kindOf } from '../files/file-kind.ts';
import type { Changes } from '../git.ts';
import type { Workspaces } from '../workspaces.ts';

/** The descriptions as they were at a revision, with the documents as they are. */
export class EarlierSpecs {
  readonly #docs: DocWorkspace;
  readonly #apis: ApiWorkspace;

  constructor(changes: Changes, { docs, folders }: Pick<Workspaces, 'docs' | 'folders'>) {
    this.#docs = docs;
    const fileSystem = fileSystemBefore(changes);
    const specs = new SpecWorkspace({ fileSystem, folders: () => folders });
    this.#apis = new ApiWorkspace({ fileSystem, specs, documents: () => docs.known() });
  }

  /** Tells of a finding in a document whether its description said it by then. */
  async knownFindings(file: MarkdownFile, loaded: LoadedProject): Promise<(finding: Finding) => boolean> {
    await this.#apis.prepareAll(this.#docs.known() ?? []);
    await this.#apis.prepare(file, loaded);
    const neighbours = { ...noNeighbours, api: (one: MarkdownFile) => this.#apis.boundTo(one, loaded) };
    const { findings } = checkMarkdown(loaded.project, file, loaded.pathOf(file.uri), neighbours, isDrift);
    const known = new Set(findings.map(keyOf));
    return (finding) => known.has(keyOf(finding));
  }
}

/** Whether it is about a document and its description. */
export function isDrift(rule: string): boolean {
  return rule.startsWith('drift/');
}

function keyOf({ rule, message, span }: Finding): string {
  return [span.start, span.end, rule, message].join(' ');
}

/** Descriptions as they were; everything else as it is. */
function fileSystemBefore(changes: Changes): FileSystem {
  return {
    ...nodeFileSystem,
    async readFile(uri) {
      const path = uri.startsWith('file:') ? fileURLToPath(uri) : '';
      const isOther = kindOf(path) === 'data' && changes.files.has(path);
      return isOther ? changes.textBefore(path) : nodeFileSystem.readFile(uri);
    },
  };
}
