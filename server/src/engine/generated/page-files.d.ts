/** Of a page that stands in a file of its own; `page-files.js` is made by `server/build/page-files.mjs`. The hashes are those of a content security policy. */
export const style: string;
export const styleHash: string;
export const script: string;
export const scriptHash: string;
