import * as vscode from 'vscode';
import { chooseContract } from './choose-contract.ts';
import type { Command, CommandContext } from './command.ts';
import { createConfiguration } from './create-configuration.ts';
import { exportPreview } from './export-preview.ts';
import { fixAll } from './fix-all.ts';
import { insertSection } from './insert-section.ts';
import { tableCommand } from './tables.ts';

const commands: Readonly<Record<string, Command>> = {
  'docwright.addTableRow': tableCommand('addRow'),
  'docwright.alignTable': tableCommand('align'),
  'docwright.chooseContract': chooseContract,
  'docwright.createConfiguration': createConfiguration,
  'docwright.exportPreview': exportPreview,
  'docwright.fixAll': fixAll,
  'docwright.insertSection': insertSection,
  'docwright.moveColumnLeft': tableCommand('moveColumnLeft'),
  'docwright.moveColumnRight': tableCommand('moveColumnRight'),
  'docwright.restartServer': ({ restart }) => restart(),
  'docwright.showOutput': ({ log }) => log.show(),
  'docwright.sortTable': tableCommand('sort'),
};

export function registerCommands(context: CommandContext): vscode.Disposable[] {
  return Object.entries(commands).map(([name, run]) =>
    vscode.commands.registerCommand(name, (...parameters: readonly unknown[]) => run(context, ...parameters)),
  );
}
