import type { Origin } from '../contract/contract.ts';
import type { Severity } from '../finding.ts';
import type { Configuration } from './configuration.ts';
import type { JsonSchema } from './json-schema.ts';

/** What one configuration file says, before those that it extends are applied. What it doesn't say is absent. */
export interface DeclaredConfiguration {
  readonly uri: string;
  /** The paths of the configurations that it builds on, relative to its folder. */
  readonly extends: readonly { readonly path: string; readonly origin: Origin }[];
  /** The globs of its own contract files. */
  readonly contractFiles: readonly { readonly glob: string; readonly origin: Origin }[];
  readonly settings: Partial<Omit<Configuration, 'uri' | 'folder' | 'origins'>>;
  readonly origins: Readonly<Record<string, Origin>>;
  /** Where the value of `contract` stands. */
  readonly contractOrigin: Origin | undefined;
}

/** What a configuration needs to know of a rule. */
export interface KnownRule {
  readonly id: string;
  readonly summary: string;
  readonly severity: Severity | 'off';
  /** What may stand beside `severity` in its setting. */
  readonly options?: Readonly<Record<string, JsonSchema>> | undefined;
}
