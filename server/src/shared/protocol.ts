/**
 * What travels between the extension, the language server and the preview beyond the Language Server Protocol.
 *
 * Both sides import this file, so that a message has one declaration. Lines and characters are those of the LSP:
 * from 0, characters in UTF-16 code units.
 */

import type { TryAction, TryEvent } from './try-it.ts';

/** Sent by the client in `initializationOptions`. Every member may be absent: another editor sends none. */
export interface InitializationOptions {
  /** Where the client shows the server's own files (built-in contracts, rule pages), with a final slash: `docwright:/`. */
  readonly resources?: string;
  /** The client itself links findings to the pages of their rules, and needs no `codeDescription`. */
  readonly linksRules?: boolean;
  /** The client answers `docwright/readFile` and `docwright/findFiles` for every URI (virtual workspaces, the web). */
  readonly providesFiles?: boolean;
  /** False where the workspace isn't trusted: nothing remote is shown, and no pattern of the workspace is run. */
  readonly isTrusted?: boolean;
  /** The client's command that shows references, if it has one: with a URI, a position and locations. */
  readonly showReferences?: string;
  /** The client itself knows where the links of Markdown lead, and offers what they may lead to. */
  readonly followsLinks?: boolean;
}

/** Where the page that explains a rule is below `resources`. */
export function rulePagePath(rule: string): string {
  return `docs/rules/${rule}.md`;
}

/** Request, server → client: the bytes of a file, or null where there is none. */
export const readFileRequest = 'docwright/readFile';
export interface ReadFileParams {
  readonly uri: string;
}
/** Base64, as a worker's and a pipe's JSON both carry it. */
export type ReadFileResult = { readonly base64: string } | null;

/** Request, server → client: the URIs below a folder that match one of the globs. */
export const findFilesRequest = 'docwright/findFiles';
export interface FindFilesParams {
  readonly folder: string;
  readonly globs: readonly string[];
}
export type FindFilesResult = readonly string[];

/** Request, client → server: the text of one of the server's own files, by its path below `resources`. */
export const readResourceRequest = 'docwright/readResource';
export interface ReadResourceParams {
  readonly path: string;
}
export type ReadResourceResult = { readonly text: string } | null;

/**
 * Request, client → server: as `textDocument/diagnostic`, but of a document whose diagnostics the client has, by their `resultId`, the answer may say
 * what changes in them. Of a large description that is all but nothing at most keystrokes, and the whole is a thousand diagnostics.
 */
export const diagnosticChangesRequest = 'docwright/diagnosticChanges';
export interface DiagnosticChangesParams {
  readonly uri: string;
  readonly previousResultId?: string;
}
/** The answer that isn't one of the LSP's. First lines move, then edits replace; `D` is a diagnostic. */
export interface DiagnosticChanges<D> {
  readonly kind: 'changes';
  readonly resultId: string;
  readonly moved?: MovedPlaces;
  /** In their order; none meets another. */
  readonly edits: readonly DiagnosticEdit<D>[];
}
/** Every place of the document, of a diagnostic and of its related information, that is in this line or below it is so many lines lower. */
export interface MovedPlaces {
  readonly line: number;
  readonly by: number;
}
/** As `SemanticTokensEdit` of the LSP: indices are those of the list before any edit. */
export interface DiagnosticEdit<D> {
  readonly start: number;
  readonly deleteCount: number;
  readonly items: readonly D[];
}

/** Notification, server → client: which contract applies to an open document, or which OpenAPI version, and why. Sent when it changes. */
export const documentStatusNotification = 'docwright/documentStatus';
export interface DocumentStatus {
  readonly uri: string;
  /** Undefined where the file is no API document. */
  readonly contract?: { readonly id: string; readonly title: string; readonly uri: string };
  /** The OpenAPI version that the document is checked by, as its description declares it; undefined where it belongs to none. */
  readonly openapi?: string;
  /** One sentence: why this contract or version applies, or why none does. */
  readonly reason: string;
  /** The OpenAPI descriptions that an API document is about, and why, or why it is about none. Names are relative to the project's folder. */
  readonly spec?: {
    readonly files: readonly { readonly name: string; readonly uri: string }[];
    readonly reason: string;
  };
  /** The API documents that are about a description, as far as they are known. */
  readonly documents?: readonly { readonly name: string; readonly uri: string }[];
  /** The contracts that the author can choose from. */
  readonly available: readonly { readonly id: string; readonly title: string }[];
  /** The `docwright.yaml` that is in force. */
  readonly configuration?: string;
}

/** Request, client → server: the edit that makes a document name a contract in its front matter (null: none). */
export const chooseContractRequest = 'docwright/chooseContract';
export interface ChooseContractParams {
  readonly uri: string;
  readonly contract: string;
}

/** Request, client → server: begin to preview a document. Patches follow by notification until it is closed. */
export const openPreviewRequest = 'docwright/openPreview';
export interface OpenPreviewParams {
  readonly uri: string;
}
export type OpenPreviewResult = PreviewState | null;

/** Request, client → server: the blocks of some sections of a description's page. Those that it doesn't have by now are left out. */
export const previewBlocksRequest = 'docwright/previewBlocks';
export interface PreviewBlocksParams {
  readonly uri: string;
  readonly ids: readonly string[];
}
export type PreviewBlocksResult = readonly PreviewBlock[];

/** Notification, client → server. */
export const closePreviewNotification = 'docwright/closePreview';
export interface ClosePreviewParams {
  readonly uri: string;
}

/** Notification, server → client: what changed since the last state of this document. */
export const previewPatchNotification = 'docwright/previewPatch';

/** One block of the rendered page. `id` is a hash of the content; equal content further down gets a suffix. */
export interface PreviewBlock {
  readonly id: string;
  /** Not yet sanitised: the webview sanitises every block before it enters the page. */
  readonly html: string;
}

/** Where a block stands in the source. Apart from the block, since lines move and blocks don't. */
export interface PreviewBlockPlace {
  readonly id: string;
  readonly startLine: number;
  /** Exclusive. */
  readonly endLine: number;
  /** The number of the file that has these lines, in `files` of the state; 0 where nothing is said. */
  readonly file?: number;
}

/** A section of the page of an OpenAPI description. The page shows its heading until somebody comes near, and asks for its block then. */
export interface PreviewSection {
  /** That of its block, and of its heading's anchor. */
  readonly id: string;
  readonly level: 1 | 2 | 3;
  readonly title: string;
  /** Of an operation, whose title is its path. */
  readonly method?: string;
  /** In pixels, roughly, as long as it isn't there. */
  readonly height: number;
}

export interface PreviewFinding {
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'info' | 'hint';
  readonly message: string;
  readonly startLine: number;
  readonly startCharacter: number;
  /** What its best fix does; undefined where it has none. */
  readonly fix?: string;
  /** As of {@link PreviewBlockPlace}. */
  readonly file?: number;
}

/** A section that is missing: shown where it belongs, with its guidance and a button that inserts it. */
export interface PreviewGhost {
  readonly section: string;
  readonly title: string;
  readonly guidance: string;
  readonly isRequired: boolean;
  /** The line before which it belongs. */
  readonly line: number;
}

export interface PreviewState {
  /** Of a file of a description, that of the description's root. */
  readonly uri: string;
  readonly version: number;
  /** Of a description: `places` are those of its sections, `blocks` those that the page has. */
  readonly sections?: readonly PreviewSection[];
  /** Of a description: the URIs of its files, the root's first. */
  readonly files?: readonly string[];
  readonly blocks: readonly PreviewBlock[];
  readonly places: readonly PreviewBlockPlace[];
  readonly findings: readonly PreviewFinding[];
  readonly ghosts: readonly PreviewGhost[];
}

/** How places become others: some go and others come at one point of the page, and the lines of the rest move. */
export interface PreviewPlacesChange {
  /** A digest of the places that it is about: a page that has others asks for everything. */
  readonly since: number;
  /** The index, in the order of the page, from which so many places go and others come. */
  readonly at: number;
  readonly removed: number;
  readonly inserted: readonly PreviewBlockPlace[];
  /** For a file: from a line on, as it was before, all lines move by so many. One for a file at most. */
  readonly shifts: readonly { readonly file?: number; readonly from: number; readonly by: number }[];
  /** Places that stay on the page and stand elsewhere than the shifts say. */
  readonly corrected: readonly PreviewBlockPlace[];
}

/** Lines of the source of which others have come in the place. What stands behind them has moved, and is the same. */
export interface MovedLines {
  /** As of {@link PreviewBlockPlace}. */
  readonly file?: number;
  /** The first of them. */
  readonly at: number;
  readonly removed: number;
  readonly inserted: number;
}

export interface PreviewPatch {
  readonly uri: string;
  readonly version: number;
  /** Only the blocks that the client doesn't have yet. */
  readonly added: readonly PreviewBlock[];
  /** Undefined: all blocks stand where they stood. */
  readonly places?: PreviewPlacesChange;
  /** How the lines of findings and ghosts have moved, one for a file at most: what the page shows of them moves along until others are sent. */
  readonly moved?: readonly MovedLines[];
  /** Undefined: unchanged. */
  readonly findings?: readonly PreviewFinding[];
  readonly ghosts?: readonly PreviewGhost[];
  /** Of a description: sections that are new, or have another heading. `added` has blocks that the client knows by another content, too. */
  readonly sections?: readonly PreviewSection[];
  /** Undefined: unchanged. */
  readonly files?: readonly string[];
  /** Blocks that say something else now, and are to be asked for again where somebody is near. */
  readonly outdated?: readonly string[];
}

/** Request, client → server: the edit that inserts a missing section. Null when it is there by now. */
export const insertSectionRequest = 'docwright/insertSection';
export interface InsertSectionParams {
  readonly uri: string;
  readonly section: string;
}

/** Request, client → server: what mends the findings that begin in a line, in their order, the best of each first. */
export const lineFixesRequest = 'docwright/lineFixes';
export interface LineFixesParams {
  readonly uri: string;
  readonly line: number;
}
/** `edit` is a workspace edit of the Language Server Protocol. */
export type LineFixesResult<Edit> = readonly { readonly title: string; readonly edit: Edit }[];

/** Request, client → server: the sections that a document should have and doesn't, in the contract's order. */
export const missingSectionsRequest = 'docwright/missingSections';
export interface MissingSectionsParams {
  readonly uri: string;
}
export type MissingSectionsResult = readonly PreviewGhost[];

/** Notification, server → client: what documents say of their descriptions may be another thing now. */
export const coverageChangedNotification = 'docwright/coverageChanged';
export interface CoverageChanged {
  /** There is a document about a description. */
  readonly hasCoverage: boolean;
}

/** Request, client → server: what documents say of the descriptions of the workspace, as a tree. Empty as long as not all documents are known. */
export const coverageRequest = 'docwright/coverage';
export interface CoverageParams {
  /** A document, of which only the descriptions that it is about are wanted, or a description. */
  readonly uri?: string;
}
export type CoverageResult = readonly CoverageNode[];

/** A description, an operation, or something of it that no document says. */
export interface CoverageNode {
  readonly label: string;
  readonly description: string;
  readonly state: 'covered' | 'partly' | 'missing';
  /** Where it is documented, else where the description has it. */
  readonly target: CoverageTarget | undefined;
  /** The kinds of code actions at its target, of which the first that there is writes what no document says. */
  readonly mendedBy?: readonly string[];
  readonly children: readonly CoverageNode[];
}

export interface CoverageTarget {
  readonly uri: string;
  readonly line: number;
  readonly character: number;
}

/** Request, client → server: the images that a document's page asks for, as they are written. */
export const pageImagesRequest = 'docwright/pageImages';
export interface PageImagesParams {
  readonly uri: string;
}
export type PageImagesResult = readonly string[];

/** Request, client → server: a document as an HTML file that stands alone. Null for what has no page. */
export const exportPageRequest = 'docwright/exportPage';
export interface ExportPageParams {
  readonly uri: string;
  /** `data:` URLs by the images' sources as they are written; for one that is missing its words stand. */
  readonly images: Readonly<Record<string, string>>;
}
export type ExportPageResult = string | null;

/** Extension → webview. Checked on arrival by `isMessageToPreview`. */
export type MessageToPreview =
  | {
      readonly kind: 'state';
      readonly state: PreviewState;
      readonly settings: PreviewSettings;
      readonly panel: PreviewPanelContext;
    }
  | { readonly kind: 'patch'; readonly patch: PreviewPatch }
  /** Blocks that the page has asked for. */
  | { readonly kind: 'blocks'; readonly uri: string; readonly blocks: readonly PreviewBlock[] }
  /** Scroll so that this source line (fractions count) is at the top: of this version of the document, where one is named. */
  | { readonly kind: 'scroll'; readonly line: number; readonly file?: number; readonly version?: number }
  /** Mark what shows this source line: the editor's cursor, or the pointer over the editor, is there. Without a line nothing is. */
  | {
      readonly kind: 'point';
      readonly pointing: 'cursor' | 'pointer';
      readonly line?: number;
      readonly file?: number;
    }
  | { readonly kind: 'settings'; readonly settings: PreviewSettings; readonly panel: PreviewPanelContext }
  /** What documents say of the descriptions that this one is about. */
  | { readonly kind: 'coverage'; readonly descriptions: CoverageResult }
  /** To the form of an endpoint, by the number that the page gave it. */
  | { readonly kind: 'try'; readonly form: number; readonly event: TryEvent };

/** What the page needs to know of the panel that shows it. */
export interface PreviewPanelContext {
  /** Where images beside the document are loaded from: its folder and the workspace's, each with a final slash. */
  readonly documentFolder: string;
  readonly workspaceFolder: string;
  /** It keeps its document when another editor becomes active. */
  readonly isLocked: boolean;
}

/** Webview → extension. Checked on arrival by `isMessageFromPreview`: a page is not trusted. */
export type MessageFromPreview =
  | { readonly kind: 'ready' }
  | { readonly kind: 'scrolled'; readonly line: number; readonly file?: number }
  /** The reader is near sections that the page doesn't have. */
  | { readonly kind: 'need'; readonly ids: readonly string[] }
  /** Show this place of the source; `takesFocus` moves the cursor's focus there too. */
  | {
      readonly kind: 'reveal';
      readonly line: number;
      readonly character?: number;
      readonly takesFocus?: boolean;
      readonly file?: number;
    }
  /** The reader's pointer is at what these lines show, the end exclusive; without lines at nothing. */
  | { readonly kind: 'pointed'; readonly startLine?: number; readonly endLine?: number; readonly file?: number }
  | { readonly kind: 'insertSection'; readonly section: string }
  /** Offer what mends the findings of this line; where there is but one fix, apply it. */
  | { readonly kind: 'fix'; readonly line: number; readonly file?: number }
  | { readonly kind: 'openLink'; readonly href: string }
  /** From now on the coverage is to be told, and again when it is another one; or it need not be any more. */
  | { readonly kind: 'watchCoverage'; readonly isWatched: boolean }
  /** Lead to an entry of the coverage that was told last, by its place at each level; or write what is missing there. */
  | { readonly kind: 'coverage'; readonly path: readonly number[]; readonly does: 'open' | 'write' }
  /** From the form of an endpoint. */
  | { readonly kind: 'try'; readonly form: number; readonly action: TryAction }
  /** Into the clipboard. */
  | { readonly kind: 'copy'; readonly text: string }
  /** What the page shows, and how it begins, for the tests. */
  | { readonly kind: 'rendered'; readonly version: number; readonly text: string };

export interface PreviewSettings {
  readonly scrollWithEditor: boolean;
  readonly scrollEditor: boolean;
  readonly allowRemoteImages: boolean;
  /** Requests can be sent from the page. */
  readonly canTry: boolean;
}
