import type * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { ContractStatus } from '../contract-status.ts';

/** What commands work with. */
export interface CommandContext {
  readonly client: BaseLanguageClient;
  readonly log: vscode.LogOutputChannel;
  readonly status: ContractStatus;
  /** The document of the preview that has the focus, or that was opened last. */
  previewed(): vscode.Uri | undefined;
  /** Starts the server again. */
  restart(): Promise<void>;
}

/** One command, one file; `commands/all.ts` lists them under their names. */
export type Command = (context: CommandContext, ...parameters: readonly unknown[]) => unknown;
