import type { Finding } from '../finding.ts';
import type { Contract, Origin, Requirement, Section } from './contract.ts';

/** A contract as one file declares it, before the contracts that it extends are applied. What the file doesn't say is absent. */
export interface DeclaredContract {
  readonly id: string;
  readonly uri: string;
  /** Of the id's value. */
  readonly origin: Origin;
  readonly extends: readonly { readonly id: string; readonly origin: Origin }[];
  readonly settings: Partial<Pick<Contract, 'title' | 'description' | 'root' | 'isClosed' | 'isOrdered'>>;
  /** The file does not parse: parts may be missing or guessed. */
  readonly isBroken: boolean;
  readonly sections: readonly DeclaredSection[];
}

export type SectionSettings = Partial<Omit<Section, 'id' | 'sections' | 'origin' | 'origins'>>;

export interface DeclaredSection {
  readonly id: string;
  /** Of the id's value. */
  readonly idOrigin: Origin;
  readonly settings: SectionSettings;
  /** What `addAliases` and `addContent` append to the base's. */
  readonly addedAliases: readonly string[];
  readonly addedContent: readonly Requirement[];
  readonly origins: Readonly<Record<string, Origin>>;
  readonly place: DeclaredPlace | undefined;
  readonly isRemoved: boolean;
  readonly sections: readonly DeclaredSection[];
}

export interface DeclaredPlace {
  readonly kind: 'after' | 'before' | 'in';
  readonly id: string;
  readonly origin: Origin;
}

/** A problem in a contract's or a configuration's file. */
export interface ContractProblem {
  readonly uri: string;
  readonly finding: Finding;
}
