import type { Origin } from '../contract/contract.ts';
import type { Severity } from '../finding.ts';

/** `docwright.yaml` with its `extends` applied. Globs and paths are relative to `folder`, `/` always. */
export interface Configuration {
  /** The file's URI; undefined where the project has none. */
  readonly uri: string | undefined;
  /** The folder's URI, with a final slash. */
  readonly folder: string;
  readonly contract: string | undefined;
  /** Globs of the project's own contract files. */
  readonly contracts: readonly string[];
  readonly docs: readonly string[];
  readonly ignore: readonly string[];
  readonly apis: readonly ApiBinding[];
  readonly errors: { readonly catalogues: readonly string[]; readonly pattern: string | undefined };
  readonly links: { readonly root: string | undefined; readonly skip: readonly string[] };
  /** By rule id. */
  readonly rules: Readonly<Record<string, RuleSetting>>;
  readonly profile: Profile;
  readonly suppressions: string | undefined;
  /** Where each top-level key comes from, for `explain`. */
  readonly origins: Readonly<Record<string, Origin>>;
}

export interface ApiBinding {
  readonly spec: string;
  readonly docs: readonly string[];
  readonly servers: readonly string[];
}

/** How strict: `draft` lowers what only an unfinished document lacks to hints, `release` raises warnings to errors. */
export type Profile = 'draft' | 'review' | 'release';

export interface RuleSetting {
  readonly severity: Severity | 'off' | undefined;
  /** Turned on without a severity (`true`): it has its own. */
  readonly isOn?: boolean;
  readonly options: Readonly<Record<string, unknown>>;
}

/** What holds where there is no `docwright.yaml`. */
export function defaultConfiguration(folder: string): Configuration {
  return {
    uri: undefined,
    folder,
    contract: undefined,
    contracts: [],
    docs: [],
    ignore: [],
    apis: [],
    errors: { catalogues: [], pattern: undefined },
    links: { root: undefined, skip: [] },
    rules: {},
    profile: 'review',
    suppressions: undefined,
    origins: {},
  };
}
