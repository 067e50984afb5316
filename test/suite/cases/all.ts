import { defineActivationCases } from './activation.ts';

/** Every case that runs in each host, in this order: activation can be watched only once. */
export function defineCases(): void {
  defineActivationCases();
}
