import type { Connection, Event } from 'vscode-languageserver';
import type { Analyses } from './analyses.ts';
import type { ClientSupport } from './client-support.ts';
import type { Docs } from './docs.ts';
import type { Documents } from './documents.ts';
import type { Log } from './guard.ts';
import type { ServerHost } from './host.ts';
import type { Projects } from './projects.ts';
import type { Resources } from './resources.ts';
import type { ShownDocuments } from './shown-documents.ts';
import type { Specs } from './specs.ts';

/** What every feature of the server is made from. */
export interface Services {
  readonly connection: Connection;
  /** From then on the client takes requests. */
  readonly onInitialized: Event<void>;
  readonly host: ServerHost;
  readonly client: ClientSupport;
  readonly documents: Documents;
  readonly shown: ShownDocuments;
  /** The workspace's folders, as they are now. */
  readonly folders: Set<string>;
  readonly projects: Projects;
  readonly specs: Specs;
  readonly docs: Docs;
  readonly analyses: Analyses;
  readonly resources: Resources;
  readonly log: Log;
}

/** Registers its handlers. One feature, one file of `features/`; `features/all.ts` lists them. */
export type Feature = (services: Services) => void;
