import type { Severity, Span } from '../finding.ts';
import type { SectionItem } from './captures.ts';

/** The required structure of a document, composed and ready to use. All of it is plain data. */
export interface Contract {
  readonly id: string;
  readonly title: string;
  readonly description: string | undefined;
  /** The file that declares it. */
  readonly uri: string;
  /** Ids of the contracts that it extends, nearest first. */
  readonly extends: readonly string[];
  /** The heading above all sections; where it stands, the document is recognised as one of this contract. */
  readonly root: RootHeading | undefined;
  /** A heading that no section knows is reported. */
  readonly isClosed: boolean;
  readonly isOrdered: boolean;
  /** Its file does not parse, or a contract that it extends is not there or is incomplete itself: no document is judged by it. */
  readonly isIncomplete: boolean;
  readonly sections: readonly Section[];
}

export interface RootHeading {
  readonly title: string;
  readonly aliases: readonly string[];
  readonly origin: Origin;
}

/** Where something is declared: what related information points at and `explain` prints. */
export interface Origin {
  readonly uri: string;
  readonly span: Span;
}

export type Presence = 'required' | 'recommended' | 'optional' | 'forbidden';

/**
 * How the sections below a section may stand in a document. The declared tree is the nested form.
 *
 * - `nested`: one level deeper, below their parent
 * - `flat`: at their parent's level, after it
 * - `either`: all of a group in one of the two ways, whichever the document uses
 * - `anywhere`: at any depth below the parent, in any order and grouping (endpoints grouped by resource)
 */
export type Nesting = 'nested' | 'flat' | 'either' | 'anywhere';

export interface Section {
  /** Stable, apart from the title; unique in its contract. */
  readonly id: string;
  readonly title: string;
  readonly aliases: readonly string[];
  /** A regular expression (RE2) that the heading's words may match instead of the title, not anchored. */
  readonly pattern: string | undefined;
  /**
   * The section is also present where endpoint headings with this method stand below its parent: `## GET /users`
   * satisfies the section GET, wherever endpoints are grouped by resource. `*` is any method; where no heading names an endpoint, headings do right below
   * which one stands.
   */
  readonly method: string | undefined;
  /** An alias is reported with the title as the preferred one. */
  readonly isTitleExact: boolean;
  readonly presence: Presence;
  readonly when: Condition | undefined;
  /** May stand more than once. */
  readonly isRepeatable: boolean;
  readonly nesting: Nesting;
  /** The order of the sections below counts. */
  readonly isOrdered: boolean;
  readonly foreach: Foreach | undefined;
  /** What the section stands for, where it stands once for each item of a description; `foreach` is undefined then. */
  readonly item?: SectionItem;
  readonly content: readonly Requirement[];
  /** Overrides the severity of findings about this section's presence and place. */
  readonly severity: Severity | undefined;
  readonly guidance: string | undefined;
  /** An LSP snippet body in Markdown without the heading line; `\${n:text}` are its tab stops. */
  readonly scaffold: string | undefined;
  /** What satisfies the section in a spec: `info.description`, `components.securitySchemes`, … */
  readonly spec: readonly string[];
  readonly sections: readonly Section[];
  /** Its line in the contract: the title's value. */
  readonly origin: Origin;
  /** Where each setting comes from, by key, for `explain`. */
  readonly origins: Readonly<Record<string, Origin>>;
}

/** True where every given member holds. */
export interface Condition {
  /** Front matter keys and the value that each must have; `true` also means "is present". */
  readonly frontMatter: Readonly<Record<string, string | number | boolean>> | undefined;
  /** A fact of the bound spec, by name: `declares oauth2`, `has operation GET`. Unknown while no spec is bound: then the condition holds. */
  readonly spec: string | undefined;
}

/** The section stands once for each item of the bound spec; `{method}` and `{path}` in its title are captures. */
export interface Foreach {
  readonly of: 'operations' | 'securitySchemes' | 'errors' | 'tags';
}

export type Requirement =
  | ProseRequirement
  | TermsRequirement
  | ListRequirement
  | TableRequirement
  | CodeRequirement
  | LinkRequirement
  | ImageRequirement
  | SectionsRequirement
  | AnyRequirement
  | AllRequirement;

interface RequirementBase {
  /** What is asked for, in words that complete "must contain …": "a table with a column *Description*". Undefined: made from the kind. */
  readonly says: string | undefined;
  readonly severity: Severity | undefined;
  /** The Markdown that the fix inserts. Undefined: made from the kind. */
  readonly skeleton: string | undefined;
  readonly origin: Origin;
}

/** Sentences outside lists, tables and code. */
export interface ProseRequirement extends RequirementBase {
  readonly kind: 'prose';
  readonly minimumWords: number;
  /** `code`: only what stands below the last code block counts, or everything where there is none. */
  readonly after: 'code' | undefined;
}

/** At least one of the terms is named (whole words, any case; a trailing `*` matches any ending). */
export interface TermsRequirement extends RequirementBase {
  readonly kind: 'terms';
  readonly any: readonly string[];
}

export interface ListRequirement extends RequirementBase {
  readonly kind: 'list';
  /** Undefined: both will do. */
  readonly isOrdered: boolean | undefined;
  readonly minimumItems: number;
  /** How many such lists. */
  readonly minimum: number;
}

export interface TableRequirement extends RequirementBase {
  readonly kind: 'table';
  readonly columns: readonly ColumnRequirement[];
  readonly minimumRows: number;
  readonly groupBy: GroupRequirement | undefined;
  /** A row for each item of the bound spec. */
  readonly rowsFrom: Foreach['of'] | 'parameters' | 'responses' | undefined;
}

export interface ColumnRequirement {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly type: 'text' | 'integer' | 'code' | 'boolean' | undefined;
  readonly enum: readonly string[] | undefined;
  readonly pattern: string | undefined;
  readonly isOptional: boolean;
  readonly isNonEmpty: boolean;
  readonly isUnique: boolean;
  readonly origin: Origin;
}

/** Rows are grouped: by a column, by a sub-heading above each table, or by a row that names the group. */
export interface GroupRequirement {
  /** The groups; each is named by any of its words. */
  readonly groups: readonly { readonly name: string; readonly aliases: readonly string[] }[];
}

export interface CodeRequirement extends RequirementBase {
  readonly kind: 'code';
  /** Only blocks in one of these languages count; empty: any language. */
  readonly languages: readonly string[];
  readonly minimum: number;
  /** How many different languages. */
  readonly minimumLanguages: number;
  readonly role: 'request' | 'response' | undefined;
}

export interface LinkRequirement extends RequirementBase {
  readonly kind: 'link';
  readonly minimum: number;
  readonly pattern: string | undefined;
}

export interface ImageRequirement extends RequirementBase {
  readonly kind: 'image';
  readonly minimum: number;
}

export interface SectionsRequirement extends RequirementBase {
  readonly kind: 'sections';
  readonly minimum: number;
}

/** One of several will do. */
export interface AnyRequirement extends RequirementBase {
  readonly kind: 'any';
  readonly of: readonly Requirement[];
}

/** One made of several: unmet, as a whole, where any of them is. */
export interface AllRequirement extends RequirementBase {
  readonly kind: 'all';
  readonly of: readonly Requirement[];
}
