import type { Recogniser } from '../recogniser.ts';

export const labels: Recogniser = { form: 'labels', read: () => [] };
