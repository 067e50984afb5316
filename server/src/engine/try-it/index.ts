/** What a reader sends from the preview, as plain data: the plan of a request, the request, what is said of its answer, and the answer as an example. */
export { type Built, buildRequest, type RequestInput } from './build.ts';
export { checkAnswer } from './check-answer.ts';
export { type Insertion, insertAnswer } from './insert-answer.ts';
export { planRequest } from './plan.ts';
export { subjectOfDocument, subjectOfSpec, type TriedSubject } from './subject.ts';
