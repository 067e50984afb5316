import type { CoverageReport, ReportedApi } from './collect.ts';

/** One JSON object, for programs. Its shape is a promise: members are added, never changed, under one `version`. */
export function renderJson({ apis, counts, percent }: CoverageReport): string {
  return `${JSON.stringify({ version: 1, apis: apis.map(apiOf), counts, percent }, undefined, 2)}\n`;
}

function apiOf({ path, documents, operations, codes, counts, percent }: ReportedApi) {
  return {
    path,
    documents,
    operations: operations.map(({ key, ...rest }) => ({ operation: key, ...rest })),
    codes,
    counts,
    percent,
  };
}
