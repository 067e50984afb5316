import type { Colors } from 'picocolors/types.js';
import type { Severity } from '#engine/finding.ts';
import { count } from '../count.ts';
import { describePlace } from '../paths.ts';
import { type FileReport, type Report, type ReportedRelated, type Summary, summarise } from '../report.ts';
import type { Format, RenderOptions } from './format.ts';

/** For people: findings by file, aligned, each with its reason below it, and one line that sums up. */
export const stylish: Format = {
  summary: 'for people',
  render(report, options) {
    const files = report.files.filter(({ findings }) => findings.length > 0);
    if (files.length === 0) return options.isQuiet ? '' : renderNothing(report, options);
    const blocks = files.map((file) => renderFile(file, report.since, options.colors));
    return `${blocks.join('\n')}\n${options.isQuiet ? '' : renderIgnored(report)}${renderSummary(report, options)}`;
  },
};

function renderFile(file: FileReport, since: string | undefined, colors: Colors): string {
  const places = file.findings.map(({ start }) => `${start.line}:${start.column}`);
  const messages = file.findings.map(({ message }) => printable(message));
  const placeWidth = widest(places);
  const severityWidth = widest(file.findings.map(({ severity }) => severity));
  const messageWidth = Math.min(widest(messages), widestAlignedMessage);
  const indent = ' '.repeat(placeWidth + severityWidth + 6);
  const lines = file.findings.flatMap((finding, index) => {
    const place = colors.dim((places[index] ?? '').padStart(placeWidth));
    const severity = colorOf(finding.severity, colors)(finding.severity.padEnd(severityWidth));
    const message = (messages[index] ?? '').padEnd(messageWidth);
    const reasons = finding.related
      .filter(isElsewhere)
      .map((related) => `${indent}${colors.dim(describe(related, file))}`);
    const news = finding.isNew ? `  ${colors.yellow(`new since ${printable(since ?? '')}`)}` : '';
    return [`  ${place}  ${severity}  ${message}  ${colors.dim(finding.rule)}${news}`, ...reasons];
  });
  const kind = file.contract?.id ?? (file.openapi !== undefined ? `OpenAPI ${printable(file.openapi)}` : undefined);
  const contract = kind === undefined ? '' : ` ${colors.dim(`(${kind})`)}`;
  return `${colors.underline(printable(file.path))}${contract}\n${lines.join('\n')}\n`;
}

/** A line of a built-in contract says no more than its name does, which stands above. */
function isElsewhere({ path }: ReportedRelated): boolean {
  return !path.startsWith('docwright:');
}

/** A longer message pushes its own rule to the right, not everybody's. */
const widestAlignedMessage = 80;

function widest(texts: readonly string[]): number {
  return texts.reduce((width, text) => Math.max(width, text.length), 0);
}

/** A document must not move the cursor or colour the terminal of whoever checks it. */
function printable(text: string): string {
  return text.replaceAll(/\p{Cc}+/gu, ' ');
}

function colorOf(severity: Severity, colors: Colors): (text: string) => string {
  switch (severity) {
    case 'error':
      return colors.red;
    case 'warning':
      return colors.yellow;
    case 'info':
      return colors.blue;
    case 'hint':
      return colors.dim;
  }
}

function describe({ path, message, start }: ReportedRelated, file: FileReport): string {
  const place = path === file.path ? `line ${start.line}` : describePlace(path, start.line);
  return printable(`${message}: ${place}`);
}

function renderSummary(report: Report, options: RenderOptions): string {
  const files = report.files.filter(({ findings }) => findings.length > 0);
  const findings = files.flatMap((file) => file.findings);
  const problems = `${count(findings.length, 'problem')} (${countSeverities(summarise(report), options.colors)})`;
  if (options.fixedFiles !== undefined) {
    return `${renderFixed(options.fixedFiles)}${problems} left in ${count(files.length, 'file')}.${renderDrift(files)}\n`;
  }
  const fixable = findings.filter(({ isFixable }) => isFixable).length;
  const newOnes = findings.filter(({ isNew }) => isNew).length;
  const news =
    newOnes === 0 ? '' : ` ${newOnes} ${newOnes === 1 ? 'is' : 'are'} new since ${printable(report.since ?? '')}.`;
  const advice = fixable === 0 ? '' : ` ${fixable} can be fixed with --fix.`;
  return `${problems} in ${count(files.length, 'file')}.${news}${advice}\n`;
}

/** What a safe fix doesn't take over from a description. */
function renderDrift(files: readonly FileReport[]): string {
  const drifts = files.flatMap(({ kind, findings }) =>
    kind === 'markdown' ? findings.filter(({ rule }) => /^drift\/(?!.*-endpoint$)/.test(rule)) : [],
  );
  if (drifts.length === 0) return '';
  return ` ${drifts.length} ${drifts.length === 1 ? 'is' : 'are'} drift: docwright generate --sync takes over what the spec says.`;
}

function renderNothing(report: Report, { fixedFiles }: RenderOptions): string {
  const begin = `${renderIgnored(report)}${renderFixed(fixedFiles ?? 0)}`;
  if (report.since !== undefined && report.files.length === 0)
    return `${begin}Nothing to report since ${printable(report.since)}.\n`;
  return `${begin}No problems in ${countFiles(report)}.\n`;
}

/** Documents are what counts; a run may be about Docwright's own files alone. */
function countFiles(report: Report): string {
  const documents = report.files.filter(({ kind, isIgnored }) => kind === 'markdown' && !isIgnored);
  const specs = report.files.filter(({ openapi }) => openapi !== undefined);
  const ofSpecs = specs.length === 0 ? '' : count(specs.length, 'OpenAPI document');
  if (documents.length === 0 && specs.length > 0) return ofSpecs;
  if (documents.length === 0)
    return `${count(report.files.filter(({ isIgnored }) => !isIgnored).length, 'file')} (no API document)`;
  const applicable = documents.filter(({ contract }) => contract);
  const detail = applicable.length === 0 ? 'no API document' : count(applicable.length, 'API document');
  return `${count(documents.length, 'Markdown file')} (${detail})${ofSpecs === '' ? '' : ` and ${ofSpecs}`}`;
}

function renderIgnored(report: Report): string {
  const ignored = report.files.filter(({ isIgnored }) => isIgnored);
  return ignored.map(({ path }) => `${printable(path)} is not checked: docwright.yaml ignores it.\n`).join('');
}

function renderFixed(files: number): string {
  return files === 0 ? '' : `Repaired ${count(files, 'file')}. `;
}

function countSeverities(summary: Summary, colors: Colors): string {
  const severities: readonly Severity[] = ['error', 'warning', 'info', 'hint'];
  return severities
    .filter((severity) => summary[severity] > 0)
    .map((severity) =>
      colorOf(severity, colors)(severity === 'info' ? `${summary.info} info` : count(summary[severity], severity)),
    )
    .join(', ');
}
