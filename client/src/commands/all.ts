import * as vscode from 'vscode';
import { chooseContract } from './choose-contract.ts';
import type { Command, CommandContext } from './command.ts';
import { createConfiguration } from './create-configuration.ts';
import { fixAll } from './fix-all.ts';
import { insertSection } from './insert-section.ts';

const commands: Readonly<Record<string, Command>> = {
  'docwright.chooseContract': chooseContract,
  'docwright.createConfiguration': createConfiguration,
  'docwright.fixAll': fixAll,
  'docwright.insertSection': insertSection,
  'docwright.restartServer': ({ restart }) => restart(),
  'docwright.showOutput': ({ log }) => log.show(),
};

export function registerCommands(context: CommandContext): vscode.Disposable[] {
  return Object.entries(commands).map(([name, run]) => vscode.commands.registerCommand(name, () => run(context)));
}
