import * as vscode from 'vscode';
import { defineActivationCases } from './activation.ts';
import { defineCodeActionCases } from './code-actions.ts';
import { defineCompletionCases } from './completion.ts';
import { defineConfigurationCases } from './configuration.ts';
import { defineCoverageCases } from './coverage.ts';
import { defineDiagnosticCases } from './diagnostics.ts';
import { defineDocsAndSpecsCases } from './docs-and-specs.ts';
import { defineMarkdownFeatureCases } from './markdown-features.ts';
import { definePreviewCases } from './preview.ts';
import { defineRuleFixCases } from './rule-fixes.ts';
import { defineServerCases } from './server.ts';
import { defineSpecEditCases } from './spec-edits.ts';
import { defineSpecNavigationCases } from './spec-navigation.ts';
import { defineSpecCases } from './specs.ts';
import { defineSyncCases } from './sync.ts';

/** Every case that runs in each host. Activation is first: it can be watched only once. */
export function defineCases(): void {
  defineActivationCases();
  suite('Once active', () => {
    // In a browser VS Code saves by itself, and what a case has typed couldn't be reverted. To say so opens a file of JSON.
    suiteSetup(() =>
      vscode.workspace.getConfiguration('files').update('autoSave', 'off', vscode.ConfigurationTarget.Global),
    );
    defineDiagnosticCases();
    defineCodeActionCases();
    defineCompletionCases();
    defineConfigurationCases();
    defineCoverageCases();
    defineMarkdownFeatureCases();
    defineDocsAndSpecsCases();
    defineSyncCases();
    defineRuleFixCases();
    definePreviewCases();
    defineSpecCases();
    defineSpecEditCases();
    defineSpecNavigationCases();
    defineServerCases();
  });
}
