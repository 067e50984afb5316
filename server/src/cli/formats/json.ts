import { summarise } from '../report.ts';
import type { Format } from './format.ts';

/** One JSON object, for programs. Its shape is a promise: members are added, never changed, under one `version`. */
export const json: Format = {
  summary: 'one JSON object, for programs',
  render(report) {
    const files = report.files.map((file) => ({
      path: file.path,
      contract: file.contract?.id ?? null,
      ...(file.openapi !== undefined && { openapi: file.openapi }),
      findings: file.findings.map(({ isFixable, ...finding }) => ({ ...finding, fixable: isFixable })),
    }));
    return `${JSON.stringify({ version: 1, files, summary: summarise(report) }, undefined, 2)}\n`;
  },
};
