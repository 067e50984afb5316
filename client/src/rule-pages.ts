import * as vscode from 'vscode';
import type { Middleware } from 'vscode-languageclient';
import { rulePagePath } from '#shared/protocol.ts';
import { ownScheme } from './own-documents.ts';

/** Links each finding to the page of its rule here, where the server has only named the rule: what it says of a large description is a quarter shorter. */
export const rulePages: Pick<Middleware, 'provideDiagnostics' | 'handleDiagnostics'> = {
  async provideDiagnostics(document, previousResultId, token, next) {
    const report = await next(document, previousResultId, token);
    if (report && 'items' in report) report.items.forEach(linkToPage);
    return report;
  },
  handleDiagnostics(uri, diagnostics, next) {
    diagnostics.forEach(linkToPage);
    next(uri, diagnostics);
  },
};

function linkToPage(diagnostic: vscode.Diagnostic): void {
  const { code } = diagnostic;
  if (typeof code === 'string') diagnostic.code = { value: code, target: pageOf(code) };
}

function pageOf(rule: string): vscode.Uri {
  let page = pages.get(rule);
  if (!page) {
    page = vscode.Uri.from({ scheme: ownScheme, path: `/${rulePagePath(rule)}` });
    pages.set(rule, page);
  }
  return page;
}

const pages = new Map<string, vscode.Uri>();
