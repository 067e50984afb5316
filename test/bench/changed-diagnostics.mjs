/**
 * The diagnostics of a document that an answer of `docwright/diagnosticChanges` makes of those before: places move, then edits replace.
 *
 * @typedef {import('vscode-languageserver').Diagnostic} Diagnostic
 * @typedef {import('vscode-languageserver').Position} Position
 * @typedef {import('vscode-languageserver').Range} Range
 * @typedef {{ line: number, by: number }} Moved
 *
 * @param {string} uri
 * @param {readonly Diagnostic[]} before
 * @param {{ moved?: Moved, edits: readonly { start: number, deleteCount: number, items: readonly Diagnostic[] }[] }} changes
 * @returns {Diagnostic[]}
 */
export function changedDiagnostics(uri, before, { moved, edits }) {
  const kept = moved ? before.map((one) => movedDiagnostic(uri, one, moved)) : before;
  const after = [];
  let next = 0;
  for (const { start, deleteCount, items } of edits) {
    after.push(...kept.slice(next, start), ...items);
    next = start + deleteCount;
  }
  after.push(...kept.slice(next));
  return after;
}

/** @param {string} uri @param {Diagnostic} diagnostic @param {Moved} moved @returns {Diagnostic} */
export function movedDiagnostic(uri, diagnostic, moved) {
  const relatedInformation = diagnostic.relatedInformation?.map(({ location, message }) => ({
    location: location.uri === uri ? { ...location, range: movedRange(location.range, moved) } : location,
    message,
  }));
  return {
    ...diagnostic,
    range: movedRange(diagnostic.range, moved),
    ...(relatedInformation && { relatedInformation }),
  };
}

/** @param {Range} range @param {Moved} moved @returns {Range} */
function movedRange({ start, end }, moved) {
  return { start: movedPosition(start, moved), end: movedPosition(end, moved) };
}

/** @param {Position} position @param {Moved} moved @returns {Position} */
function movedPosition({ line, character }, moved) {
  return { line: line >= moved.line ? line + moved.by : line, character };
}
