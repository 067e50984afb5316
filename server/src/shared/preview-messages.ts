import {
  type ChecksByKind,
  isBoolean,
  isListOf,
  isNumber,
  isOptional,
  isRecord,
  isString,
  isText,
  isWholeNumber as isWholeLine,
  passes,
} from './checks.ts';
import type {
  CoverageNode,
  MessageFromPreview,
  MessageToPreview,
  MovedLines,
  PreviewBlock,
  PreviewBlockPlace,
  PreviewFinding,
  PreviewGhost,
  PreviewPanelContext,
  PreviewPatch,
  PreviewPlacesChange,
  PreviewSection,
  PreviewSettings,
  PreviewState,
} from './protocol.ts';
import { isTryAction, isTryEvent } from './try-it-messages.ts';

/** Whether what a preview's page sent is a message that we know, whole and within bounds. */
export function isMessageFromPreview(value: unknown): value is MessageFromPreview {
  return passes(fromPreview, value);
}

/** Whether what arrived in a preview's page is a message that it knows. */
export function isMessageToPreview(value: unknown): value is MessageToPreview {
  return passes(toPreview, value);
}

const fromPreview: ChecksByKind<MessageFromPreview> = {
  ready: () => true,
  scrolled: (message) => isLine(message.line) && isOptional(message.file, isWholeLine),
  need: (message) => isListOf(message.ids, (id) => isText(id, longestName)) && isShort(message.ids),
  reveal: (message) =>
    isWholeLine(message.line) &&
    isOptional(message.character, isWholeLine) &&
    isOptional(message.takesFocus, isBoolean) &&
    isOptional(message.file, isWholeLine),
  pointed: (message) =>
    isOptional(message.startLine, isWholeLine) &&
    isOptional(message.endLine, isWholeLine) &&
    isOptional(message.file, isWholeLine),
  fix: (message) => isWholeLine(message.line) && isOptional(message.file, isWholeLine),
  insertSection: (message) => isText(message.section, longestName),
  openLink: (message) => isText(message.href, longestLink),
  watchCoverage: (message) => isBoolean(message.isWatched),
  coverage: (message) =>
    isListOf(message.path, isWholeLine) &&
    isShort(message.path) &&
    (message.does === 'open' || message.does === 'write'),
  try: (message) => isWholeLine(message.form) && isTryAction(message.action),
  copy: (message) => isText(message.text, longestCopy),
  rendered: (message) => isWholeLine(message.version) && isText(message.text, Number.POSITIVE_INFINITY),
};

const toPreview: ChecksByKind<MessageToPreview> = {
  state: (message) => isState(message.state) && isSettings(message.settings) && isPanelContext(message.panel),
  patch: (message) => isPatch(message.patch),
  blocks: (message) => isString(message.uri) && isListOf(message.blocks, isBlock),
  scroll: (message) =>
    isLine(message.line) && isOptional(message.file, isWholeLine) && isOptional(message.version, isNumber),
  point: (message) =>
    (message.pointing === 'cursor' || message.pointing === 'pointer') &&
    isOptional(message.line, isWholeLine) &&
    isOptional(message.file, isWholeLine),
  settings: (message) => isSettings(message.settings) && isPanelContext(message.panel),
  coverage: (message) => isListOf(message.descriptions, isCoverageNode),
  try: (message) => isWholeLine(message.form) && isTryEvent(message.event),
};

const longestName = 1_000;
const mostNeeded = 1_000;
const longestLink = 8_000;
const longestCopy = 1_000_000;

function isCoverageNode(value: unknown): value is CoverageNode {
  return (
    isRecord(value) &&
    isString(value.label) &&
    isString(value.description) &&
    (value.state === 'covered' || value.state === 'partly' || value.state === 'missing') &&
    isOptional(value.mendedBy, isStrings) &&
    isListOf(value.children, isCoverageNode)
  );
}

function isState(value: unknown): value is PreviewState {
  return (
    isRecord(value) &&
    isString(value.uri) &&
    isNumber(value.version) &&
    isListOf(value.blocks, isBlock) &&
    isListOf(value.places, isPlace) &&
    isListOf(value.findings, isFinding) &&
    isListOf(value.ghosts, isGhost) &&
    isOptional(value.sections, isSections) &&
    isOptional(value.files, isStrings)
  );
}

function isPatch(value: unknown): value is PreviewPatch {
  return (
    isRecord(value) &&
    isString(value.uri) &&
    isNumber(value.version) &&
    isListOf(value.added, isBlock) &&
    isOptional(value.places, isPlacesChange) &&
    isOptional(value.moved, (moved) => isListOf(moved, isMovedLines)) &&
    isOptional(value.findings, (findings) => isListOf(findings, isFinding)) &&
    isOptional(value.ghosts, (ghosts) => isListOf(ghosts, isGhost)) &&
    isOptional(value.sections, isSections) &&
    isOptional(value.files, isStrings) &&
    isOptional(value.outdated, isStrings)
  );
}

function isMovedLines(value: unknown): value is MovedLines {
  return (
    isRecord(value) &&
    isWholeLine(value.at) &&
    isWholeLine(value.removed) &&
    isWholeLine(value.inserted) &&
    isOptional(value.file, isWholeLine)
  );
}

function isBlock(value: unknown): value is PreviewBlock {
  return isRecord(value) && isString(value.id) && isString(value.html);
}

function isPlace(value: unknown): value is PreviewBlockPlace {
  return (
    isRecord(value) &&
    isString(value.id) &&
    isWholeLine(value.startLine) &&
    isWholeLine(value.endLine) &&
    isOptional(value.file, isWholeLine)
  );
}

function isPlacesChange(value: unknown): value is PreviewPlacesChange {
  return (
    isRecord(value) &&
    isNumber(value.since) &&
    isWholeLine(value.at) &&
    isWholeLine(value.removed) &&
    isListOf(value.inserted, isPlace) &&
    isListOf(value.shifts, isShift) &&
    isListOf(value.corrected, isPlace)
  );
}

function isShift(value: unknown): boolean {
  return (
    isRecord(value) &&
    isOptional(value.file, isWholeLine) &&
    isWholeLine(value.from) &&
    isNumber(value.by) &&
    Number.isInteger(value.by)
  );
}

function isSections(value: unknown): boolean {
  return isListOf(value, isSection);
}

function isSection(value: unknown): value is PreviewSection {
  return (
    isRecord(value) &&
    isString(value.id) &&
    (value.level === 1 || value.level === 2 || value.level === 3) &&
    isString(value.title) &&
    isOptional(value.method, isString) &&
    isNumber(value.height)
  );
}

function isStrings(value: unknown): boolean {
  return isListOf(value, isString);
}

function isShort(value: unknown): boolean {
  return Array.isArray(value) && value.length <= mostNeeded;
}

function isFinding(value: unknown): value is PreviewFinding {
  return (
    isRecord(value) &&
    isString(value.rule) &&
    isString(value.message) &&
    isWholeLine(value.startLine) &&
    isWholeLine(value.startCharacter) &&
    isOptional(value.fix, isString) &&
    isOptional(value.file, isWholeLine) &&
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
    isBoolean(value.allowRemoteImages) &&
    isBoolean(value.canTry)
  );
}

function isPanelContext(value: unknown): value is PreviewPanelContext {
  return (
    isRecord(value) && isString(value.documentFolder) && isString(value.workspaceFolder) && isBoolean(value.isLocked)
  );
}

/** A line or a character, fractions allowed. */
function isLine(value: unknown): value is number {
  return isNumber(value) && value >= 0;
}
