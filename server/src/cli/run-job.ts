import { checkFound } from './check-files.ts';
import { finishJob, ownJob } from './jobs.ts';
import { Projects } from './projects.ts';

/** Checks a thread's share of the files, and hands over what came of it. */
export async function runOwnJob(): Promise<void> {
  const { files, taken, workingDirectory, projects } = await ownJob();
  const isUpdatingBaseline = projects.isUpdatingBaseline ?? false;
  const settings = { workingDirectory, projects: new Projects(projects), isFixing: false, isUpdatingBaseline, taken };
  finishJob(await checkFound(files, settings, { step() {}, finish() {} }));
}
