import type { Feature } from '../services.ts';
import { chooseContract } from './choose-contract.ts';
import { codeActions } from './code-actions.ts';
import { codeLenses } from './code-lenses.ts';
import { completion } from './completion.ts';
import { coverage } from './coverage.ts';
import { definition } from './definition.ts';
import { docIndex } from './doc-index.ts';
import { documentLinks } from './document-links.ts';
import { documentStatus } from './document-status.ts';
import { driftDiagnostics } from './drift-diagnostics.ts';
import { exportPage } from './export.ts';
import { folding } from './folding.ts';
import { hover } from './hover.ts';
import { inlayHints } from './inlay-hints.ts';
import { insertSection } from './insert-section.ts';
import { lineFixes } from './line-fixes.ts';
import { missingSections } from './missing-sections.ts';
import { moveFiles } from './move-files.ts';
import { preview } from './preview.ts';
import { projectDiagnostics } from './project-diagnostics.ts';
import { pullDiagnostics } from './pull-diagnostics.ts';
import { pushDiagnostics } from './push-diagnostics.ts';
import { readResource } from './read-resource.ts';
import { references } from './references.ts';
import { rehearseEdits } from './rehearsal.ts';
import { rename } from './rename.ts';
import { ruleFailures } from './rule-failures.ts';
import { semanticTokens } from './semantic-tokens.ts';
import { specDiagnostics } from './spec-diagnostics.ts';
import { symbols } from './symbols.ts';
import { tryIt } from './try-it.ts';
import { watchedFiles } from './watched-files.ts';
import { workspaceFolders } from './workspace-folders.ts';

/** In this order they hear of what happens: projects are told of a changed file before diagnostics are made. */
export const features: readonly Feature[] = [
  watchedFiles,
  workspaceFolders,
  ruleFailures,
  documentStatus,
  pullDiagnostics,
  pushDiagnostics,
  projectDiagnostics,
  specDiagnostics,
  docIndex,
  driftDiagnostics,
  coverage,
  completion,
  hover,
  definition,
  references,
  rename,
  moveFiles,
  symbols,
  folding,
  semanticTokens,
  inlayHints,
  documentLinks,
  codeLenses,
  codeActions,
  chooseContract,
  insertSection,
  lineFixes,
  missingSections,
  preview,
  exportPage,
  tryIt,
  readResource,
  rehearseEdits,
];
