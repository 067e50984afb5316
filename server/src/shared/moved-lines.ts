import type { MovedLines, PreviewFinding, PreviewGhost } from './protocol.ts';

/** Where a line is after a change, as far as its text or its neighbours tell; undefined where it is gone. */
export function movedLine(line: number, { at, removed, inserted }: MovedLines): number | undefined {
  if (line < at) return line;
  if (line >= at + removed) return line + inserted - removed;
  if (line < at + inserted) return line;
  // Its end is the end of what stands there now.
  return line === at + removed - 1 && inserted > 0 ? at + inserted - 1 : undefined;
}

/** The findings where their lines are now; those of lines that are gone are gone, too. The same objects where they stay. */
export function movedFindings(
  findings: readonly PreviewFinding[],
  changes: readonly MovedLines[],
): readonly PreviewFinding[] {
  if (changes.length === 0) return findings;
  return findings.flatMap((finding) => {
    const startLine = lineAfter(finding.startLine, finding.file, changes);
    if (startLine === undefined) return [];
    return startLine === finding.startLine ? [finding] : [{ ...finding, startLine }];
  });
}

/** As {@link movedFindings}; what is missing stays so, wherever the line is. */
export function movedGhosts(ghosts: readonly PreviewGhost[], changes: readonly MovedLines[]): readonly PreviewGhost[] {
  const [change] = changes;
  if (!change) return ghosts;
  return ghosts.map((ghost) => {
    const line = movedLine(ghost.line, change) ?? change.at + change.inserted;
    return line === ghost.line ? ghost : { ...ghost, line };
  });
}

function lineAfter(line: number, file: number | undefined, changes: readonly MovedLines[]): number | undefined {
  const change = changes.find((one) => (one.file ?? 0) === (file ?? 0));
  return change ? movedLine(line, change) : line;
}
