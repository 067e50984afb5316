import { startServer } from './start.node.ts';

startServer(process.argv.includes('--node-ipc') ? 'node-ipc' : 'stdio');
