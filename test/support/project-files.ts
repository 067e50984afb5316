import type { Finding } from '#engine/finding.ts';
import { assertMarks, readFiles } from './marks.ts';

/** What the files of a project are expected to say: each file's marks are its findings. */
export function assertFindings(source: string, load: (uri: string, text: string) => readonly Finding[]): void {
  for (const file of readFiles(source)) assertMarks(file, load(`file:///project/${file.path}`, file.text));
}
