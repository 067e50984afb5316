import type { JsonSchema } from '../configuration/json-schema.ts';
import type { FindingTag, RelatedSpan, Severity } from '../finding.ts';
import type { ObjectType, SpecVersion } from '../spec/grammar/grammar.ts';
import type { Found } from '../spec/references/lookup.ts';
import type { Spec } from '../spec/spec.ts';
import type { Entry, MapNode, Node, Place } from '../spec/tree/node.ts';
import type { SpecObject } from '../spec/walk/spec-object.ts';
import type { Unit } from '../spec/walk/unit.ts';
import type { RuleBase } from './rule.ts';

/**
 * A rule about OpenAPI documents. Every object of a document is shown to the visitor of its type, once, in the order of the text. What
 * visitors say of a path item or a component is kept as long as its text and all that they looked up ({@link SpecContext.follow}) are the same: so they may look
 * nowhere else, and read no words of titles and descriptions there, only whether there are any ({@link haveSameAssertions}). The visitors `openapi`, `paths` and `components` of the root document see all of it at every keystroke: they touch nothing of the units that
 * did not change, but {@link Spec.collectByGroup what these said} and {@link DocumentContext.memo what was made of that}. Paths in a file of their own are
 * a unit like any other: what `paths` says of them is kept, too.
 */
export interface SpecRule extends RuleBase {
  readonly about: 'specs';
  /** The names that other tools have for it: settings and suppressions accept them. */
  readonly aliases: readonly string[];
  /** What may stand beside `severity` in its setting: property name to schema, with a `description` and a `default` each. */
  readonly options?: Readonly<Record<string, JsonSchema>>;
  /** The versions that it is about; all, where it doesn't say. */
  readonly versions?: readonly SpecVersion[];
  readonly visit?: SpecVisitors;
  /** What its visitors say of an object is kept by itself: for a rule that looks far and takes long. It has no `checkUnit`. */
  readonly isKeptByObject?: true;
  /** Is shown each path item, each component and each fragment as a whole, and the shell: the document without them. */
  readonly checkUnit?: (unit: Unit, context: SpecContext) => void;
}

type DocumentType = 'openapi' | 'paths' | 'components';

export type SpecVisitors = {
  readonly [T in Exclude<ObjectType, DocumentType>]?: (object: SpecObject, context: SpecContext) => void;
} & { readonly [T in DocumentType]?: (object: SpecObject, context: DocumentContext) => void };

/** What a visitor is given besides the object. */
export interface SpecContext {
  readonly version: SpecVersion;
  /** The version as the document declares it: `3.0.2`. */
  readonly declared: string;
  /** The dialect of Schema Objects that name none, as the document's `jsonSchemaDialect` says. */
  readonly dialect: string | undefined;
  /** The rule's own, as `docwright.yaml` sets them, else their defaults. */
  readonly options: Readonly<Record<string, unknown>>;
  /** There is no next keystroke: nothing need be remembered. */
  readonly isLast: boolean;
  /** The unit that stood in the place of this one at the last keystroke, where that is known: what was told of it may make what is told of this one the faster. */
  readonly before: Unit | undefined;
  report(finding: SpecFinding): void;
  /**
   * The value that a node means: itself, or what its `$ref` leads to, over any number of steps and files. Undefined where it leads nowhere, or in
   * a circle.
   */
  follow(node: Node): Node | undefined;
  /** As {@link follow}, where a map is needed. */
  followMap(node: Node | undefined): MapNode | undefined;
  /** What one reference of the file with the URI `base` names (`node.part.uri` is that of a node's file). */
  lookup(base: string, reference: string): Found;
  /**
   * As {@link follow}, and as {@link lookup}, of what many refer to: at the end only the surface is read, that is what kind of node there is and, of a map, the scalars
   * that are entries of it ({@link haveSameSurface}). What is edited deeper there doesn't count.
   */
  followSurface(node: Node): Node | undefined;
  lookupSurface(base: string, reference: string): Found;
}

/** What a visitor of the whole document may read besides. */
export interface DocumentContext extends SpecContext {
  readonly spec: Spec;
  /**
   * What `make` makes of some values; the same as at the last keystroke, where all of them are the same (`===`; of lists, what is in them), and all that
   * `make` looked up by {@link SpecContext.follow} and the like. Nobody asks for the values where there is no next keystroke. Nodes and places that stay in it can be those of a text that is gone: give names or
   * indices, and look them up. `make` is given what it made last time: where that was of much the same, it may be told from it.
   */
  memo<T>(name: string, values: () => readonly unknown[], make: (before: T | undefined) => T): T;
}

/** A problem in a spec. Its place is the smallest text that must change. */
export interface SpecFinding {
  readonly message: string;
  readonly at: Place;
  readonly related?: readonly { readonly at: Place; readonly message: string }[];
  /** Other places that explain it, in files that are none of the description. */
  readonly elsewhere?: readonly RelatedSpan[];
  /** Made when they are asked for. Best first. */
  readonly fixes?: () => readonly SpecFix[];
  /** Instead of the rule's own. */
  readonly severity?: Severity;
  readonly tags?: readonly FindingTag[];
  /** It says that a map has none of these keys: it isn't said where one of them is there, but misspelt or in damaged text. */
  readonly lacks?: { readonly map: MapNode; readonly keys: readonly string[] };
  /** The entry that it is about. */
  readonly about?: { readonly map: MapNode; readonly entry: Entry };
  /** It says that a key doesn't belong where it stands: it isn't said behind a damage in the same map. */
  readonly isOutOfPlace?: boolean;
}

/** As {@link Fix}, at places of the tree. */
export interface SpecFix {
  /** An order. */
  readonly title: string;
  readonly edits: readonly SpecEdit[];
  readonly isSafe: boolean;
}

export interface SpecEdit {
  readonly at: Place;
  readonly text: string;
}
