import type { Configuration } from './configuration/configuration.ts';
import type { Contract } from './contract/contract.ts';
import type { Baseline } from './suppression/baseline.ts';

/** What a host knows of a project besides the file in hand. Replaced as a whole when configuration or contracts change. */
export interface Project {
  readonly configuration: Configuration;
  /** By id: the built-in contracts and the project's own. */
  readonly contracts: ReadonlyMap<string, Contract>;
  /** The contract that the user asked for on the command line; before all else. */
  readonly contractOverride?: string | undefined;
  /** The URI of the OpenAPI description that the user asked for on the command line: documents are about that one. */
  readonly specOverride?: string | undefined;
  /** The host's date, as `2027-01-31`: comments may suppress something up to a day. Undefined: none of them ends. */
  readonly today?: string | undefined;
  /** Findings that are known and not reported again. */
  readonly baseline?: Baseline | undefined;
}
