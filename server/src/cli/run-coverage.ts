import { colorsFor } from './colors.ts';
import type { CoverageOptions } from './commands/coverage.ts';
import { collectCoverage } from './coverage/collect.ts';
import { renderJson } from './coverage/json.ts';
import { applyRatchet } from './coverage/ratchet.ts';
import { renderTable } from './coverage/table.ts';
import { Projects } from './projects.ts';

/** `coverage`: prints how much of the descriptions is documented, and sets the exit code. */
export async function runCoverage(names: readonly string[], options: CoverageOptions): Promise<void> {
  const workingDirectory = process.cwd();
  const projects = new Projects({ configuration: options.config, spec: options.spec });
  const report = await collectCoverage(names.length === 0 ? ['.'] : names, { workingDirectory, projects });
  const complaints: string[] = [];
  if (options.threshold !== undefined && report.percent < options.threshold)
    complaints.push(`${report.percent}% is covered, and ${options.threshold}% is asked for`);
  if (options.ratchet !== undefined) complaints.push(...(await applyRatchet(options.ratchet, report)));
  process.exitCode = report.problems.length > 0 ? 2 : Number(complaints.length > 0);
  const colors = colorsFor(process.stdout, options.color);
  process.stdout.write(options.format === 'json' ? renderJson(report) : renderTable(report, colors));
  for (const { path, message } of report.problems) process.stderr.write(`docwright: ${path}: ${message}\n`);
  for (const complaint of complaints) process.stderr.write(`docwright: ${complaint}\n`);
}
