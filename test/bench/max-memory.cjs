/** Required by a program of Node that is measured: tells at its end, on the fourth stream, how much memory it held at most. */
const { writeSync } = require('node:fs');

process.on('exit', () => writeSync(3, `${process.resourceUsage().maxRSS}\n`));
