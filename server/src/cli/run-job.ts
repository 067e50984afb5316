import { checkFound } from './check-files.ts';
import { finishJob, type Job } from './jobs.ts';
import { Projects } from './projects.ts';

/** Checks a thread's share of the files, and hands over what came of it. */
export async function runJob({ files, taken, workingDirectory, projects }: Job): Promise<void> {
  const isUpdatingBaseline = projects.isUpdatingBaseline ?? false;
  const settings = { workingDirectory, projects: new Projects(projects), isFixing: false, isUpdatingBaseline, taken };
  finishJob(await checkFound(files, settings, { step() {}, finish() {} }));
}
