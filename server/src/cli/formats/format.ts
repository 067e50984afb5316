import type { Colors } from 'picocolors/types.js';
import type { Report } from '../report.ts';

/** Turns a report into text. One file a format; its name on the command line is the file's name. */
export interface Format {
  /** One line for `--help`. */
  readonly summary: string;
  /** The text to print, with its last line break; empty for nothing to say. */
  render(report: Report, options: RenderOptions): string;
}

export interface RenderOptions {
  readonly colors: Colors;
  /** Say nothing where there is nothing to report. */
  readonly isQuiet: boolean;
  /** How many files `--fix` changed; undefined without `--fix`. */
  readonly fixedFiles: number | undefined;
}
