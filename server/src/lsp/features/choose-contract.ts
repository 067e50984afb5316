import type { WorkspaceEdit } from 'vscode-languageserver';
import type { TextEdit } from '#engine/finding.ts';
import type { MarkdownFile } from '#engine/markdown/markdown-file.ts';
import { type ChooseContractParams, chooseContractRequest } from '#shared/protocol.ts';
import { toWorkspaceEdit } from '../edits.ts';
import { guard } from '../guard.ts';
import type { Feature } from '../services.ts';

/** Answers with the edit that makes a document name a contract in its front matter. */
export const chooseContract: Feature = (services) => {
  const { connection, analyses, log } = services;
  const answer = async ({ uri, contract }: ChooseContractParams): Promise<WorkspaceEdit | null> => {
    const analysis = await analyses.of(uri);
    if (!analysis?.markdown) return null;
    return toWorkspaceEdit([nameContract(analysis.markdown.file, contract)], analysis, services) ?? null;
  };
  connection.onRequest(
    chooseContractRequest,
    guard(log, chooseContractRequest, answer, () => null),
  );
};

function nameContract({ uri, text, frontMatter }: MarkdownFile, contract: string): TextEdit {
  const lineBreak = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  const entry = frontMatter?.entries.get('docwright');
  if (entry) return { uri, span: { start: entry.keySpan.end, end: entry.valueSpan.end }, text: `: ${contract}` };
  const line = `docwright: ${contract}${lineBreak}`;
  if (frontMatter) {
    const { start } = frontMatter.contentSpan;
    return { uri, span: { start, end: start }, text: line };
  }
  const start = text.startsWith('\ufeff') ? 1 : 0;
  return { uri, span: { start, end: start }, text: `---${lineBreak}${line}---${lineBreak}${lineBreak}` };
}
