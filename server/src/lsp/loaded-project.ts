import type { Finding } from '#engine/finding.ts';
import type { Project } from '#engine/project.ts';

/** A project as the workspace's files and the open editors have it. */
export interface LoadedProject {
  readonly project: Project;
  /** Findings in the project's own files (configuration and contracts), by URI. */
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  /** A document's path relative to the configuration's folder, with `/`; undefined for one outside it. */
  pathOf(uri: string): string | undefined;
  /** The text of a file that the project was made from, as it was then. */
  textOf(uri: string): string | undefined;
  /** Whether the project might be another one with this file changed, made or removed. */
  isMadeFrom(uri: string): boolean;
}
