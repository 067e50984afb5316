import type { Contract } from '../contract/contract.ts';

/** The built-in contracts, read and composed at build time; `builtin-contracts.js` is made by `server/build/unfold-contracts.mjs`. */
export const contracts: readonly Contract[];
