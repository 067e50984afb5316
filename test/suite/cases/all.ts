import { defineActivationCases } from './activation.ts';
import { defineCodeActionCases } from './code-actions.ts';
import { defineCompletionCases } from './completion.ts';
import { defineConfigurationCases } from './configuration.ts';
import { defineDiagnosticCases } from './diagnostics.ts';
import { definePreviewCases } from './preview.ts';
import { defineServerCases } from './server.ts';

/** Every case that runs in each host. Activation is first: it can be watched only once. */
export function defineCases(): void {
  defineActivationCases();
  defineDiagnosticCases();
  defineCodeActionCases();
  defineCompletionCases();
  defineConfigurationCases();
  definePreviewCases();
  defineServerCases();
}
