import type {
  MessageFromPreview,
  MessageToPreview,
  PreviewBlock,
  PreviewBlockPlace,
  PreviewFinding,
  PreviewGhost,
  PreviewPanelContext,
  PreviewPatch,
  PreviewSettings,
  PreviewState,
} from './protocol.ts';

/** Whether what a preview's page sent is a message that we know, whole and within bounds. */
export function isMessageFromPreview(value: unknown): value is MessageFromPreview {
  return isRecord(value) && isKnownKind(fromPreview, value.kind) && fromPreview[value.kind](value);
}

/** Whether what arrived in a preview's page is a message that it knows. */
export function isMessageToPreview(value: unknown): value is MessageToPreview {
  return isRecord(value) && isKnownKind(toPreview, value.kind) && toPreview[value.kind](value);
}

type Fields = Readonly<Record<string, unknown>>;

/** A check for each kind of message: a kind without one does not compile. */
type Checks<Message extends { readonly kind: string }> = Readonly<
  Record<Message['kind'], (message: Fields) => boolean>
>;

const fromPreview: Checks<MessageFromPreview> = {
  ready: () => true,
  scrolled: (message) => isLine(message.line),
  reveal: (message) =>
    isWholeLine(message.line) &&
    isOptional(message.character, isWholeLine) &&
    isOptional(message.takesFocus, isBoolean),
  insertSection: (message) => isText(message.section, longestName),
  openLink: (message) => isText(message.href, longestLink),
  copy: (message) => isText(message.text, longestCopy),
  rendered: (message) => isWholeLine(message.version) && isText(message.text, Number.POSITIVE_INFINITY),
};

const toPreview: Checks<MessageToPreview> = {
  state: (message) => isState(message.state) && isSettings(message.settings) && isPanelContext(message.panel),
  patch: (message) => isPatch(message.patch),
  scroll: (message) => isLine(message.line),
  settings: (message) => isSettings(message.settings) && isPanelContext(message.panel),
};

const longestName = 1_000;
const longestLink = 8_000;
const longestCopy = 1_000_000;

function isState(value: unknown): value is PreviewState {
  return (
    isRecord(value) &&
    isString(value.uri) &&
    isNumber(value.version) &&
    isListOf(value.blocks, isBlock) &&
    isListOf(value.places, isPlace) &&
    isListOf(value.findings, isFinding) &&
    isListOf(value.ghosts, isGhost)
  );
}

function isPatch(value: unknown): value is PreviewPatch {
  return (
    isRecord(value) &&
    isString(value.uri) &&
    isNumber(value.version) &&
    isListOf(value.added, isBlock) &&
    isListOf(value.places, isPlace) &&
    isOptional(value.findings, (findings) => isListOf(findings, isFinding)) &&
    isOptional(value.ghosts, (ghosts) => isListOf(ghosts, isGhost))
  );
}

function isBlock(value: unknown): value is PreviewBlock {
  return isRecord(value) && isString(value.id) && isString(value.html);
}

function isPlace(value: unknown): value is PreviewBlockPlace {
  return isRecord(value) && isString(value.id) && isWholeLine(value.startLine) && isWholeLine(value.endLine);
}

function isFinding(value: unknown): value is PreviewFinding {
  return (
    isRecord(value) &&
    isString(value.rule) &&
    isString(value.message) &&
    isWholeLine(value.startLine) &&
    isWholeLine(value.startCharacter) &&
    (value.severity === 'error' ||
      value.severity === 'warning' ||
      value.severity === 'info' ||
      value.severity === 'hint')
  );
}

function isGhost(value: unknown): value is PreviewGhost {
  return (
    isRecord(value) &&
    isString(value.section) &&
    isString(value.title) &&
    isString(value.guidance) &&
    isBoolean(value.isRequired) &&
    isWholeLine(value.line)
  );
}

function isSettings(value: unknown): value is PreviewSettings {
  return (
    isRecord(value) &&
    isBoolean(value.scrollWithEditor) &&
    isBoolean(value.scrollEditor) &&
    isBoolean(value.allowRemoteImages)
  );
}

function isPanelContext(value: unknown): value is PreviewPanelContext {
  return (
    isRecord(value) && isString(value.documentFolder) && isString(value.workspaceFolder) && isBoolean(value.isLocked)
  );
}

function isKnownKind<Kind extends string>(checks: Readonly<Record<Kind, unknown>>, kind: unknown): kind is Kind {
  return typeof kind === 'string' && Object.hasOwn(checks, kind);
}

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isListOf(value: unknown, isItem: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isItem);
}

function isOptional(value: unknown, isGiven: (value: unknown) => boolean): boolean {
  return value === undefined || isGiven(value);
}

function isString(value: unknown): value is string {
  return typeof value === 'string';
}

function isText(value: unknown, longest: number): value is string {
  return typeof value === 'string' && value.length <= longest;
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean';
}

/** A line or a character, fractions allowed. */
function isLine(value: unknown): value is number {
  return isNumber(value) && value >= 0;
}

function isWholeLine(value: unknown): value is number {
  return isLine(value) && Number.isInteger(value);
}
