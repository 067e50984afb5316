import type { Feature } from '../services.ts';
export const completion: Feature = () => {};
